"""What every command shares: the options that say which project, and finding a document by a short name."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pandas as pd

from pipeline.errors import UsageError
from pipeline.settings import FILE_NAME, Settings, load
from pipeline.stages import settings_types


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --settings, --raw and --processed, and hands the command `settings`."""

    @click.option("--settings", "file", type=click.Path(path_type=Path), help=f"Settings file [default: ./{FILE_NAME}]")
    @click.option("--raw", type=click.Path(path_type=Path), help="Folder of the raw documents.")
    @click.option("--processed", type=click.Path(path_type=Path), help="Folder for what the pipeline makes.")
    @functools.wraps(command)
    def with_settings(file: Path | None, raw: Path | None, processed: Path | None, **options: Any) -> Any:
        return command(settings=settings_for(file, raw, processed), **options)

    return with_settings


def settings_for(file: Path | None, raw: Path | None, processed: Path | None) -> Settings:
    """The project's settings, folders given on the command line put in.

    Raises:
        UsageError: the settings file is missing or wrong.
    """
    if file is not None and not file.is_file():
        raise UsageError("no such settings file", str(file), "check the path, or run `rolematch init`")
    found = file or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    settings = load(found, settings_types(), Path.cwd())
    project = settings.project
    if raw is not None:
        project = replace(project, raw=str(raw.resolve()))
    if processed is not None:
        project = replace(project, processed=str(processed.resolve()))
    return replace(settings, project=project)


def find(name: str, frame: pd.DataFrame, column: str) -> str:
    """The one id in `column` that `name` means: exact, else by a piece of the id or of the title.

    Raises:
        UsageError: none fits, or several do.
    """
    ids = frame[column].astype(str)
    if (ids == name).any():
        return name
    wanted = name.casefold()
    titles = frame["title"].fillna("").astype(str).str.casefold()
    for fits in (
        ids.str.casefold().str.endswith(wanted),
        titles == wanted,
        ids.str.casefold().str.contains(wanted, regex=False),
        titles.str.contains(wanted, regex=False),
    ):
        chosen = sorted(ids[fits])
        if len(chosen) == 1:
            return str(chosen[0])
        if chosen:
            shown = ", ".join(chosen[:5]) + (f" and {len(chosen) - 5} more" if len(chosen) > 5 else "")
            raise UsageError(f"{len(chosen)} documents fit {name!r}", shown, "give more of the name")
    raise UsageError(f"no document fits {name!r}", "the project", "give a path below the raw folder, or a title")
