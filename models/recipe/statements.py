"""The task statements of O*NET as unlabelled trees: words of spaCy's English tokenizer, every head the root.

Each is given a subject ("They must direct operations"), which leaves no doubt about its verbs; it is taken off again
when the labelled statements are composed into training data.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import spacy
from treebank import Word, write_trees

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TASK_COLUMN = "D"
SUBJECT = "They must "


def tasks(workbook: Path) -> list[str]:
    """Each different statement once, in the order of the sheet, without its full stop."""
    with zipfile.ZipFile(workbook) as archive:
        strings = [
            "".join(part.text or "" for part in item.iter(_SHEET + "t"))
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = [
        strings[int(cell.findtext(_SHEET + "v", ""))]
        for cell in sheet.iter(_SHEET + "c")
        if cell.get("r", "").startswith(_TASK_COLUMN) and cell.get("t") == "s"
    ]
    return list(dict.fromkeys(text.strip().rstrip(".") for text in cells[1:]))


def main(workbook: Path, target: Path) -> None:
    """Writes the statements of more than two words as CoNLL-U."""
    kept = (text for text in tasks(workbook) if len(text.split()) > 2)
    documents = spacy.blank("en").pipe(SUBJECT + text[0].lower() + text[1:] for text in kept)
    trees = (
        [
            Word(token.text, "_", "X", "XX", 0, "dep", bool(token.whitespace_))
            for token in document
            if token.text.strip()
        ]
        for document in documents
    )
    write_trees(trees, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
