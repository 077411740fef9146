"""`rolematch audit record`: whether a scoring run is still what was recorded of it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from pipeline.errors import RolematchError
from pipeline.scoring.record import differences


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def record(folder: Path, as_json: bool) -> None:
    """Check the record of a scoring run: compute every digest anew and name what differs.

    FOLDER is the one given to `match --out`. Exits with 1 where something that was kept is missing or was changed; a
    model or package that has changed since is named, too.
    """
    found = differences(folder)
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(one) for one in found], indent=1, ensure_ascii=False))
    else:
        for one in found:
            click.echo(f"{'' if one.kept else 'installed here: '}{one.place} {one.problem}")
        if not found:
            click.echo("All is as it was recorded.")
    if kept := [one for one in found if one.kept]:
        raise RolematchError(
            f"{len(kept)} differences from the record", kept[0].place, "use a copy that nobody has changed"
        )
