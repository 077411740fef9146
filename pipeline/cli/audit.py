"""`rolematch audit`: what an auditor asks of a tool that scores people."""

from __future__ import annotations

import click

from pipeline.cli.impact import impact
from pipeline.cli.record import record


@click.group()
def audit() -> None:
    """Audit scores of people: how they fall on groups, and whether they are still what was recorded."""


for command in (impact, record):
    audit.add_command(command)
