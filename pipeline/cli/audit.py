"""`rolematch audit`: what an auditor asks of a tool that scores people."""

from __future__ import annotations

import click

from pipeline.cli.impact import impact


@click.group()
def audit() -> None:
    """Audit scores of people: how they fall on groups."""


audit.add_command(impact)
