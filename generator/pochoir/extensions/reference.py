"""The reference of the extensions in docs/extensions.md: what their definitions say, in Markdown."""

import re
from collections.abc import Iterator
from dataclasses import MISSING
from typing import Any, Final

from pochoir.extensions.extension import ANYWHERE, Extension, listed, noun
from pochoir.extensions.records import Member, Record
from pochoir.extensions.shapes import Holder, Scalar, Shape
from pochoir.extensions.table import EXTENSIONS

_BLOCK: Final = re.compile(r"<!-- (x-[a-z0-9-]+) -->\n.*?<!-- end -->\n", re.DOTALL)


def rewritten(page: str) -> str:
    """Return a page with the block of each extension as its definition says.

    A block begins with a comment that names the extension and ends with the comment `end`.
    """
    return _BLOCK.sub(lambda found: f"<!-- {found[1]} -->\n{block(EXTENSIONS[found[1]])}<!-- end -->\n", page)


def named(page: str) -> list[str]:
    """Return the extensions that have a block on a page, in its order."""
    return _BLOCK.findall(page)


def block(extension: Extension[Any]) -> str:
    """Return where an extension is allowed, what it means, its keys and an example."""
    nouns = [noun(kind) for kind in extension.places]
    where = "any object" if len(nouns) == len(ANYWHERE) else listed(nouns)
    shape = next(iter(extension.places.values()))
    others = [(noun(kind), _value(other)) for kind, other in extension.places.items()]
    values = "".join(f"; on {on}, {words}" for on, words in others if words != _value(shape))
    parts = [
        f"`{extension.key}`, on {where}. {extension.meaning}",
        f"Its value is {_value(shape)}{values}{_of_each(shape)}",
    ]
    rows = "".join(f"| `{key}` | {_cells(each)} |\n" for key, each in _rows(shape, ""))
    if rows:
        parts.append(f"| Key | Value | Required | Meaning |\n|---|---|---|---|\n{rows.rstrip()}")
    return "\n".join([*(f"{part}\n" for part in parts), f"```yaml\n{extension.example}\n```\n"])


def _of_each(shape: Shape[Any]) -> str:
    if isinstance(shape, Record):
        return ":"
    return "; each is a mapping:" if isinstance(_inner(shape), Record) else "."


def _inner(shape: Shape[Any]) -> Shape[Any]:
    """Return the shape of what a list or a mapping holds; itself where it holds nothing."""
    return shape.item if isinstance(shape, Holder) else shape


def _rows(shape: Shape[Any], before: str) -> Iterator[tuple[str, Member]]:
    """Yield the members of a shape by their path, those inside of members too."""
    inner = _inner(shape)
    if not isinstance(inner, Record):
        return
    for each in inner.members.values():
        yield f"{before}{each.key}", each
        # What is an extension, too, is described there.
        if not any(each.shape in extension.places.values() for extension in EXTENSIONS.values()):
            step = ("[]." if each.shape.schema["type"] == "array" else ".*.") if isinstance(each.shape, Holder) else "."
            yield from _rows(each.shape, f"{before}{each.key}{step}")


def _cells(each: Member) -> str:
    meaning = each.meaning.replace("|", "\\|")
    return f"{_value(each.shape)} | {'yes' if each.default is MISSING else 'no'} | {meaning}"


def _value(shape: Shape[Any]) -> str:
    if isinstance(shape, Record):
        return "a mapping"
    words = shape.schema.get("enum") if isinstance(shape, Scalar) else None
    return listed([f"`{word}`" for word in words]) if isinstance(words, list) else shape.words
