"""A small project in a temporary folder, cut from the sample data."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.bundle import bundled

SETTINGS = """
[project]
parts = 3
shares = 2
"""

DOCUMENTS = (
    "specs/port-averill/SYSTEMS ANALYST 1614.txt",
    "specs/port-averill/LIBRARIAN 6110.txt",
    "specs/tamsin-falls/information-systems-manager-ii.md",
    "specs/corvane-county/2604-help-desk-technician.html",
    "resumes/brindle-hastaway.txt",
)


def small_project(folder: Path) -> Path:
    """A project with five short documents, ready to run; gives its folder."""
    for name in DOCUMENTS:
        target = folder / "data" / "raw" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bundled("data/raw") / name, target)
    (folder / "rolematch.toml").write_text(SETTINGS)
    return folder


def command(*words: str) -> list[str]:
    """The command line of `rolematch` with this interpreter."""
    return [sys.executable, "-m", "pipeline", *words]


def rolematch(project: Path, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Runs `rolematch` in the project's folder and waits for it."""
    return subprocess.run(command(*words), cwd=project, capture_output=True, text=True, timeout=timeout, check=False)


def contents(processed: Path) -> dict[str, bytes]:
    """Every file a run leaves, by its path, but for the lock."""
    files = (path for path in processed.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(processed).as_posix(): path.read_bytes() for path in sorted(files)}
