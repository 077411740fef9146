"""Each format as plain text with its marks."""

from __future__ import annotations

import io
import re
import textwrap
from pathlib import Path

import pytest

from pipeline.readers import docx, html, markdown, pdf, plain
from pipeline.readers.characters import decode, normalise
from pipeline.readers.reading import Reading


def marked(reading: Reading, kind: str) -> list[tuple[str, int]]:
    return [(reading.text[mark.start : mark.end], mark.level) for mark in reading.layout if mark.kind == kind]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Café".encode(), "Café", "utf-8"),
        ("Café".encode("utf-8-sig"), "Café", "utf-8"),
        ("Café".encode("utf-16"), "Café", "utf-16-le"),
        ("Duties of a clerk".encode("utf-16-le"), "Duties of a clerk", "utf-16-le"),
        ("Duties of a clerk".encode("utf-16-be"), "Duties of a clerk", "utf-16-be"),
        ("the “keeper’s” café – 5".encode("cp1252"), "the “keeper’s” café – 5", "windows-1252"),
        ("the keeper’s ".encode() + "keeper’s".encode("cp1252"), "the keeper’s keeper’s", "windows-1252"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("a\r\nb\rc\x0cd\u2028e", "a\nb\nc\nd\ne"),
        ("two\u00a0words\u2003here\tand", "two words here\tand"),
        ("ze\u200bro\x00wi\u00addth", "zerowidth"),
        ("\uf0b7 item", "• item"),
        ("the keeper\u0092s", "the keeper’s"),
        ("cafÃ© â€“ keeperâ€™s", "café – keeper’s"),
        (
            "Ranger\ufffdII of the keeper\ufffds \ufffdpark range\ufffd test",
            "Ranger II of the keeper’s “park range” test",
        ),
        ("Château légère Âge", "Château légère Âge"),
    ],
)
def test_one_rule_for_characters(given: str, normal: str) -> None:
    assert normalise(given) == normal
    assert normalise(normal) == normal


def test_plain_text_keeps_its_spacing() -> None:
    assert plain.read(b"TITLE\r\n\r\n\t Class Code:   7\r\n").text == "TITLE\n\n\t Class Code:   7\n"


PAGE = """<html><head><title>Trail Keeper | Elm County</title><style>p{}</style></head><body>
<nav><ul><li><a href=/>Home</a></li></ul></nav><script>var duties = "none";</script>
<h1>Trail Keeper</h1><p>Keeps   the
trails.<br>Opens gates.</p><p><b>Duties</b></p>
<ul><li>Mends fences</li><li><p>Feeds mules</p></li></ul><ol type=a><li>Sweeps</ol>
<table><caption>Classes</caption><tr><th>Code<th>Class</tr><tr><td><p>77</p></td><td>Trail Keeper I</td></tr></table>
<table><tr><td><h2>Pay</h2><p>Low.</p><p>Fair.</p></td><td>Aside</td></tr></table>
<div style="display: none">secret</div><footer>Site map</footer></body></html>"""


def test_html_keeps_structure_and_loses_navigation() -> None:
    reading = html.read(PAGE.encode())
    assert reading.title == "Trail Keeper | Elm County"
    assert reading.text.split("\n") == [
        "Trail Keeper", "", "Keeps the trails.", "Opens gates.", "", "Duties", "", "• Mends fences", "• Feeds mules",
        "a. Sweeps", "", "Classes", "", "Code | Class", "77 | Trail Keeper I", "", "Pay", "", "Low.", "", "Fair.", "",
        "Aside",
    ]  # fmt: skip
    assert marked(reading, "heading") == [("Trail Keeper", 1), ("Duties", 0), ("Pay", 2)]
    assert marked(reading, "item") == [("Mends fences", 1), ("Feeds mules", 1), ("Sweeps", 1)]
    assert marked(reading, "cell") == [("Code", 1), ("Class", 2), ("77", 1), ("Trail Keeper I", 2)]


def test_html_takes_the_main_part_where_there_is_one() -> None:
    page = f"<div>Careers at Elm</div><main><p>{'Keeps trails. ' * 30}</p></main><div>Contact</div>"
    text = html.read(page.encode()).text
    assert text.startswith("Keeps trails.")
    assert "Contact" not in text


def test_html_declared_encoding_and_entities() -> None:
    page = '<meta charset="iso-8859-2"><p>Plze\xf2 &amp; &lt;b&gt;</p>'.encode("latin-1")
    assert html.read(page).text == "Plzeň & <b>"


def test_deep_html_is_read() -> None:
    page = "<div>" * 100_000 + "deep down" + "</div>" * 100_000
    assert html.read(page.encode()).text == "deep down"


def test_markdown_marks_without_decoration() -> None:
    source = (
        "Keeper\n======\n\nIntro with **bold** and a [link](http://x.example).\n\n##Duties\n* Mends\n  - Fences\n"
        "1. Counts\n\n**Pay:**\n\n| Code | Class |\n| --- | --- |\n| 7 | Keeper |\n"
    )
    reading = markdown.read(source.encode())
    assert marked(reading, "heading") == [("Keeper", 1), ("Duties", 2), ("Pay:", 0)]
    assert marked(reading, "item") == [("Mends", 1), ("Fences", 2), ("Counts", 1)]
    assert marked(reading, "cell") == [("Code", 1), ("Class", 2), ("7", 1), ("Keeper", 2)]
    assert "Intro with bold and a link (http://x.example)." in reading.text
    assert "=" not in reading.text
    assert "---" not in reading.text


def word_document() -> bytes:
    import docx as python_docx

    document = python_docx.Document()
    document.add_heading("Trail Keeper", 1)
    document.add_paragraph("Keeps the trails.")
    document.add_paragraph("Mends fences", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Code", "Class", "7", "Keeper"), strict=True):
        cell.text = text
    document.add_paragraph().add_run("Working Conditions").bold = True
    document.add_paragraph("Outdoors.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_document_in_order() -> None:
    reading = docx.read(word_document())
    lines = [line for line in reading.text.split("\n") if line]
    assert lines == [
        "Trail Keeper", "Keeps the trails.", "• Mends fences", "Code | Class", "7 | Keeper", "Working Conditions",
        "Outdoors.",
    ]  # fmt: skip
    assert marked(reading, "heading") == [("Trail Keeper", 1), ("Working Conditions", 0)]
    assert marked(reading, "item") == [("Mends fences", 1)]
    assert [text for text, _ in marked(reading, "cell")] == ["Code", "Class", "7", "Keeper"]


SENTENCE = (
    "A trail keeper inspects and mends the paths, bridges and shelters of the park, guides school classes along them, "
    "writes a weekly report on their state and year-round orders the tools and timber that the crew will need next."
)


def flowing_pdf(pages: int = 1) -> bytes:
    """A document set by a typesetter: wrapped paragraphs, a list, headers and page numbers."""
    from reportlab.lib.pagesizes import letter
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    story = []
    for number in range(pages):
        story += [Paragraph("DUTIES", styles["Heading2"]), Paragraph(SENTENCE, styles["BodyText"])]
        story += [ListFlowable([Paragraph(SENTENCE, styles["BodyText"]), Paragraph("Sweeps.", styles["BodyText"])])]
        story += [PageBreak()] if number + 1 < pages else []

    def furniture(canvas: object, template: object) -> None:
        canvas.drawString(72, 760, "Elm County Class Plan")  # type: ignore[attr-defined]
        canvas.drawString(300, 20, f"Page {template.page} of {pages}")  # type: ignore[attr-defined]

    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=letter).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def test_pdf_paragraphs_are_whole_lines() -> None:
    lines = pdf.read(flowing_pdf()).text.split("\n")
    assert SENTENCE in lines
    assert "DUTIES" in lines
    assert f"1 {SENTENCE}" in lines or f"1. {SENTENCE}" in lines or lines.count(SENTENCE) == 2


def test_pdf_page_numbers_and_repeated_headers_go() -> None:
    text = pdf.read(flowing_pdf(pages=3)).text
    assert text.count("Elm County Class Plan") == 1
    assert not re.search(r"Page \d", text)
    assert text.count("guides school classes") == 6


def test_pdf_columns_are_read_one_after_the_other() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for x, words in ((72, "alpha beta gamma delta"), (330, "one two three four")):
        for number, word in enumerate(words.split()):
            canvas.drawString(x, 700 - 14 * number, f"The {word} skill")
    canvas.drawString(72, 760, "SKILLS")  # drawn last, read first
    canvas.save()
    found = re.findall(r"SKILLS|(?<=The )\w+", pdf.read(out.getvalue()).text)
    assert found == ["SKILLS", "alpha", "beta", "gamma", "delta", "one", "two", "three", "four"]


COLUMNS = {
    72: "Skilled in the planning of budgets, the writing of grants, the training of staff, the scheduling of crews "
    "across several sites, the procurement of tools and timber, and reporting to boards.",
    260: "Led a crew of fourteen that kept forty miles of trail open through two winters and wrote the plan which the "
    "council then adopted for the next decade, and cut the cost of timber by a fifth in the three years after it by "
    "buying with neighbouring towns.",
}


@pytest.mark.parametrize("lowered", [0, 4])
def test_pdf_columns_drawn_line_by_line_across_are_put_together(lowered: int) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 780, "A HEADING ACROSS BOTH COLUMNS")
    wrapped = {x: textwrap.wrap(text, 26 + 14 * (x > 100)) for x, text in COLUMNS.items()}
    for number in range(max(map(len, wrapped.values()))):
        for x, lines in wrapped.items():
            if number < len(lines):
                canvas.drawString(x, 750 - 14 * number - lowered * (x > 100), lines[number])
    canvas.drawString(72, 500, "A LINE BELOW, AS WIDE AS THE PAGE IS")
    canvas.save()
    text = " ".join(pdf.read(out.getvalue()).text.split())
    assert text == f"A HEADING ACROSS BOTH COLUMNS {' '.join(COLUMNS.values())} A LINE BELOW, AS WIDE AS THE PAGE IS"


def test_pdf_tables_stay_in_rows() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for row in range(6):
        canvas.drawString(72, 750 - 40 * row, f"201{row} to 201{row + 1}")
        for number, line in enumerate(
            ("Managed the crew that kept the trails", "open and wrote the plan of the town.")
        ):
            canvas.drawString(200, 750 - 40 * row - 14 * number, line)
    canvas.save()
    text = pdf.read(out.getvalue()).text
    assert [text.index(f"201{row} to") for row in range(6)] == sorted(text.index(f"201{row} to") for row in range(6))
    assert len(re.findall(r"to 201\d\s+Managed", text)) == 6


def test_pdf_lines_drawn_last_stand_where_they_are_seen() -> None:
    """Browsers draw what is pale or placed after all else."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for number, words in enumerate(("Clerk, City of Oak", "", "Answers questions", "Planner, Elm", "", "Plans parks")):
        canvas.drawString(72, 700 - 14 * number, words)
    for number, words in ((1, "2010 to 2014"), (4, "2014 to 2019")):
        canvas.drawString(72, 700 - 14 * number, words)
    canvas.drawString(300, 700 - 14 * 3, "(part of the year)")
    canvas.save()
    found = [line for line in pdf.read(out.getvalue()).text.split("\n") if line]
    assert found == [
        "Clerk, City of Oak", "2010 to 2014", "Answers questions", "Planner, Elm", "(part of the year)",
        "2014 to 2019", "Plans parks",
    ]  # fmt: skip


def test_pdf_drawn_bullets_begin_items_and_section_names_stand_alone() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    lines = (
        "*Managed a crew of fourteen that kept forty miles of trail open through two hard winters there.",
        "*Wrote the plan which the council adopted for the next decade, and explained it to the public.",
        "*Cut the cost of timber by a fifth in three years by buying all of it with several of the other",
        " neighbouring towns, of which one then bought its tools with the county.",
        "Work History",
        "Clerk, City of Oak",
    )
    for number, line in enumerate(lines):
        y = 700 - 14 * number
        if line.startswith("*"):
            canvas.circle(63, y + 3.5, 2, stroke=0, fill=1)
        canvas.drawString(72, y, line.strip("* "))
    canvas.save()
    reading = pdf.read(out.getvalue())
    texts = [line.strip("* ") for line in lines]
    assert reading.text.split("\n") == [*texts[:2], f"{texts[2]} {texts[3]}", *texts[4:]]
    assert [text for text, _ in marked(reading, "item")] == reading.text.split("\n")[:3]


def test_pages_begin_where_their_words_do() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    width = "and goes on to the end of a line that is as wide as any other one on this page of the text"
    for words in (f"The first page begins {width}", f"with the second page, {width}", "", "The fourth page ends it."):
        for number in range(2 if words else 0):
            canvas.drawString(40, 60 + 14 * (1 - number), words if number == 0 else width)
        canvas.showPage()
    canvas.save()
    reading = pdf.read(out.getvalue())
    assert reading.pages is not None
    begun = [reading.text[start : start + 15] for start in reading.pages]
    assert begun == ["The first page ", "with the second", "The fourth page", "The fourth page"]


def test_word_pages_where_breaks_are_said() -> None:
    import docx as python_docx

    document = python_docx.Document()
    document.add_paragraph("On one")
    document.add_page_break()
    document.add_paragraph("On two")
    document.add_paragraph("On three").paragraph_format.page_break_before = True
    out = io.BytesIO()
    document.save(out)
    reading = docx.read(out.getvalue())
    assert reading.pages is not None
    assert [reading.text[start:].split("\n")[0] for start in reading.pages] == ["On one", "On two", "On three"]
    assert docx.read(word_document()).pages is None


def test_pdf_letters_placed_one_by_one_make_words() -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    x = 72.0
    for letter in "form team of men":
        if letter != " ":
            canvas.drawString(x, 700, letter)
        x += stringWidth(letter, "Helvetica", 12) - 0.3
    canvas.save()
    assert pdf.read(out.getvalue()).text == "form team of men"


def test_pdf_twins_say_the_same_as_the_text(shared: Path) -> None:
    """The bulletins that exist both as PDF and as text give the same clauses and headings."""
    clauses = found = headings = kept = 0
    for file in sorted((shared / "specs" / "los-angeles-pdf").glob("*.pdf"))[::5]:
        twin = plain.read((shared / "specs" / "los-angeles" / f"{file.stem}.txt").read_bytes()).text
        lines = pdf.read(file.read_bytes()).text.split("\n")
        squeezed = {_squeezed(line) for line in lines}
        parts = {_squeezed(part) for line in lines for part in re.split(r"[;.](?:\s|$)", line)}
        for line in twin.split("\n"):
            if ". . ." in line or not _squeezed(line):
                continue
            if line.isupper() and len(line.split()) < 8:
                headings += 1
                kept += _squeezed(line) in squeezed
                continue
            wanted = {_squeezed(part) for part in re.split(r"[;.](?:\s|$)", line)}
            wanted = {part for part in wanted if len(part) >= 8}
            clauses += len(wanted)
            found += len(wanted & parts)
    assert clauses > 300
    assert found / clauses >= 0.97
    assert kept / headings >= 0.97


def test_resume_words_stay_apart(shared: Path) -> None:
    text = pdf.read((shared / "resumes" / "FITNESS" / "69666645.pdf").read_bytes()).text
    lines = text.split("\n")
    assert lines.index("Ultrasound") < lines.index("Wound care") < lines.index("Education")
    assert max(len(word) for word in text.split()) < 40


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
