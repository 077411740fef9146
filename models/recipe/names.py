"""Rebuilds `models/names/`: given names of the United States census.

    python models/recipe/names.py FOLDER

FOLDER holds the census's lists `dist.female.first` and `dist.male.first` (name, share in per cent, cumulative share,
rank). Names that public descriptions of work use as words stay only where they are common names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.matching.specificity import known

TARGET = Path(__file__).resolve().parent.parent / "names" / "given.txt"
COMMON = 0.004  # per cent of the women or men: "Mark", "Will" and "Mason" are above, "Dock" and "Man" below
LEAST = 3  # letters: shorter ones are words as often as names


def given_names(folder: Path) -> list[str]:
    """The names in lower case, sorted."""
    shares: dict[str, float] = {}
    for file in ("dist.female.first", "dist.male.first"):
        for line in (folder / file).read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            shares[name.lower()] = max(float(share), shares.get(name.lower(), 0.0))
    return sorted(n for n, share in shares.items() if len(n) >= LEAST and (share >= COMMON or not known(n)))


if __name__ == "__main__":
    names = given_names(Path(sys.argv[1]))
    TARGET.write_text("\n".join(names) + "\n", encoding="ascii")
    print(f"{len(names):,} names")
