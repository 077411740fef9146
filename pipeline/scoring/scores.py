"""The scores of all pairs as one table: what a spreadsheet, a data team and `rolematch audit impact` take."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.parts import RESUME, SPEC
from pipeline.scoring.run import OF_RESUMES, Scored
from pipeline.tables import BOOL, INT, POINTS, STRING

KINDS = ("education", "experience", "credentials")  # verdicts on one kind alone, as the table `verdicts` names them
WHOLE = "0"  # the node of a whole tree, likewise
SCHEMA = pa.schema(
    [
        ("query_id", STRING),
        ("candidate_id", STRING),
        ("rank", INT),
        *((name, POINTS) for name in ("score", *OF_RESUMES)),
        ("required", BOOL),
        ("verdict", STRING),
        *((name, STRING) for name in KINDS),
        ("copied", INT),
        ("status", STRING),
        ("reason", STRING),
    ]
)
NO_EVIDENCE = "no evidence"  # the verdict on a tree to which a resume that was read says nothing at all
_PAIR = ["query_id", "candidate_id"]
UNSCORED = "nothing that both sides speak of"


def scores(scored: Scored) -> pd.DataFrame:
    """One row a resume and class, best first within a class; what has no score has a status and a reason, and no rank.

    Resumes of one score share a rank: what the sixth digit tells apart no reader should.
    """
    documents = scored.read("documents", ("doc_id", "status", "reason"), RESUME)
    trees = scored.read("requirements", ("class_id", "tree"), SPEC)
    classes = pd.DataFrame({"candidate_id": trees["class_id"], "required": trees["tree"].notna()})
    pairs = documents.rename(columns={"doc_id": "query_id"}).merge(classes, how="cross")
    found = scored.read("matches", (*_PAIR, "score", *OF_RESUMES))
    pairs = pairs.merge(found, how="left", on=_PAIR).merge(_verdicts(scored), how="left", on=_PAIR)
    pairs = pairs.merge(_copied(scored), how="left", on=_PAIR)
    read = pairs["status"] == "ok"
    pairs.loc[read & pairs["score"].isna(), "reason"] = UNSCORED
    pairs["copied"] = pairs["copied"].where(~read, pairs["copied"].fillna(0)).astype("Int32")
    pairs.loc[read & pairs["required"] & pairs["verdict"].isna(), "verdict"] = NO_EVIDENCE
    pairs["rank"] = pairs.groupby("candidate_id")["score"].rank(method="min", ascending=False).astype("Int32")
    ordered = pairs.sort_values(["candidate_id", "rank", "query_id"], ignore_index=True)
    return ordered[SCHEMA.names]


def _verdicts(scored: Scored) -> pd.DataFrame:
    """One row a pair: the verdict on the whole and on each kind alone; null where nothing of the kind is asked for."""
    told = scored.read("verdicts", (*_PAIR, "node", "verdict"))
    told = told[told["node"].isin([WHOLE, *KINDS])]
    table = told.pivot(index=_PAIR, columns="node", values="verdict")
    return table.reindex(columns=[WHOLE, *KINDS]).rename(columns={WHOLE: "verdict"}).astype(object).reset_index()


def _copied(scored: Scored) -> pd.DataFrame:
    """One row a pair with passages that the resume copies from the specification: how many."""
    return scored.read("copies", tuple(_PAIR)).groupby(_PAIR, as_index=False).size().rename(columns={"size": "copied"})


def write_scores(frame: pd.DataFrame, folder: Path) -> tuple[Path, Path]:
    """`scores.csv` and `scores.parquet`, each whole or not at all; gives both."""
    csv, parquet = folder / "scores.csv", folder / "scores.parquet"
    beside = folder / ".scores.new"
    frame.to_csv(beside, index=False, lineterminator="\n")
    beside.replace(csv)
    pq.write_table(pa.Table.from_pandas(frame, SCHEMA, preserve_index=False), beside, compression="zstd")
    beside.replace(parquet)
    return csv, parquet
