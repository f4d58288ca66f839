"""Packages generated from a small description, imported into the process of the test."""

import asyncio
import importlib
import json
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pochoir import pipeline

__all__ = ["called", "imported", "written"]


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


def called(
    package: Any, flavour: str, method: str, /, *arguments: object, options: Mapping[str, Any], **named: Any
) -> Any:
    """Call a method such as ``items.create`` with a client of its own, sync or async; a list is read to its end."""
    name = "".join(part.capitalize() for part in package.__name__.split("_"))
    if flavour == "sync":
        with getattr(package, name)(**options) as client:
            found = _method(client, method)(*arguments, **named)
            return list(found) if hasattr(found, "pages") else found

    async def main() -> Any:
        async with getattr(package, f"Async{name}")(**options) as client:
            found = _method(client, method)(*arguments, **named)
            return [each async for each in found] if hasattr(found, "pages") else await found

    return asyncio.run(main())


def _method(client: Any, method: str) -> Any:
    for name in method.split("."):
        client = getattr(client, name)
    return client
