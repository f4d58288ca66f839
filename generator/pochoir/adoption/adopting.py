"""Adopt a third-party description: keep it unchanged, and write what was inferred from it into an overlay."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pochoir import document as documents
from pochoir import extras, pipeline
from pochoir.adoption import conventions, credentials, envelopes, names, stainless
from pochoir.adoption.proposal import Found, Proposal, changes
from pochoir.adoption.writing import overlay
from pochoir.config.client import ClientSettings
from pochoir.config.reading import Reading
from pochoir.disk import read_below, read_bytes
from pochoir.document import Document
from pochoir.literals import toml_string
from pochoir.pointers import FILES
from pochoir.problems import Location, Problem, Refused
from pochoir.terminal import count

OVERLAY: Final = "overlay.yaml"
_KEEP: Final = ClientSettings(keeps_going=True)
_ROUNDS: Final = 5
_TAKEN: Final = frozenset({extras.ADDITIONS, extras.EXAMPLES, extras.EARLIER})
"""Folders that have a special meaning next to a description."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A third-party description, and the files that are written next to it.

    Attributes:
        files: the files of the description, by path relative to its folder, unchanged; itself first.
        overlay: the text of the overlay.
        counts: the number of proposals of each kind.
        unknown: the number of extensions without a counterpart.
        hidden: the extensions that mark operations which are not public.
        errors: the number of errors of the description.
    """

    files: Mapping[str, bytes]
    overlay: str
    counts: Mapping[str, int]
    unknown: int
    hidden: tuple[str, ...]
    errors: int


def adopt(spec: Path, title: str) -> Adopted:
    """Read a description and propose an overlay for it.

    Args:
        spec: its path.
        title: what the API is called.

    Raises:
        Refused: it cannot be read at all.
    """
    read = documents.read(spec)
    found = conventions.read(read)
    given = stainless.file(spec)
    if given is not None:
        found.proposals += stainless.read(read, given)
    found.proposals += _inferred(spec, found.proposals)
    errors = _errors(spec, ())
    proposals = _sound(spec, read, found.proposals, errors)
    name = f"openapi.{'json' if spec.suffix.lower() == '.json' else 'yaml'}"
    files = {name: read_bytes(spec)} | {path: read_below(spec.parent, path) for path in _referenced(read, name)}
    actions = tuple(changes(read, proposals))
    return Adopted(
        files=files,
        overlay=overlay(f"What pochoir inferred from {title}", name, actions, _notes(found)),
        counts=Counter(each.kind for each in proposals),
        unknown=len(found.unknown),
        hidden=tuple(sorted(found.hidden)),
        errors=len(errors),
    )


def _referenced(read: Document, name: str) -> list[str]:
    """Return the paths of the files that a description refers to.

    Raises:
        Refused: a file would be in a place with a special meaning, such as the folder of hand-written code.
    """
    paths = [source.relative for source in read.sources[1:]]
    for path in paths:
        is_data = path.lower().endswith((".json", ".yaml", ".yml"))
        if not is_data or path in (name, OVERLAY, extras.RELEASED) or path.partition("/")[0] in _TAKEN:
            message = f'the description refers to "{path}", a name with a special meaning to pochoir'
            hint = "rename the file, and the references to it"
            place = Location(str(read.path), 1, 1)
            raise Refused((Problem("error", "adopt-place", "", message, hint, location=place),))
    return paths


def _inferred(spec: Path, given: Sequence[Proposal]) -> list[Proposal]:
    """Return what is inferred from a description, without the settings it has for other generators."""
    try:
        understood = pipeline.understand(spec, "adopted", _KEEP)
    except Refused:
        return []
    tree, api = understood.resolved.tree, understood.api
    paged = list(envelopes.paging(tree))
    known = {(each.pointer, key) for each in given for key in each.update}
    paging = {each.pointer for each in (*paged, *given) if each.kind == "paging"}
    found = [
        *names.names(tree, api),
        *paged,
        *envelopes.envelopes(tree, api, frozenset(paging)),
        *credentials.idempotency(tree),
        *credentials.login(tree),
    ]
    moved = {each.pointer for each in given if "tags" in each.update}
    return [
        each
        for each in found
        if not any((each.pointer, key) in known for key in each.update)
        and not (each.kind == "method" and each.pointer in moved)
    ]


def _sound(spec: Path, read: Document, proposals: Sequence[Proposal], errors: Sequence[Problem]) -> list[Proposal]:
    """Return the proposals without those that cause errors other than those that the description has."""
    # An overlay changes the description itself, not the files that it refers to.
    kept = [each for each in proposals if not each.pointer.startswith(f"/{FILES}/")]
    before = {(each.code, each.pointer) for each in errors}
    for _ in range(_ROUNDS):
        with TemporaryDirectory(prefix="pochoir-") as folder:
            file = Path(folder, OVERLAY)
            file.write_text(overlay("", "", tuple(changes(read, kept))), encoding="utf-8")
            found = [each for each in _errors(spec, (file,)) if (each.code, each.pointer) not in before]
        wrong = {pointer for each in found for pointer in _near(each.pointer, kept)}
        if not wrong:
            break
        kept = [each for each in kept if each.pointer not in wrong]
    return kept


def _errors(spec: Path, overlays: tuple[Path, ...]) -> list[Problem]:
    try:
        found = pipeline.understand(spec, "adopted", _KEEP, reading=Reading(overlays)).problems
    except Refused as refused:
        found = refused.problems
    return [each for each in found if each.severity == "error"]


def _near(pointer: str, proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield the places of proposals that an error is in; the nearest ones only."""
    around = [each.pointer for each in proposals if f"{pointer}/".startswith(f"{each.pointer}/")]
    if around:
        yield max(around, key=len)


def _notes(found: Found) -> Iterator[str]:
    """Yield what the overlay says at its end."""
    for key in sorted(found.hidden):
        yield f"{key} marks operations that are not public: the settings leave them out, with `except`."
    if found.unknown:
        yield "Extensions without a counterpart in pochoir, which are ignored:"
    for key, (number, reason) in sorted(found.unknown.items()):
        yield f"- {key} ({number} {'place' if number == 1 else 'places'}){f': {reason}' if reason else ''}"


def settings(spec: str, adopted: Adopted) -> str:
    """Return the lines of the settings of an adopted API.

    Args:
        spec: the path of its description, as the settings name it.
        adopted: what was read of it.
    """
    folder = spec.rpartition("/")[0]
    lines = [f"spec = {toml_string(spec)}", f"overlays = [{toml_string(f'{folder}/{OVERLAY}')}]"]
    if adopted.hidden:
        lines.append(f"except = {{extensions = [{', '.join(map(toml_string, adopted.hidden))}]}}")
    if adopted.errors:
        lines.append("keep-going = true  # the description has errors: pochoir lint shows them")
    return "\n".join(lines)


def counted(adopted: Adopted) -> str:
    """Return what the overlay says, in words; "" if it says nothing."""
    nouns = {
        "envelope": "envelope", "idempotency": "idempotency header", "login": "login", "method": "method name",
        "name": "other name", "paging": "paged list", "resource": "resource name", "retry": "retry setting",
    }  # fmt: skip
    parts = [count(number, nouns[kind]) for kind, number in sorted(adopted.counts.items())]
    return ", ".join(parts)
