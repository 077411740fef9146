"""Words that nobody can see stay out of a document's text, and are told; what is seen stays."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.readers import docx, html, pdf
from pipeline.readers.reading import CONCEALMENTS, Reading
from tests.hidden import KEYWORDS, PdfPage, layered_pdf, scanned_pdf, word_box, word_document, word_run

WHITE = '<w:color w:val="FFFFFF"/>'


def kinds(reading: Reading) -> set[str]:
    assert "hidden" not in reading.text
    assert all(note.kind in CONCEALMENTS and "hidden" in note.text for note in reading.concealed)
    return {note.kind for note in reading.concealed}


def one_pdf(*draw: Callable[[PdfPage], None]) -> Reading:
    page = PdfPage()
    for step in draw:
        step(page)
    reading = pdf.read(page.data())
    assert reading.text.count("Seen line") == 10
    return reading


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("colour", [lambda p: p.text(72, 500, "hidden white words", grey=1.0)]),
        ("colour", [lambda p: p.text(72, 500, "hidden pale words", grey=0.97)]),
        ("colour", [lambda p: p.box(500, 0.1), lambda p: p.text(72, 500, "hidden dark words", grey=0.12)]),
        ("colour", [lambda p: p.text(72, 740, "hidden words over seen ones", grey=1.0)]),
        ("tiny", [lambda p: p.text(72, 500, "hidden tiny words", size=1.5)]),
        ("off page", [lambda p: p.text(72, 900, "hidden words above")]),
        ("off page", [lambda p: p.text(-400, 500, "hidden words beside")]),
        ("invisible", [lambda p: p.text(72, 500, "hidden words without ink", mode=3)]),
        ("invisible", [lambda p: p.text(72, 740, "hidden words without ink", mode=3)]),
        ("invisible", [lambda p: p.canvas.setFillAlpha(0.0), lambda p: p.canvas.drawString(72, 500, "hidden ghosts")]),
        ("covered", [lambda p: p.text(72, 500, "hidden words below"), lambda p: p.box(500, 1.0)]),
        ("covered", [lambda p: p.text(72, 500, "hidden words below"), lambda p: p.picture(500)]),
        ("covered", [lambda p: p.clipped(72, 500, "hidden words cut off")]),
        ("metadata", [lambda p: p.canvas.setKeywords(KEYWORDS)]),
    ],
)
def test_pdf_ways_to_hide(kind: str, steps: list[Callable[[PdfPage], None]]) -> None:
    assert kinds(one_pdf(*steps)) == {kind}


@pytest.mark.parametrize(
    "steps",
    [
        [lambda p: p.box(500, 0.2), lambda p: p.text(72, 500, "Shown in white", grey=1.0)],
        [lambda p: p.picture(500), lambda p: p.text(72, 500, "Shown in white", grey=1.0, size=16)],
        [lambda p: p.text(72, 500, "Shown in grey", grey=0.75)],
        [lambda p: p.text(72, 500, "Shown in small print", size=5)],
        [lambda p: p.text(72, 500, "Shown IIII in bold strokes", size=44)],
        [lambda p: p.box(500, 1.0), lambda p: p.text(72, 500, "Shown on a white box")],
        [lambda p: p.text(420, 500, "Shown in part where the page ends, and that is no trick")],
    ],
)
def test_pdf_what_is_seen_stays(steps: list[Callable[[PdfPage], None]]) -> None:
    reading = one_pdf(*steps)
    assert "Shown" in reading.text
    assert not reading.concealed


def test_pdf_a_layer_is_seen_while_it_is_on() -> None:
    assert kinds(pdf.read(layered_pdf("OFF"))) == {"covered"}
    assert "words of a layer" in pdf.read(layered_pdf("ON")).text


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pdf_turned_and_cropped_pages_are_looked_at_where_they_are(turn: int) -> None:
    import pypdfium2

    page = PdfPage()
    page.text(72, 500, "hidden white words", grey=1.0)
    document = pypdfium2.PdfDocument(page.data())
    document[0].set_rotation(turn)
    document[0].set_cropbox(50, 450, 600, 780)
    out = io.BytesIO()
    document.save(out)
    reading = pdf.read(out.getvalue())
    assert kinds(reading) == {"colour"}
    assert reading.text.count("Seen line") == 10


def test_pdf_text_of_a_scanner_over_its_picture_is_the_text() -> None:
    import pypdfium2

    picture = pypdfium2.PdfDocument(PdfPage().data())[0].render(scale=2).to_pil()
    reading = pdf.read(scanned_pdf([picture], PdfPage.LINES))
    assert reading.text.count("Seen line") == 10
    assert not reading.concealed


def test_pdf_text_of_a_browser_over_words_it_painted_is_seen() -> None:
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    painted = pypdfium2.PdfDocument(PdfPage().data())[0].render(scale=2, crop=(60, 730, 200, 40)).to_pil()

    def paint(page: PdfPage) -> None:
        page.canvas.drawImage(ImageReader(painted), 60, 470, 352, 22)
        page.text(72, 480, "Shown as a picture, and kept as text", mode=3)

    reading = one_pdf(paint)
    assert "Shown as a picture" in reading.text
    assert not reading.concealed


def test_word_ways_to_hide() -> None:
    document = word_document(
        f"<w:p>{word_run('Seen words ')}{word_run('hidden one', '<w:vanish/>')}{word_run(' and more')}</w:p>",
        f"<w:p>{word_run('hidden two', WHITE)}</w:p>",
        f"<w:p>{word_run('hidden three', '<w:sz w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:p>",
        f"<w:p>{word_run('Seen anchor')}{word_box('hidden four', -20_000_000)}</w:p>",
        f"<w:p>{word_run('Seen frame')}{word_box('hidden five', 0, 'hidden=' + chr(34) + '1' + chr(34))}</w:p>",
        f"<w:p><w:del>{word_run('hidden six').replace('w:t', 'w:delText')}</w:del></w:p>",
        keywords=KEYWORDS,
    )
    reading = docx.read(document)
    assert kinds(reading) == {"hidden", "colour", "tiny", "off page", "metadata"}
    assert [line for line in reading.text.split("\n") if line] == ["Seen words  and more", "Seen anchor", "Seen frame"]


def test_word_styles_hide_and_shade() -> None:
    import docx as python_docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    document = python_docx.Document()
    ghost = document.styles.add_style("Ghost", 1)
    ghost.font.hidden = True
    paler = document.styles.add_style("Paler ghost", 1)
    paler.base_style = ghost
    document.add_paragraph("hidden by the style of its style", style=paler)
    banner = document.add_paragraph()
    banner.add_run("Seen in white on blue").font.color.rgb = RGBColor(255, 255, 255)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "1F3864")
    banner._p.get_or_add_pPr().append(shade)
    table = document.add_table(1, 2, style="Medium Shading 1 Accent 1")
    table.cell(0, 0).paragraphs[0].add_run("Seen in a shaded row").font.color.rgb = RGBColor(255, 255, 255)
    out = io.BytesIO()
    document.save(out)
    reading = docx.read(out.getvalue())
    assert kinds(reading) == {"hidden"}
    assert "Seen in white on blue" in reading.text
    assert "Seen in a shaded row" in reading.text


def test_word_text_in_controls_boxes_and_changes_is_read() -> None:
    document = word_document(
        f"<w:sdt><w:sdtContent><w:p>{word_run('In a control')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p>{word_run('Before ')}<w:ins>{word_run('inserted')}</w:ins></w:p>",
        f"<w:p>{word_run('Anchor')}{word_box('In a box', 900_000)}</w:p>",
    )
    lines = [line for line in docx.read(document).text.split("\n") if line]
    assert lines == ["In a control", "Before inserted", "Anchor", "In a box"]


RULES = """<style>.secret{display:none} p.tiny{font-size:2px} #off{position:absolute;left:-9999px} .white{color:#fff}
.band{background:#123;color:white} div.gone{visibility:hidden} .back{visibility:visible} ul > li.faint{opacity:0}
.clipped{position:absolute;width:1px;height:1px;overflow:hidden} .shown{display:block !important}
@media print{.paper{display:none}} @media screen{.screen{display:none}}</style>"""


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("hidden", "<span class=secret>hidden</span>"),
        ("hidden", "<p hidden>hidden</p>"),
        ("hidden", "<div class=gone>hidden <b class=back>Seen</b> hidden</div>"),
        ("hidden", "<p class=screen>hidden</p>"),
        ("hidden", "<span aria-hidden=true>hidden</span>"),
        ("hidden", "<div style='display:none'>hidden<script>var seen = 1</script></div>"),
        ("tiny", "<p class=tiny>hidden <span style='font-size:14px'>Seen</span></p>"),
        ("tiny", "<div style='font-size:4px'><p style='font-size:.5em'>hidden</p></div>"),
        ("off page", "<div id=off>hidden</div>"),
        ("off page", "<p style='text-indent:-999em'>hidden</p>"),
        ("off page", "<p style='transform:translateX(-9999px)'>hidden</p>"),
        ("colour", "<p class=white>hidden</p>"),
        ("colour", "<font color=white>hidden</font>"),
        ("colour", "<p style='background:#eee;color:rgb(239,239,239)'>hidden</p>"),
        ("invisible", "<ul><li class=faint>hidden</ul>"),
        ("invisible", "<p style='color:transparent'>hidden</p>"),
        ("covered", "<div class=clipped>hidden</div>"),
        ("covered", "<p style='clip-path:inset(100%)'>hidden</p>"),
        ("metadata", f"<meta name=keywords content='{KEYWORDS}'>"),
    ],
)
def test_html_ways_to_hide(kind: str, body: str) -> None:
    reading = html.read(f"{RULES}<h1>Seen</h1>{body}<p>Seen</p>".encode())
    assert kinds(reading) == {kind}
    assert reading.text.count("Seen") == 2 + body.count("Seen")


@pytest.mark.parametrize(
    "body",
    [
        "<div class=band><p class=white>Shown</p></div>",
        "<p class='secret shown'>Shown</p>",
        "<p class=paper>Shown</p>",
        "<p style='color:white;background:url(sky.png)'>Shown</p>",
        "<table bgcolor=black><tr><td><font color=white>Shown</font></td></tr></table>",
        "<p style='color:#777'>Shown</p>",
        "<span aria-hidden=false>Shown</span>",
        "<p style='text-indent:-20px;margin-left:20px'>Shown</p>",
        "<p style='color:transparent;background-image:linear-gradient(red,blue);background-clip:text'>Shown</p>",
    ],
)
def test_html_what_is_seen_stays(body: str) -> None:
    reading = html.read(f"{RULES}{body}".encode())
    assert reading.text == "Shown"
    assert not reading.concealed


def test_real_documents_lose_only_what_cannot_be_seen(shared: Path) -> None:
    """By eye: of 1,239 PDFs, one holds three words of a web page in white, one two words off its page."""
    files = sorted((shared / "resumes").rglob("*.pdf"))
    known = shared / "resumes" / "CONSTRUCTION" / "26509539.pdf"
    for file in random.Random(4).sample(files, 40):
        if file.stem != "12632728":
            assert not pdf.read(file.read_bytes()).concealed or file == known, file
    notes = pdf.read(known.read_bytes()).concealed
    assert [(note.kind, note.text) for note in notes] == [("colour", "Examples View Tips")]
    captions = {"4800", "7500"}  # of tables, with display: none
    for file in sorted((shared / "specs" / "california").glob("*.html"))[::20]:
        assert not html.read(file.read_bytes()).concealed or file.stem in captions, file
