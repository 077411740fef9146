"""The record of a scoring run: what has to be kept for years so that a score can be explained, and a way to check it.

California keeps automated-decision data four years (2 CCR § 11013 (c), in force since October 2025), New York City asks
for audits of the scores that were used (6 RCNY § 5-301), the European Union for logs that trace results back to what
went in (Regulation 2024/1689, Art. 12 and 19). None says what such data are; here they are: version, time, every input
and every model by SHA-256, all settings, and the SHA-256 of each file of scores, verdicts and evidence.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import __version__
from pipeline.errors import RolematchError, UsageError
from pipeline.parts import digest
from pipeline.scoring.files import RAW, TABLES, Given, place
from pipeline.scoring.run import Scored, models_of
from pipeline.settings import of_values
from pipeline.stages import registry, settings_types

NAME = "record.json"
_PACKAGES = ("spacy", "torch", "sentence-transformers", "numpy", "pyarrow", "pypdfium2", "python-docx", "lxml")
_KEPT = (RAW, TABLES, "resumes", "specifications", "redacted")  # folders whose every file is part of a record
_SINGLE = ("scores.csv", "scores.parquet", "index.html")
_SEAL = "sha256"


@dataclass(frozen=True)
class Difference:
    """Something that is not as it was recorded.

    Attributes:
        place: the file, or the name of a model or package.
        problem: what is the matter, in words.
        kept: whether it is part of what was kept; what is installed now may well differ.
    """

    place: str
    problem: str
    kept: bool = True


def write_record(
    scored: Scored, folder: Path, scores: pd.DataFrame, given: Mapping[str, Sequence[Given]], made: str
) -> None:
    """Writes `record.json`; one that says the same but for the time is left as it is.

    Args:
        scored: the run.
        folder: its folder, with all other files in place.
        scores: the table of all pairs.
        given: the files that were laid out, by kind.
        made: when the run was, as ISO 8601 with its offset; nothing else of the record hangs on it.
    """
    record = {
        "rolematch": __version__,
        "made": made,
        "resumes": int(scores["query_id"].nunique()),
        "classes": int(scores["candidate_id"].nunique()),
        "pairs": len(scores),
        "pairs_scored": int(scores["score"].notna().sum()),
        "inputs": [_input(folder, kind, one) for kind, files in given.items() for one in files],
        "models": models_of(scored.settings.stages),
        "packages": {name: importlib.metadata.version(name) for name in _PACKAGES},
        "stages": {name: stage.version for name, stage in registry().items() if name in scored.plan.steps},
        "settings": _settings(scored),
        "faults": [dataclasses.asdict(fault) for fault in scored.faults],
        "files": {file.relative_to(folder).as_posix(): _sha256(file) for file in _results(folder)},
    }
    path = folder / NAME
    before = _read(path) if path.is_file() else {}
    if {**before, "made": made, _SEAL: None} != {**record, _SEAL: None}:
        beside = folder / f".{NAME}.new"
        beside.write_text(json.dumps({**record, _SEAL: _seal(record)}, indent=1, ensure_ascii=False) + "\n", "utf-8")
        beside.replace(path)


def differences(folder: Path) -> list[Difference]:
    """Every digest of a record computed anew: what differs, by name; nothing when all is as it was.

    Raises:
        RolematchError: there is no record, or none that can be read.
    """
    record = _read(folder / NAME)
    found = []
    if record.get(_SEAL) != _seal(record):
        found.append(Difference(NAME, "was changed after it was written"))
    kept = {one["file"]: one["sha256"] for one in record["inputs"]} | record["files"]
    there = {file.relative_to(folder).as_posix(): file for file in (*_files(folder, RAW), *_results(folder))}
    for name in sorted(kept.keys() | there.keys()):
        if name not in there:
            found.append(Difference(name, "is missing"))
        elif name not in kept:
            found.append(Difference(name, "is not part of the record"))
        elif _sha256(there[name]) != kept[name]:
            found.append(Difference(name, "was changed"))
    return [*found, *_installed(record)]


def _installed(record: Mapping[str, Any]) -> Iterator[Difference]:
    """What is installed now and is not what scored then."""
    then = {"rolematch": record["rolematch"], **record["models"], **record["packages"]}
    now = {"rolematch": __version__, **{name: importlib.metadata.version(name) for name in record["packages"]}}
    try:
        settings = {name: values for name, values in record["settings"].items() if name != "project"}
        now |= models_of(of_values(settings, settings_types(), NAME))
    except UsageError as error:  # of an older version: its models cannot be asked for
        yield Difference("settings", f"are of another version: {error.problem}", kept=False)
    for name, was in then.items():
        if now.get(name) != was:
            is_now = f"is {now[name][:16]}" if name in now else "is not"
            yield Difference(name, f"was {was[:16]}, and {is_now} here", kept=False)


def _input(folder: Path, kind: str, given: Given) -> dict[str, Any]:
    file = place(folder, kind, given)
    name = file.relative_to(folder).as_posix()
    return {"file": name, "given": str(given.path), "bytes": file.stat().st_size, "sha256": _sha256(file)}


def _settings(scored: Scored) -> dict[str, Any]:
    """All settings of the run; places on this machine are no part of them."""
    sections = {name: dataclasses.asdict(chosen) for name, chosen in scored.settings.stages.items()}
    project = scored.settings.project
    return json.loads(json.dumps({"project": {"parts": project.parts, "shares": project.shares}, **sections}))  # type: ignore[no-any-return]


def _results(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in _SINGLE if (folder / name).is_file())
    for name in _KEPT[1:]:
        yield from _files(folder, name)


def _files(folder: Path, name: str) -> list[Path]:
    return sorted(file for file in (folder / name).rglob("*") if file.is_file() and not file.name.startswith("."))


def _seal(record: Mapping[str, Any]) -> str:
    """SHA-256 of all that the record says but for this digest."""
    said = {name: value for name, value in record.items() if name != _SEAL}
    return digest([json.dumps(said, sort_keys=True, ensure_ascii=False)])


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise RolematchError("no record that can be read", str(path), "name the folder of `match --out`") from error


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
