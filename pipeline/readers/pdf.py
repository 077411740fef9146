"""PDF."""

from __future__ import annotations

from pipeline.readers.characters import normalise
from pipeline.readers.reading import Reading


def read(data: bytes) -> Reading:
    """Text of a PDF, page by page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return Reading("\n".join(normalise(page.get_textpage().get_text_range()) for page in document))
