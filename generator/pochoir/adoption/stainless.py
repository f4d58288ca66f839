"""Read the names of resources and methods in a `stainless.yml`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pochoir import naming
from pochoir.adoption.proposal import Proposal
from pochoir.disk import UnreadableError, read_bytes
from pochoir.document import Document
from pochoir.document.source import read_source
from pochoir.document.text import decode
from pochoir.extensions.names import METHOD
from pochoir.findings import members
from pochoir.ir import Json
from pochoir.pointers import join
from pochoir.problems import Refused

_NAMES: Final = ("stainless.yml", "stainless.yaml", "openapi.stainless.yml", ".stainless/stainless.yml")


def file(spec: Path) -> Path | None:
    """Return the settings of Stainless next to a description, if there are any."""
    return next((spec.parent / name for name in _NAMES if (spec.parent / name).is_file()), None)


def read(document: Document, path: Path) -> Iterator[Proposal]:
    """Yield the method and the resource of each operation that the settings name."""
    try:
        source, _ = read_source(decode(str(path), read_bytes(path)), path.name)
    except (UnreadableError, Refused):
        return
    resources = members(members(source.tree).get("resources"))
    for words, name, endpoint in _methods(resources, ()):
        method, _, route = endpoint.partition(" ")
        pointer = join("/paths", route.strip(), method.lower())
        node = document.survey.nodes.get(pointer)
        if node is None or node.kind != "operation":
            continue
        holder = members(node.value)
        update: dict[str, Json] = {METHOD.key: naming.snake(name)} if naming.is_pin(naming.snake(name)) else {}
        tag = " ".join(words).replace("$", "").replace("_", " ")
        instead = ("tags",) if tag and "tags" in holder else ()
        update |= {"tags": [tag]} if tag else {}
        yield Proposal(pointer, update, f"{path.name} names it {'.'.join((*words, name))}", "method", instead)


def _methods(resources: "Mapping[str, Json]", above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield the words of the resource, the name and the endpoint of each method."""
    for name, value in resources.items():
        words = (*above, name)
        for method, written in members(members(value).get("methods")).items():
            endpoint = members(written).get("endpoint", written)
            if isinstance(endpoint, str):
                yield words, method, endpoint
        yield from _methods(members(members(value).get("subresources")), words)
