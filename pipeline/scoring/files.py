"""The files handed to a scoring run, copied under distinct names to where the pipeline looks for documents.

A copy, not a link: what was scored has to be there when the score is questioned, years later.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import UsageError
from pipeline.sources import files_below

RAW, TABLES = "raw", "tables"
_MARK = ".rolematch"  # says that a folder was made here, so that what it holds may be replaced
_FOLDERS = {"resume": "resumes", "spec": "specs"}


@dataclass(frozen=True)
class Given:
    """One file: where it lies, and the path it has among the documents of its kind."""

    path: Path
    name: PurePosixPath


def gather(paths: Sequence[Path]) -> tuple[Given, ...]:
    """Every file named, and every file below a folder named, once, under names that stay apart on any disk.

    A file of a folder keeps its path below it, so that the folders of specifications still name their employers.

    Raises:
        UsageError: a path leads nowhere, or there is no file at all.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"{len(missing)} of the paths lead nowhere", ", ".join(missing[:5]), "check the names")
    found: dict[Path, PurePosixPath] = {}
    for path in paths:
        for file in files_below(path) if path.is_dir() else (path,):
            below = file.relative_to(path) if path.is_dir() else Path(file.name)
            found.setdefault(file.resolve(), PurePosixPath(below))
    if not found:
        raise UsageError("no files", ", ".join(map(str, paths)), "name a file, or a folder that holds some")
    return tuple(Given(path, name) for path, name in zip(found, _distinct(list(found.values())), strict=True))


def _distinct(names: Sequence[PurePosixPath]) -> Iterator[PurePosixPath]:
    """Names, `~2`, `~3` … added before the ending of one that comes again but for case."""
    taken = {str(name).casefold() for name in names}
    seen: set[str] = set()
    for name in names:
        chosen, number = name, 1
        while str(chosen).casefold() in seen or (number > 1 and str(chosen).casefold() in taken):
            number += 1
            chosen = name.with_name(f"{name.stem}~{number}{name.suffix}")
        seen.add(str(chosen).casefold())
        yield chosen


def place(folder: Path, kind: str, one: Given) -> Path:
    """Where a file of a kind, `resume` or `spec`, lies once it is laid out."""
    return folder / RAW / _FOLDERS[kind] / one.name


def lay_out(folder: Path, given: Mapping[str, Sequence[Given]]) -> None:
    """Copies the files to `folder/raw/resumes` and `folder/raw/specs`, and removes what an earlier run left there.

    Args:
        folder: a new or empty folder, or one that was laid out before.
        given: the files by kind, `resume` and `spec`.

    Raises:
        UsageError: the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise UsageError("the folder holds something else", str(folder), "name a new folder with --out")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("made by rolematch; every file in this folder may be replaced by its next run\n")
    for kind, files in given.items():
        root = folder / RAW / _FOLDERS[kind]
        wanted = {place(folder, kind, one): one.path for one in files}
        for old in [file for file in files_below(root) if file not in wanted]:
            old.unlink()
        for target, source in wanted.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """The file's bytes, whole or not at all, with its time; nothing where they are there already."""
    try:
        theirs, ours = source.stat(), target.stat() if target.exists() else None
        if ours and (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns):
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        shutil.copyfile(source, beside)
        os.utime(beside, ns=(theirs.st_mtime_ns, theirs.st_mtime_ns))
        beside.replace(target)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror or error}", str(source), "give it rights") from error
