"""The pipeline without files: texts in, tables out, each stage run once a kind of document."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.parts import KINDS, PHRASE, RESUME, SPEC
from pipeline.stage import Input, Reach, Stage
from pipeline.stages import registry
from pipeline.tables import DOCUMENTS, VECTORS, Table

Tables = dict[tuple[str, str], pd.DataFrame]
_APART = ("ingest", "review", "arrange", "explain")


class Memory:
    """Runs texts through the stages; vectors are kept from one run to the next."""

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        self._settings = dict(settings or {})
        self._vectors = _empty(VECTORS)
        self._specs: tuple[Mapping[str, str], Tables] | None = None

    def run(self, specs: Mapping[str, str], resumes: Mapping[str, str], *, explained: bool = False) -> Tables:
        """Tables by name and kind of part; the specifications of the last call are not read again."""
        tables: Tables = {}
        known = self._specs is not None and self._specs[0] == specs
        if known and self._specs:
            tables |= {key: frame for key, frame in self._specs[1].items() if key[0] not in ("vectors",)}
        tables["documents", RESUME] = _documents(resumes, RESUME)
        tables["documents", SPEC] = _documents(specs, SPEC)
        for name, stage in registry().items():
            if name in _APART and not (explained and name == "explain"):
                continue
            for kind in stage.over:
                if known and kind == SPEC and (stage.output.name, SPEC) in tables:
                    continue
                tables[stage.output.name, kind] = self._one(stage, kind, tables)
        self._vectors = tables["vectors", PHRASE]
        self._specs = dict(specs), {key: frame for key, frame in tables.items() if key[1] == SPEC}
        return tables

    def _one(self, stage: Stage[Any], kind: str, tables: Tables) -> pd.DataFrame:
        frames = {}
        for wanted in stage.inputs:
            if wanted.reach is Reach.PREVIOUS:
                frames["previous"] = self._vectors
            else:
                frames[wanted.name] = _input(wanted, kind, tables)
        made = stage.run(frames, self._settings.get(stage.section, stage.settings()))
        return made.reindex(columns=stage.output.names)


def settings_of(stage: str, **values: Any) -> Any:
    """The settings of a stage with some values changed."""
    return dataclasses.replace(registry()[stage].settings(), **values)


def _input(wanted: Input, kind: str, tables: Tables) -> pd.DataFrame:
    if wanted.reach is Reach.SAME:
        return tables.get((wanted.table.name, kind), _empty(wanted.table))
    kinds = wanted.kinds or KINDS
    found = [tables[wanted.table.name, one] for one in (*kinds,) if (wanted.table.name, one) in tables]
    whole = pd.concat(found, ignore_index=True) if len(found) > 1 else found[0]
    return whole[whole[wanted.key].notna()].drop_duplicates(wanted.key) if wanted.reach is Reach.SHARE else whole


def _documents(texts: Mapping[str, str], kind: str) -> pd.DataFrame:
    rows = [
        {"doc_id": name, "kind": kind, "text": text, "layout": [], "status": "ok", "format": "text"}
        for name, text in texts.items()
    ]
    return pd.DataFrame(rows, columns=DOCUMENTS.names)


def _empty(table: Table) -> pd.DataFrame:
    return table.schema.empty_table().to_pandas(types_mapper=_arrow_lists)


def _arrow_lists(kind: Any) -> Any:
    import pyarrow as pa

    return pd.ArrowDtype(kind) if pa.types.is_fixed_size_list(kind) else None
