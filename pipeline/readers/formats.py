"""Which format a file is in: its first bytes decide, its name only where they leave it open."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from pipeline.readers.reading import Reading, UnreadableError

_MODULES = {
    "text": "plain",
    "markdown": "markdown",
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "json": "json_resume",
}
_ENDINGS = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".json": "json",
}
SUPPORTED = ".txt, .md, .html, .pdf, .docx, .json (JSON Resume), .csv, .jsonl, .parquet"

# First bytes of formats that are not read, and what to say of them.
_FOREIGN = (
    (b"{\\rtf", "rich text (RTF): save it as .docx"),
    (b"PAR1", "a Parquet file: name it .parquet"),
    (b"\x89PNG", "an image (PNG): recognise its text first"),
    (b"\xff\xd8\xff", "an image (JPEG): recognise its text first"),
    (b"GIF8", "an image (GIF): recognise its text first"),
    (b"II*\x00", "an image (TIFF): recognise its text first"),
    (b"MM\x00*", "an image (TIFF): recognise its text first"),
    (b"\x1f\x8b", "a gzip archive: unpack it"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it"),
    (b"Rar!", "a RAR archive: unpack it"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_MAX_CONTROLS = 0.02  # share of control characters above which bytes are no text


def format_of(data: bytes, name: str) -> str:
    """Name of the format of a file with this content and name.

    Raises:
        UnreadableError: it is empty, or in no format that is read.

    """
    return _kind(data, PurePosixPath(name).suffix.lower())


def reader(kind: str) -> Callable[[bytes], Reading]:
    """The function that reads a format."""
    read: Callable[[bytes], Reading] = importlib.import_module(f"pipeline.readers.{_MODULES[kind]}").read
    return read


def _kind(data: bytes, ending: str) -> str:
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("empty", "the file is empty")
    head = data[:1024]
    if b"%PDF-" in head and not head.lstrip().startswith(b"<"):
        return "pdf"
    if head.startswith(_ZIP):
        return "docx"
    if head.startswith(_OLE):
        raise _ole(data)
    for start, what in _FOREIGN:
        if head.startswith(start):
            raise UnreadableError("unreadable", f"unsupported format: {what}")
    if _is_binary(data):
        raise UnreadableError("unreadable", "unsupported format: binary data, not text")
    if ending in (".html", ".htm") or _HTML.match(
        data[:4096].lstrip(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe")
    ):
        return "html"
    if ending in (".pdf", ".docx"):
        return "text"  # text under a wrong name
    if ending not in _ENDINGS:
        raise UnreadableError("unreadable", f"unsupported format {ending}: use one of {SUPPORTED}")
    return _ENDINGS[ending]


def _ole(data: bytes) -> UnreadableError:
    """Microsoft's old container: encrypted Office files and Word before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("encrypted", "protected by a password: remove it")
    return UnreadableError("unreadable", "unsupported format: a Word document of the old kind (.doc): save it as .docx")


def _is_binary(data: bytes) -> bool:
    """Many control characters once UTF-16 is undone."""
    from pipeline.readers.characters import decode

    sample = decode(data[: 1 << 16]).text.encode("utf-8", "replace")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MAX_CONTROLS * len(sample)
