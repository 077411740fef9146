"""Writes the treebank as the pipeline learns it, and for the teacher the same with clauses that lost their subjects."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from duties import from_treebank
from inflection import Inflection
from treebank import read_trees, write_trees

_SEED = 7


def main() -> None:
    """Writes train, dev, test and teacher as CoNLL-U into the work folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    for name in ("treebank", "work"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    for part in ("dev", "test"):
        write_trees(read_trees(given.treebank / f"en_ewt-ud-{part}.conllu"), given.work / f"{part}.conllu")
    trees = list(read_trees(given.treebank / "en_ewt-ud-train.conllu"))
    write_trees(trees, given.work / "train.conllu")
    items = from_treebank(trees, Inflection(trees), random.Random(_SEED))
    write_trees([*trees, *items], given.work / "teacher.conllu")


if __name__ == "__main__":
    main()
