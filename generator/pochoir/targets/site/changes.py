"""What changed between two versions of an API or two releases of its client, for the changelog."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pochoir import evolution, ir
from pochoir.evolution import notation
from pochoir.evolution.change import Change as Found
from pochoir.evolution.surface import Operation
from pochoir.evolution.types import names
from pochoir.evolution.words import SPAN
from pochoir.targets.client.provenance import surface
from pochoir.targets.site.description import ApiDescription

_LINE: Final = re.compile(r"(?m)^- `([^`\n]+)`: (.+?)\.(?: To do: (.+)\.)?$")
_ENTRY: Final = re.compile(r"(?m)^## (.+)$")
_PART: Final = re.compile(r"(?m)^### (.+)$")
_BREAKING: Final = "Breaking changes"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: an interface string, which is translated where it is shown, and the values of its placeholders."""

    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        breaking: whether it breaks callers.
        where: what changed, as callers know it.
        reason: what changed of it.
        cure: what a caller must do, if anything.
    """

    breaking: bool
    where: str
    reason: Sentence
    cure: Sentence = Sentence()


@dataclass(frozen=True, slots=True)
class Entry:
    """A release of the client: its version, its hand-written notes as Markdown, its changes, and the keys it added."""

    version: str
    notes: str
    changes: tuple[Change, ...]
    added: tuple[evolution.Key, ...] = ()


def history(description: ApiDescription) -> tuple[Entry, ...]:
    """Return the releases of the client, or else the versions of the description, the newest first."""
    released = (replace(each, added=description.added.get(each.version, ())) for each in entries(description.log))
    return tuple(released) or tuple(_compared(description))


def _compared(description: ApiDescription) -> Iterator[Entry]:
    """Yield each version of the description with its changes, the newest first."""
    versions = (*description.earlier, description)
    surfaces = [_published(surface(each.api)) if each.hidden else surface(each.api) for each in versions]
    for number, version in reversed(list(enumerate(versions))):
        found = evolution.compare(surfaces[number - 1], surfaces[number]) if number else ()
        yield Entry(version.api.version, "", tuple(_noticed(found)), evolution.additions(found))


def changes(old: ir.Api, new: ir.Api) -> tuple[Change, ...]:
    """Return the changes between two versions that callers can notice, breaking ones first."""
    return tuple(_noticed(evolution.compare(surface(old), surface(new))))


def _published(whole: evolution.Surface) -> evolution.Surface:
    """Return a surface without the input types of models that only operations send that are not published."""
    waiting, sent = [name for each in whole.operations.values() for name in _sent(each)], set[str]()
    while waiting:
        name = waiting.pop()
        if name in whole.models and name not in sent:
            sent.add(name)
            model = whole.models[name]
            texts = [model.alias, model.extra, *(each.type for each in model.members.values())]
            waiting += (inner for text in texts if text for inner in names(notation.read(text)))
    models = {name: replace(each, sent=each.sent and name in sent) for name, each in whole.models.items()}
    return replace(whole, models=models)


def _sent(operation: Operation) -> Iterator[str]:
    """Yield the names of the models in the parameters and the body of an operation."""
    body = [operation.body.type, *operation.body.others.values()] if operation.body else []
    for text in (*(each.type for each in operation.parameters.values()), *body):
        yield from names(notation.read(text))


def _noticed(found: Iterable[Found]) -> Iterator[Change]:
    return map(_change, (each for each in found if each.verdict is not evolution.NEUTRAL))


def entries(log: str) -> Iterator[Entry]:
    """Yield the releases in a changelog that `pochoir release` wrote, the newest first."""
    parts = _ENTRY.split(log)[1:]
    for version, text in zip(parts[::2], parts[1::2], strict=True):
        notes, *sections = _PART.split(text)
        listed = zip(sections[::2], sections[1::2], strict=True)
        found = (
            Change(title == _BREAKING, where, sentence(reason), sentence(cure or ""))
            for title, body in listed
            for where, reason, cure in _LINE.findall(body)
        )
        yield Entry(version.strip(), notes.strip(), tuple(found))


def sentence(text: str) -> Sentence:
    """Return a sentence with its code spans as values."""
    values: dict[str, str] = {}

    def placeholder(found: re.Match[str]) -> str:
        name = f"v{len(values)}"
        values[name] = found[2].strip() or found[2]
        return f"%({name})s"

    return Sentence(SPAN.sub(placeholder, text), values)


def _change(found: Found) -> Change:
    breaking = found.verdict is evolution.BREAKING
    return Change(breaking, found.where, sentence(found.reason), sentence(found.cure))
