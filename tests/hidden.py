"""Documents with words that nobody can see, made for the tests: what is hidden says so in its first word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

_MARKUP = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
KEYWORDS = ", ".join(f"hidden{number}" for number in range(25))


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, the catalogue first."""
    out, places = io.BytesIO(b"%PDF-1.5\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start))
    return out.getvalue()


def layered_pdf(state: str) -> bytes:
    """A page with a layer that is switched `ON` or `OFF`."""
    content = (
        b"BT /F 11 Tf 72 700 Td (Seen words of a planner of parks) Tj ET "
        b"/OC /L BDC BT /F 11 Tf 72 600 Td (hidden words of a layer) Tj ET EMC"
    )
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</%s[6 0 R]>>>>>>" % state.encode(),
        b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R"
        b"/Resources<</Font<</F 4 0 R>>/Properties<</L 6 0 R>>>>>>",
        b"<</Type/OCG/Name(Notes)>>",
    )


class PdfPage:
    """One page of visible text, to which a test adds what it hides."""

    LINES = tuple(f"Seen line {number} of one who plans parks and trails" for number in range(10))

    def __init__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._out = io.BytesIO()
        self.canvas: Any = Canvas(self._out, pagesize=(612, 792))
        self.canvas.setFont("Helvetica", 11)
        for number, line in enumerate(self.LINES):
            self.canvas.drawString(72, 740 - 14 * number, line)

    def text(self, x: float, y: float, words: str, grey: float = 0.0, size: float = 11, mode: int = 0) -> None:
        """Write words at a place, black or lighter."""
        self.canvas.setFillGray(grey)
        written = self.canvas.beginText(x, y)
        written.setFont("Helvetica", size)
        written.setTextRenderMode(mode)
        written.textOut(words)
        written.setTextRenderMode(0)
        self.canvas.drawText(written)

    def box(self, y: float, grey: float) -> None:
        """Fill a box over a line's place."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(60, y - 8, 300, 26, stroke=0, fill=1)

    def picture(self, y: float) -> None:
        """Put a picture of many colours over a line's place."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        picture = Image.effect_noise((300, 26), 90).convert("RGB")
        self.canvas.drawImage(ImageReader(picture), 60, y - 8, 300, 26)

    def clipped(self, x: float, y: float, words: str) -> None:
        """Write words where a clip cuts them off."""
        self.canvas.saveState()
        clip = self.canvas.beginPath()
        clip.rect(0, 0, 5, 5)
        self.canvas.clipPath(clip, stroke=0)
        self.canvas.drawString(x, y, words)
        self.canvas.restoreState()

    def data(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()


def scanned_pdf(pictures: Sequence[Any], layer: Sequence[str] = ()) -> bytes:
    """Pages that are pictures, over each the invisible lines of a scanner that recognised `PdfPage`'s."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for picture in pictures:
        canvas.drawImage(ImageReader(picture), 0, 0, 612, 792)
        for number, line in enumerate(layer):
            written = canvas.beginText(72, 740 - 14 * number)
            written.setFont("Helvetica", 11)
            written.setTextRenderMode(3)
            written.textOut(line)
            canvas.drawText(written)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word_run(words: str, properties: str = "") -> str:
    """A run of a Word document, as XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word_box(words: str, offset: int, properties: str = "") -> str:
    """A run that anchors a text box, `offset` English Metric Units from the left of the page, with its fallback."""
    text = f"<w:txbxContent><w:p>{word_run(words)}</w:p></w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0">'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
        f'<wp:extent cx="900000" cy="900000"/><wp:wrapSquare/><wp:docPr id="1" name="box" {properties}/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData>"
        f"</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{text}</v:textbox></w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r>"
    )


def word_document(*blocks: str, keywords: str = "") -> bytes:
    """A Word document of these blocks, given as XML."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for block in blocks:
        opened = (
            block.replace(">", f" {_MARKUP}>", 1) if not block.startswith("<w:p>") else f"<w:p {_MARKUP}>{block[5:]}"
        )
        document.element.body.insert(-1, parse_xml(opened))
    document.core_properties.keywords = keywords
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
