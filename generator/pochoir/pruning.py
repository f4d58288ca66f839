"""Leave out the parts of a description that have errors, and everything that depends on them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pochoir import validate
from pochoir.document import Document
from pochoir.document.grammar import NOUNS, Kind
from pochoir.document.references import parse
from pochoir.document.survey import Survey
from pochoir.findings import brief, members
from pochoir.ir import Json
from pochoir.pointers import FILES, join, tokens, upwards
from pochoir.problems import Problem
from pochoir.resolve.paths import places
from pochoir.resolve.tree import Tree

_ROUNDS: Final = 20
"""Maximum number of times that a description is validated again."""
_UNUSED: Final[frozenset[Kind]] = frozenset({"link", "example", "external-docs"})
"""Kinds of objects that no operation depends on."""
_WHOLE: Final[frozenset[Kind]] = frozenset({"operation", "path-item", "callback", "websocket"})
_PARTS: Final = _UNUSED | _WHOLE
"""Kinds of objects that can be left out."""
_SECTIONS: Final = ("headers", "parameters", "responses", "requestBodies", "examples", "links")
"""Components that are not generated unless something refers to them."""
_INFO: Final = ("/info/license", "/info/contact", "/info/termsOfService", "/externalDocs")
_ESSENTIAL: Final = ("", "/openapi", "/swagger", "/paths", f"/{FILES}")
"""Parts without which nothing can be generated."""
_MOVED: Final = {
    "/definitions/": "/components/schemas/",
    "/responses/": "/components/responses/",
    "/parameters/": "/components/parameters/",
    "/securityDefinitions/": "/components/securitySchemes/",
}
"""Where the sections of Swagger 2.0 are after its conversion. Problems of reading have pointers as it is written."""
_SECURITY: Final = "/security"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a part is left out: an error, and the part that has it."""

    problem: Problem
    part: str


@dataclass(frozen=True, slots=True)
class Sound:
    """What is left of a description without its errors.

    Attributes:
        document: the description without the parts that are left out, which is valid; None if nothing is left.
        problems: the problems of the whole description, with their locations.
        removed: the parts that are left out, by pointer.
    """

    document: Document | None
    problems: tuple[Problem, ...]
    removed: Mapping[str, Cause] = field(default_factory=dict[str, Cause])


def sound(document: Document, found: tuple[Problem, ...], facts: frozenset[str] | None = None) -> Sound:
    """Leave out what has errors of a description and what depends on it.

    An error in a part that no operation depends on, such as a link, becomes a warning.

    Args:
        document: the description.
        found: its problems (`validate.findings`).
        facts: the numbers that `x-facts` may cite; by default any.
    """
    errors = [problem for problem in found if problem.severity == "error"]
    if not errors:
        return Sound(document, validate.reported(document, found))
    harmless = _harmless(document, errors)
    found = tuple(replace(each, severity="warning") if each in harmless else each for each in found)
    return without(Sound(document, validate.reported(document, found)), errors, facts)


def without(before: Sound, errors: Sequence[Problem], facts: frozenset[str] | None = None) -> Sound:
    """Leave out the parts in which errors were found. These are not added to the problems."""
    document, problems, removed = before.document, before.problems, dict(before.removed)
    for _ in range(_ROUNDS):
        if document is None or not errors:
            return Sound(document, problems, removed)
        document = _prune(document, errors, removed)
        if document is not None:
            # Something that names a part which is left out, such as an extension, has an error now.
            found = validate.findings(document, facts)
            errors = [problem for problem in found if problem.severity == "error"]
            problems = (*problems, *validate.reported(document, errors))
    return Sound(None, problems, removed)


def _prune(document: Document, errors: Iterable[Problem], removed: dict[str, Cause]) -> Document | None:
    """Return a description without the parts that have errors, and add these to `removed`; None if nothing is left."""
    parts = _Parts(document)
    found = dict[str, Cause]()
    for problem in errors:
        part = parts.of(problem.pointer)
        parts.add(part, Cause(problem, part), found)
    if any(part in _ESSENTIAL for part in found):
        return None
    tree = without_parts(document.tree, found)
    removed.update({part: cause for part, cause in found.items() if part not in removed})
    if tree == document.tree:
        return None  # An error at a place that is not in the document.
    return replace(document, tree=tree, indexed=None, schemas={}, problems=())


def _harmless(document: Document, errors: Iterable[Problem]) -> set[Problem]:
    """Return the errors in parts that no operation depends on."""
    if not any(node.kind == "operation" for node in document.survey.nodes.values()):
        return set()
    parts = _Parts(document)
    known: dict[str, bool] = {}
    harmless: set[Problem] = set()
    for problem in errors:
        part = parts.of(problem.pointer)
        if part not in known:
            found = dict[str, Cause]()
            parts.add(part, Cause(problem, part), found)
            known[part] = all(parts.is_unused(each) for each in found)
        if known[part]:
            harmless.add(problem)
    return harmless


class _Parts:
    """The parts of a description that can be left out, and what depends on them."""

    def __init__(self, document: Document) -> None:
        self._tree = document.tree
        self._survey = document.survey
        self._users = users(document.survey)

    def of(self, pointer: str) -> str:
        """Return the pointer of the smallest part that a place belongs to."""
        section = next((each for each in _MOVED if pointer.startswith(each)), "")
        if section and section.split("/")[1] not in self._tree:
            pointer = _MOVED[section] + pointer.removeprefix(section)
        for place in upwards(pointer):
            node = self._survey.nodes.get(place)
            if node is not None and place:
                is_component = place.startswith("/components/") and place.count("/") == 3
                if node.kind in _PARTS or node.owner is None or is_component:
                    return place
        keys = pointer.split("/")
        return "/".join(keys[: 3 if keys[1:2] and keys[1] in ("info", "components", "paths") else 2])

    def add(self, part: str, cause: Cause, found: dict[str, Cause]) -> None:
        """Add a part and everything that depends on it to `found`."""
        waiting = [part]
        while waiting:
            part = waiting.pop()
            if part not in found:
                found[part] = cause
                waiting += map(self.of, self._users.get(part, ()))
                waiting += self._secured() if part == _SECURITY else ()

    def is_unused(self, part: str) -> bool:
        """Return whether operations can do without a part."""
        node = self._survey.nodes.get(part)
        section = part.split("/")[2] if part.startswith("/components/") and part.count("/") == 3 else ""
        return part in _INFO or section in _SECTIONS or (node is not None and node.kind in _UNUSED)

    def _secured(self) -> Iterator[str]:
        """Yield the operations to which the security of the whole description applies."""
        for pointer, node in self._survey.nodes.items():
            if node.kind == "operation" and "security" not in members(node.value):
                yield self.of(pointer)


def users(survey: Survey) -> Mapping[str, Sequence[str]]:
    """Return the places that refer to an object or to something in it, by the pointer of the object."""
    users: dict[str, list[str]] = {}
    for reference in survey.references:
        text = reference.holder[reference.key]
        if isinstance(text, str) and text.startswith("#/"):
            for place in upwards(parse(text).pointer):
                users.setdefault(place, []).append(reference.pointer)
    for pointer, node in survey.nodes.items():
        for name in members(node.value) if node.kind == "security-requirement" else ():
            users.setdefault(join("/components/securitySchemes", name), []).append(pointer)
    return users


def without_parts(tree: dict[str, Json], parts: Iterable[str]) -> dict[str, Json]:
    """Return a tree without the members at some pointers. What is not changed is shared."""
    tree = dict(tree)
    copied: dict[str, dict[str, Json]] = {"": tree}
    for part in sorted(parts):
        *above, last = tokens(part)
        place, holder = "", tree
        for key in above:
            place = join(place, key)
            if place not in copied:
                value = holder.get(key)
                if not isinstance(value, dict):
                    break  # Removed with the object around it.
                holder[key] = copied[place] = dict(value)
            holder = copied[place]
        else:
            holder.pop(last, None)
    return tree


# What is left out ----------------------------------------------------------------------------------------------------


def left_out(whole: Document, found: Sound) -> tuple[Problem, ...]:
    """Return a warning for each operation, path, webhook, WebSocket and schema of a description that is left out."""
    if found.document is None:
        return ()
    kept = {(path, method) for path, _, method, _ in places(Tree(found.document.tree, {}))}
    problems: list[Problem] = []
    shown: set[str] = set()
    for path, item, method, pointer in places(Tree(whole.tree, {})):
        if (path, method) not in kept:
            written = join("/paths", path)
            part = next((each for each in (pointer, item, written) if each in found.removed), "")
            shown |= {part, written}
            name = members(members(_at(whole, item)).get(method)).get("operationId")
            what = f"{method.upper()} {path}" + (f" ({name})" if isinstance(name, str) else "")
            problems.append(_problem(whole, found, "operation-left-out", pointer, what, part))
    for part in found.removed:
        node = whole.survey.nodes.get(part)
        kind = node.kind if node is not None else None
        if kind == "schema" and part.startswith("/components/") and found.removed[part].part != part:
            what = f"the schema {brief(tokens(part)[-1])}"
            problems.append(_problem(whole, found, "schema-left-out", part, what, part))
        elif part not in shown and kind in ("path-item", "operation", "callback", "websocket"):
            names = [each for each in tokens(part) if each not in ("get", "post", "put", "patch", "delete")]
            noun = {"path-item": "path", "operation": "request"}.get(str(kind), str(kind))
            what = f"the {noun} {brief(names[-1])}"
            problems.append(_problem(whole, found, "operation-left-out", part, what, part))
    return tuple(problems)


def _problem(whole: Document, found: Sound, code: str, pointer: str, what: str, part: str) -> Problem:
    cause = found.removed.get(part)
    if cause is None:
        return Problem("warning", code, pointer, f"{what} is left out", part="key")
    place = validate.located(whole, cause.problem)
    line = f"line {place.line}" if place.file == whole.sources[0].text.file else f"line {place.line} of {place.file}"
    why = f'the error "{cause.problem.code}" on {line}'
    if cause.part == part:
        message = f"{what} is left out because of {why}"
    else:
        node = whole.survey.nodes.get(cause.part)
        noun = NOUNS.get(node.kind, "a part") if node is not None else "a part"
        message = f"{what} is left out: it depends on {noun}, {brief(tokens(cause.part)[-1])}, with {why}"
    return Problem("warning", code, pointer, message, "correct that place", part="key")


def _at(document: Document, pointer: str) -> Json:
    node = document.survey.nodes.get(pointer)
    return node.value if node is not None else None
