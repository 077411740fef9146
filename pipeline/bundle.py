"""Where the files that travel with the package are: trained models and the sample data."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import RolematchError

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Folder `name` ("models", "data/raw") in the installed package, or in the checkout this package runs from.

    Raises:
        RolematchError: neither has it, so the installation is broken.
    """
    for place in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise RolematchError(f"{name} is missing from this installation", str(_PACKAGE), "reinstall rolematch")
