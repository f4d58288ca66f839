"""Packages generated from a small description, imported into the process of the test."""

import asyncio
import importlib
import json
import py_compile
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from py_compile import PycInvalidationMode
from tempfile import TemporaryDirectory
from typing import Any

import trio

from pochoir import pipeline

__all__ = ["called", "imported", "write_files", "written"]


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write generated files. Of the runtime, which is the same in all packages, the bytecode is written too."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        if "/_runtime/" in path and path.endswith(".py"):
            compiled = Path(cache_from_source(str(target)))
            compiled.parent.mkdir(exist_ok=True)
            compiled.write_bytes(_compiled(text))


@cache
def _compiled(text: str) -> bytes:
    """Return the content of the file with the bytecode of a module, compiled once for each process."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "module.py"
        source.write_text(text, "utf-8")
        made = source.with_suffix(".pyc")
        py_compile.compile(str(source), str(made), invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
        return made.read_bytes()


def written(spec: object, folder: Path, name: str) -> Path:
    """Generate the distribution of a description, YAML text or a value, and return the folder to import it from."""
    source = folder / f"{name}.{'yaml' if isinstance(spec, str) else 'json'}"
    source.write_text(spec if isinstance(spec, str) else json.dumps(spec), "utf-8")
    write_files(pipeline.generate(source, name).files, folder)
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
    """Call a method such as ``items.create`` with a new client; a list is read to its end.

    ``flavour`` is ``sync``, ``async``, or ``trio`` for the async client under trio.
    """
    name = "".join(part.capitalize() for part in package.__name__.split("_"))
    if flavour == "sync":
        with getattr(package, name)(**options) as client:
            found = _method(client, method)(*arguments, **named)
            return list(found) if hasattr(found, "pages") else found

    async def main() -> Any:
        async with getattr(package, f"Async{name}")(**options) as client:
            found = _method(client, method)(*arguments, **named)
            return [each async for each in found] if hasattr(found, "pages") else await found

    return trio.run(main) if flavour == "trio" else asyncio.run(main())


def _method(client: Any, method: str) -> Any:
    for name in method.split("."):
        client = getattr(client, name)
    return client
