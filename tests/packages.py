"""Packages generated from a small description, imported into the process of the test."""

import importlib
import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pochoir import pipeline

__all__ = ["imported", "written"]


def written(spec: object, folder: Path, name: str) -> Path:
    """Generate the distribution of a description, YAML text or a value, and return the folder to import it from."""
    source = folder / f"{name}.{'yaml' if isinstance(spec, str) else 'json'}"
    source.write_text(spec if isinstance(spec, str) else json.dumps(spec), "utf-8")
    for path, text in pipeline.generate(source, name).files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return folder / name / "src"


@contextmanager
def imported(spec: object, folder: Path, name: str) -> Generator[Any]:
    """Generate the distribution of a description and import its package, for the time of a ``with``."""
    source = str(written(spec, folder, name))
    package = name.replace("-", "_")
    sys.path.insert(0, source)
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(source)
        for module in [each for each in sys.modules if each.partition(".")[0] == package]:
            del sys.modules[module]
