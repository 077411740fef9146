"""`rolematch redact`: resumes as plain text without personal data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from pipeline.errors import RolematchError, UsageError
from pipeline.privacy.masking import masked
from pipeline.readers.formats import format_of, reader
from pipeline.readers.reading import UnreadableError
from pipeline.readers.settings import IngestSettings


@click.command()
@click.argument("resumes", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
def redact(resumes: tuple[Path, ...], out: Path) -> None:
    """Write each of RESUMES as plain text, with placeholders for personal data, to a folder.

    The files are numbered in the order given, since the name of a resume's file is often the person's. A resume that
    cannot be read costs no other; the exit code is then 1.
    """
    if existing := list(out.glob("resume-*.txt")):
        raise UsageError(f"{len(existing)} redacted resumes are there already", str(out), "choose another folder")
    out.mkdir(parents=True, exist_ok=True)
    faults = []
    for number, path in enumerate(resumes, start=1):
        target = out / f"resume-{number:03d}.txt"
        try:
            click.echo(f"{path} → {target}  {_redacted(path, target)}")
        except RolematchError as error:
            faults.append(str(error))
    if faults:
        raise RolematchError(
            f"{len(faults)} of {len(resumes)} not redacted", "; ".join(faults), "the others are written"
        )


def _redacted(path: Path, target: Path) -> str:
    """Writes one resume; how many of each kind were replaced."""
    limit = IngestSettings().max_megabytes * 2**20
    try:
        if path.stat().st_size > limit:
            raise RolematchError("too large", str(path), f"split it into files below {limit // 2**20} MB")
        data = path.read_bytes()
        text = reader(format_of(data, path.name))(data).text
    except OSError as error:
        raise RolematchError("cannot be opened", str(path), error.strerror or str(error)) from error
    except UnreadableError as error:
        raise RolematchError(error.status.replace("_", " "), str(path), error.reason) from error
    found = masked(text)
    target.write_text(found.text.rstrip("\n") + "\n", encoding="utf-8")
    counts = Counter(redaction.kind for redaction in found.redactions)
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "nothing personal found"
