r"""Bytes to characters, and one rule for the characters of every format.

Line ends become "\n", every kind of blank a plain space (tabs stay: they part columns), and what has no shape (control
characters, zero-width marks, soft hyphens) goes. Letters, digits, punctuation and runs of spaces stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024  # bytes looked at to tell an encoding

_LINE_ENDS = re.compile("[\r\x0b\x0c\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SHAPELESS = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")
# Bullets that Word's symbol fonts keep in the private use area.
_SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf06e\uf0a8\uf02d]")
# Numbers 128–159 are control characters in Unicode, but punctuation where Windows-1252 was meant.
_CONTROLS = re.compile("[\x80-\x9f]")
_WINDOWS = {n: bytes([n]).decode("cp1252", "ignore") for n in range(0x80, 0xA0)}

_LOST_APOSTROPHE = re.compile("(?<=[A-Za-z])\ufffd(?=s\\b)")
_LOST_QUOTES = re.compile("(?<!\\w)\ufffd(\\w[^\ufffd\n]{0,80}\\w)\ufffd(?!\\w)")
_LOST_BLANK = re.compile("(?<=[\\w).,;:])\ufffd+(?=[\\w(])")


# UTF-8 once read as Windows-1252 or Latin-1: a lead byte and its followers, as characters ("â€™" for "’").
_BYTE_OF = {chr(n): n for n in range(0x80, 0x100)} | {c: n for n, c in _WINDOWS.items() if c}
_FOLLOWER = f"[{re.escape(''.join(c for c, n in _BYTE_OF.items() if n < 0xC0))}]"
_LEAD = re.compile("[\u00c2-\u00f4]")
_MISREAD = re.compile(f"[\u00c2-\u00df]{_FOLLOWER}|[\u00e0-\u00ef]{_FOLLOWER}{{2}}|[\u00f0-\u00f4]{_FOLLOWER}{{3}}")
# The same with followers lost on the way, where only one character can be meant.
_REMAINS = (
    (re.compile("\u00ef\u00bc"), ","),
    (re.compile("\u00e2\u20ac(?=\\s|$)"), "”"),
    (re.compile("\u00e2[—–](?=\\s|$)"), "•"),
    (re.compile("(?<=[a-z.,;:)])\u00c2|\u00c2(?![A-Za-z\u00c0-\u00ff])"), " "),
)


@dataclass(frozen=True)
class Decoded:
    """Characters and the encoding they came in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Text that `data` most likely holds; any bytes give some.

    A byte order mark decides, then a clear UTF-16 pattern, then strict UTF-8, then Windows-1252. Guessing by statistics
    comes last, for bytes that Windows-1252 has no character for: it goes wrong on short texts.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(data)
    return Decoded(data.decode("utf-8", "windows-1252-bytes"), "windows-1252")


def normalise(text: str) -> str:
    """`text` under the one rule for characters (see the head of this module)."""
    if not text.isascii():
        text = _reread(text)
        text = text.translate(_WINDOWS) if _CONTROLS.search(text) else text  # few texts hold any: translating is slow
        text = _BLANKS.sub(" ", _SYMBOL_BULLETS.sub("•", text))
        text = _restored(text)
    return _SHAPELESS.sub("", _LINE_ENDS.sub("\n", text.replace("\r\n", "\n")))


def _reread(text: str) -> str:
    """UTF-8 that was read in another encoding before it came here, read rightly."""
    if not _LEAD.search(text):  # neither pattern below can be found without such a letter
        return text
    text = _MISREAD.sub(_as_utf8, text)
    for remains, meant in _REMAINS:
        text = remains.sub(meant, text)
    return text


def _as_utf8(found: re.Match[str]) -> str:
    try:
        return bytes(_BYTE_OF[c] for c in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _restored(text: str) -> str:
    """Characters lost to U+FFFD, where only one can be meant: an apostrophe before s, paired quotes, a blank."""
    if "\ufffd" not in text:
        return text
    text = _LOST_QUOTES.sub("“\\1”", _LOST_APOSTROPHE.sub("’", text))
    return _LOST_BLANK.sub(" ", text)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Western text nearly every other byte is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if pairs >= 4 and odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if pairs >= 4 and even > 0.6 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding.replace("_", "-"))


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252: files pasted together hold both."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252-bytes", _as_windows)
