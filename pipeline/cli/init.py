"""`rolematch init`: a project folder to begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from pipeline.bundle import bundled
from pipeline.errors import UsageError
from pipeline.settings import FILE_NAME, commented
from pipeline.stages import settings_types


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--empty", is_flag=True, help="Without the sample documents.")
def init(folder: Path, empty: bool) -> None:
    """Make FOLDER a project: a commented settings file and sample documents."""
    settings = folder / FILE_NAME
    raw = folder / "data" / "raw"
    for place in (settings, raw):
        if place.exists():
            raise UsageError("there is a project already", str(place), "choose another folder")
    raw.mkdir(parents=True)
    settings.write_text(commented(settings_types()), encoding="utf-8")
    for name in ("specs", "resumes"):
        if empty:
            (raw / name).mkdir()
        else:
            shutil.copytree(bundled("data/raw") / name, raw / name)
    click.echo(f"{settings}\n{raw}\nNext: {f'cd {folder} && ' if str(folder) != '.' else ''}rolematch run")
