"""Settings: frozen dataclasses whose every field says what it means, read from `rolematch.toml`."""

from __future__ import annotations

import dataclasses
import difflib
import json
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

FILE_NAME = "rolematch.toml"


def setting(default: Any, meaning: str) -> Any:
    """A settings field with its default and the line that explains it in the generated settings file."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class ProjectSettings:
    """Where things are and how the work is cut."""

    name: str = setting("rolematch", "name of the project, shown in the report")
    raw: str = setting("data/raw", "folder with specs/ and resumes/, as received; relative to this file")
    processed: str = setting("data/processed", "folder for what the pipeline makes; safe to delete")
    parts: int = setting(32, "parts the documents of a kind are dealt into; changing it makes everything again")
    shares: int = setting(8, "parts the distinct texts are dealt into for embedding")

    def __post_init__(self) -> None:
        for name in ("parts", "shares"):
            if not 1 <= getattr(self, name) <= 999:
                raise UsageError(f"{name} = {getattr(self, name)} is out of range", "[project]", "choose 1 to 999")


@dataclass(frozen=True)
class Settings:
    """All settings of a project.

    Attributes:
        project: places and parts.
        stages: the settings of the stages, by section.
        home: folder that relative paths start from.
    """

    project: ProjectSettings
    stages: Mapping[str, Any]
    home: Path

    @property
    def raw(self) -> Path:
        """Folder of the raw documents."""
        return self.home / self.project.raw

    @property
    def processed(self) -> Path:
        """Folder of the artifacts."""
        return self.home / self.project.processed


def load(file: Path | None, types_of: Mapping[str, type[Any]], home: Path) -> Settings:
    """Settings from a file, or the defaults without one.

    Args:
        file: the settings file, or None.
        types_of: the settings dataclass of each section but [project].
        home: folder that relative paths start from when there is no file.

    Raises:
        UsageError: every fault found in the file, told together.
    """
    values = _toml(file) if file else {}
    where = str(file) if file else "settings"
    built = of_values(values, {"project": ProjectSettings, **types_of}, where)
    project = built.pop("project")
    return Settings(project, built, file.resolve().parent if file else home)


def of_values(values: Mapping[str, Any], types_of: Mapping[str, type[Any]], where: str) -> dict[str, Any]:
    """The settings of each section from plain values, defaults for what they leave out.

    Raises:
        UsageError: every fault found in the values, told together with `where` they are from.
    """
    faults = [f"unknown section [{name}]{_nearest(name, types_of)}" for name in values if name not in types_of]
    built = {name: _build(kind, values.get(name, {}), f"[{name}]", faults) for name, kind in types_of.items()}
    if faults:
        raise UsageError("; ".join(faults), where, "correct the settings file")
    return built


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"not a TOML file: {error}", str(file), "correct the line named") from error


def _build(kind: type[Any], values: Any, place: str, faults: list[str]) -> Any:
    """An instance of the dataclass `kind`; what is wrong with `values` is added to `faults`."""
    if not isinstance(values, dict):
        faults.append(f"{place} must be a section")
        return kind()
    fields = {f.name: f for f in dataclasses.fields(kind)}
    hints = typing.get_type_hints(kind)
    chosen = {}
    for key, value in values.items():
        if key not in fields:
            faults.append(f'unknown key "{key}" in {place}{_nearest(key, fields)}')
            continue
        chosen[key] = _value(hints[key], value, f"{place} {key}", faults)
    try:
        return kind(**chosen)
    except (TypeError, ValueError) as error:
        faults.append(f"{place}: {error}")
    except UsageError as error:
        faults.append(f"{error.problem} in {error.place}: {error.remedy}")
    return kind()


def _value(hint: Any, value: Any, place: str, faults: list[str]) -> Any:
    """`value` as the type `hint` asks for: plain values, optional ones, tuples, and dataclasses within tuples."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        hint = next(argument for argument in arguments if argument is not type(None))
        return _value(hint, value, place, faults)
    if origin is tuple:
        if not isinstance(value, list):
            faults.append(f"{place} must be a list")
            return ()
        return tuple(_value(arguments[0], item, place, faults) for item in value)
    if dataclasses.is_dataclass(hint):
        return _build(typing.cast(type[Any], hint), value, place, faults)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        faults.append(f"{place} = {value!r} must be {_kind_name(hint)}")
    return value


def _kind_name(hint: Any) -> str:
    return {str: "text", int: "a whole number", float: "a number", bool: "true or false"}.get(hint, str(hint))


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f'; did you mean "{close[0]}"?' if close else f"; known: {', '.join(sorted(known))}"


def commented(types_of: Mapping[str, type[Any]]) -> str:
    """A settings file with every setting, its meaning and its default, commented out."""
    lines = ["# Settings of a rolematch project. Each line shows a default; take the # away to change it.", ""]
    sections: dict[str, type[Any]] = {"project": ProjectSettings, **types_of}
    for name, kind in sections.items():
        if not dataclasses.fields(kind):
            continue
        lines.append(f"[{name}]")
        for f in dataclasses.fields(kind):
            meaning = f.metadata.get("meaning", "")
            lines.append(f"# {f.name} = {_literal(f.default)}  # {meaning}")
        lines.append("")
    return "\n".join(lines)


def _literal(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    if dataclasses.is_dataclass(value):
        return (
            "{" + ", ".join(f"{f.name} = {_literal(getattr(value, f.name))}" for f in dataclasses.fields(value)) + "}"
        )
    return '""' if value is None else json.dumps(value)
