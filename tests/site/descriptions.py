"""Descriptions for the tests of the site: those of the project, and small ones as data."""

import json
from collections.abc import Iterable
from pathlib import Path

from pochoir import document, lower, resolve
from pochoir.ir import Json
from pochoir.targets.site import ApiDescription

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
SPECS = tuple(sorted(path.parent.name for path in (ROOT / "specs").glob("*/openapi.yaml")))
_LANGUAGES = ("en", "fr")
SECTIONS = (
    "index.html",
    "404.html",
    *(f"{language}/index.html" for language in _LANGUAGES),
    *(f"{language}/{name}" for name in SPECS for language in _LANGUAGES),
)
"""The sections of the site of the project. Every page is in one of them."""


EMPTY = frozenset({"meta", "link", "input", "br", "hr", "img", "path"})
"""Tags without content and without end tag."""


def pages_of(site: Iterable[str], section: str) -> list[str]:
    """Return the pages in a section of the site."""
    pages = [path for path in site if path.endswith(".html") and (path == section or path.startswith(f"{section}/"))]
    assert pages, section
    return pages


def describe(spec: Path, name: str) -> ApiDescription:
    """Read and lower the description in a file."""
    read = document.read(spec)
    resolved = resolve.resolve(read)
    api, _ = lower.lower(read, resolved, lower.Identity(name, f"specs/{name}/openapi.yaml"))
    notes = spec.parent / "NOT_GENERATED.md"
    return ApiDescription(api, resolved.tree, resolved.names, notes.read_text("utf-8") if notes.is_file() else "")


def describe_data(folder: Path, tree: Json, name: str = "example") -> ApiDescription:
    """Read and lower a description given as data."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "openapi.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return describe(path, name)


def operation(schema: Json, **more: Json) -> dict[str, Json]:
    """Return a description with one operation whose response is a schema, `Thing`."""
    reply: Json = {
        "description": "It.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1.0.0", "x-pochoir-language": "en"},
        "servers": [{"url": "https://example.com"}],
        "paths": {"/things": {"get": {"operationId": "listThings", "tags": ["things"], "responses": {"200": reply}}}},
        "components": {"schemas": {"Thing": schema}},
        **more,
    }
