"""`rolematch audit`: what an auditor asks of a tool that scores people."""

from __future__ import annotations

import click

from pipeline.cli.impact import impact
from pipeline.cli.record import record
from pipeline.cli.swap import swap


@click.group()
def audit() -> None:
    """Audit scores of people: on what they hang, how they fall on groups, whether they are as recorded."""


for command in (impact, swap, record):
    audit.add_command(command)
