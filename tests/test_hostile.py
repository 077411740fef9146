"""Files made to harm: each ends within its limits as a row with a reason, and costs no other document."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from pipeline.readers.guard import MEMORY, Guard
from pipeline.readers.reading import UnreadableError
from pipeline.readers.settings import IngestSettings
from pipeline.sources import list_sources
from pipeline.stages.ingest import ingest
from tests.hidden import pdf_of
from tests.test_legibility import RESUME

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def pdf(content: bytes, pages: int = 1, page_size: bytes = b"[0 0 612 792]", packed: int = 1) -> bytes:
    """A PDF of pages with that content, deflated as often as said."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode" * packed
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox " + page_size + b"/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d/Filter[%s]>>\nstream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(page for _ in range(pages)),
    )


def word(body: str, head: str = "", **parts: bytes) -> bytes:
    """A Word document whose body is that XML."""
    out = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", f"{head}<w:document {space}><w:body>{body}</w:body></w:document>")
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def laughs() -> bytes:
    """Entities of entities, ten to the tenth words."""
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return word(paragraph("&j;"), head=f'<!DOCTYPE r [<!ENTITY a "ha ">{entities}]>')


WIDE_CELL = '<w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr><w:p/></w:tc>'
LINE = b"BT /F 10 Tf 72 700 Td (Plans parks and trails) Tj ET "
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a stream of streams": ("pdf", lambda: pdf(b" " * 300_000_000, packed=2)),
    "millions of words on a page": ("pdf", lambda: pdf(b"BT /F 10 Tf 72 700 Td " + b"(word ) Tj " * 5_000_000 + b"ET")),
    "millions of shapes": ("pdf", lambda: pdf(LINE + b"0 0 m 600 700 l 300 20 l f " * 2_000_000)),
    "five hundred pages": ("pdf", lambda: pdf(LINE, pages=500)),
    "a page of miles": ("pdf", lambda: pdf(LINE, page_size=b"[0 0 14400000 14400000]")),
    "entities of entities": ("docx", laughs),
    "deep mark-up": ("docx", lambda: word("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000)),
    "a part of zeros": ("docx", lambda: word("", **{"word/media.xml": bytes(30 * 2**20)})),
    "cells beyond number": (
        "docx",
        lambda: word(f"<w:tbl>{f'<w:tr>{WIDE_CELL * 20}</w:tr>' * 20}</w:tbl>"),
    ),
    "rules for every element": (
        "html",
        lambda: (
            b"<style>" + b"".join(map(b"*[a%d] *{color:red}".__mod__, range(20_000))) + b"</style>" + b"<p>x" * 50_000
        ),
    ),
    "brackets beyond number": ("json", lambda: b'{"basics":' + b"[" * 5_000_000),
    "stars beyond number": ("markdown", lambda: b"**a " * 1_000_000),
}


@pytest.fixture(scope="module")
def watch() -> Iterator[Guard]:
    """A guard with less patience than a run's, so that the tests need not wait for it."""
    guard = Guard(seconds=3)
    yield guard
    guard.end()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_within_its_limits(watch: Guard, name: str) -> None:
    kind, make = BOMBS[name]
    data = make()
    assert len(data) < 12 * 2**20
    held = psutil.Process().memory_info().rss
    computed = os.times().children_user
    with pytest.raises(UnreadableError) as caught:
        watch.read(data, kind)
    assert caught.value.status in ("too_large", "unreadable", "empty")
    assert ": " in caught.value.reason
    assert psutil.Process().memory_info().rss - held < MEMORY / 4
    watch.end()
    assert os.times().children_user - computed < 20


def test_text_of_any_width_is_read(watch: Guard) -> None:
    assert len(watch.read(b"<p>" + b"word " * 1_000_000, "html").text) == 4_999_999
    assert watch.read(b"<div>" * 200_000 + b"deep down", "html").text == "deep down"
    assert watch.read(word(paragraph("x" * 1_000_000)), "docx").text == "x" * 1_000_000


def test_entities_of_the_system_stay_outside(watch: Guard, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    head = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert "secret" not in watch.read(word(paragraph("Before &x; after"), head), "docx").text
    assert "secret" not in watch.read(f"{head}<p>Before &x; after".encode(), "html").text


def test_macros_and_scripts_are_never_run_nor_read(watch: Guard) -> None:
    macros = word(paragraph("Plans parks"), **{"word/vbaProject.bin": b"Sub AutoOpen()"})
    assert watch.read(macros, "docx").text == "Plans parks"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(macros)) as given:
        for name in given.namelist():
            archive.writestr(name, given.read(name).replace(b"document.main+xml", b"document.macroEnabled.main+xml"))
    with pytest.raises(UnreadableError, match="macros"):
        watch.read(out.getvalue(), "docx")
    script = b"<script>document.write('Plans cities')</script><p onclick='steal()'>Plans parks"
    assert watch.read(script, "html").text == "Plans parks"


def test_a_crash_costs_one_document_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = Guard()
    assert guard.read(b"<p>one", "html").text == "one"
    assert guard._process is not None
    guard._process.kill()
    assert guard.read(b"<p>two", "html").text == "two"  # read again in a new process
    before = guard._process
    assert guard.read(b"<p>three", "html").text == "three"
    assert guard._process is before  # which is kept
    guard.end()


def test_the_reading_process_ends_with_the_one_that_asks() -> None:
    code = (
        "import os; from pipeline.readers.guard import Guard; guard = Guard(); guard.read(b'<p>x', 'html'); "
        "print(guard._process.pid, flush=True); os._exit(0)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    pid = int(asked.stdout)
    deadline = time.monotonic() + 20
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_hostile_files_cost_no_other_document(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    folder.mkdir()
    bombs = ("five hundred pages", "entities of entities", "deep mark-up", "brackets beyond number", "a page of miles")
    for name in bombs:
        kind, make = BOMBS[name]
        (folder / f"{name}.{kind}").write_bytes(make())
    for number in range(3):
        (folder / f"good-{number}.txt").write_text(RESUME, encoding="utf-8")
        (folder / f"good-{number}.html").write_text(RESUME.replace("\n", "<br>"), encoding="utf-8")
    settings = IngestSettings()
    found = ingest({"sources": list_sources(tmp_path, settings)}, settings).set_index("doc_id")
    assert len(found) == len(bombs) + 6
    good = found.index.str.contains("good")
    assert set(found["status"][good]) == {"ok"}
    assert not set(found["status"][~good]) & {"ok"}
    assert found["reason"][~good].notna().all()
    assert (found["text"][~good] == "").all()
