"""Read an OpenAPI description: YAML or JSON, one file or several, Swagger 2.0 or OpenAPI 3.

The result is plain data with local references only, and the position of every value in its file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pochoir.disk import UnreadableError, check_size, read_bytes, text_digest
from pochoir.document import overlay
from pochoir.document.identifiers import file_number
from pochoir.document.link import Linker
from pochoir.document.positions import Part, pointer_at, pointer_of
from pochoir.document.source import Source, read_source
from pochoir.document.survey import Survey, index
from pochoir.document.swagger import is_swagger, upgrade
from pochoir.document.text import decode
from pochoir.ir import Json
from pochoir.pointers import FILES, tokens
from pochoir.problems import Location, Problem, Refused
from pochoir.schemas import Schema

__all__ = ["Document", "Part", "located", "read"]

_TEXT_KEYS = ("title", "summary", "description")


@dataclass(frozen=True, slots=True)
class Document:
    """A description as it is written, with all its files in one tree.

    Attributes:
        path: the path of the description.
        tree: the root object. Keys are strings as written; all references are local. The contents of other files are
            under `x-pochoir-files`. Swagger 2.0 has been converted to OpenAPI 3.0.
        problems: the problems that did not stop the parser, errors included. `validate` returns them with its own.
        indexed: the index of all objects and references, if it has been made.
        sources: the files, the description first.
        schemas: the schemas that were read so far, by pointer. Validation and resolution share them.
        digests: the SHA-256 of each file by its path relative to the folder of the description, that first, then the
            overlays. CRLF is hashed as LF.
        overlays: the paths of the overlays that were applied.
    """

    path: Path
    tree: "dict[str, Json]"
    problems: tuple[Problem, ...] = ()
    indexed: Survey | None = field(default=None, repr=False, compare=False)
    sources: tuple[Source, ...] = field(default=(), repr=False, compare=False)
    schemas: dict[str, Schema] = field(default_factory=dict[str, Schema], repr=False, compare=False)
    digests: Mapping[str, str] = field(default_factory=dict[str, str], repr=False, compare=False)
    overlays: tuple[Path, ...] = ()

    @property
    def survey(self) -> Survey:
        """The index of all objects and references, which is made when it is needed."""
        found = self.indexed
        if found is None:
            found = index(self.tree)
            object.__setattr__(self, "indexed", found)
        return found

    def locate(self, pointer: str, part: Part = "value") -> Location:
        """Return the location of a value, or of its key.

        Args:
            pointer: JSON pointer (RFC 6901) in `tree`. If nothing is there, the location of the nearest existing parent
                is returned.
            part: whether to locate the key or the value.
        """
        source, keys = self._source(pointer)
        return source.locate(keys, part)

    def original_pointer(self, pointer: str, part: Part = "value") -> str:
        """Return the JSON pointer of a value in its file as written, before Swagger 2.0 was converted."""
        source, keys = self._source(pointer)
        if source.original is None:
            return pointer
        index = source.index(keys, part)
        appended = source.text.appended
        found = pointer_of(source.original, index) if appended and index >= appended[0][0] else None
        return found or pointer_at(source.original, index)

    def written(self, pointer: str) -> str:
        """Return the scalar at a JSON pointer as it is spelled in the file: `1.10`, with quotes if there are any."""
        source, keys = self._source(pointer)
        return source.text.scalar(source.index(keys, "value"))

    def is_json(self, pointer: str) -> bool:
        """Return whether the file of a value is JSON, or YAML that is written like it."""
        return self._source(pointer)[0].text.content.lstrip()[:1] == "{"

    def _source(self, pointer: str) -> tuple[Source, list[str]]:
        number = file_number(pointer)
        keys = tokens(pointer)
        if 0 <= number < len(self.sources) - 1:
            return self.sources[number + 1], keys[2:]
        return self.sources[0], keys


def read(path: Path, content: bytes | None = None, overlays: Sequence[Path] = ()) -> Document:
    """Read the description at `path`, and the files of its project that it refers to.

    Args:
        path: a YAML or JSON file.
        content: its content, if it is not to be read from `path`.
        overlays: the overlays to apply to it, in this order.

    Raises:
        Refused: the file is missing, is neither YAML nor JSON, does not contain an object, or exceeds a limit. All
            problems found so far are included, with their locations.
    """
    try:
        data = read_bytes(path) if content is None else check_size(content)
    except UnreadableError as error:
        location = Location(str(path), 1, 1)
        raise Refused((Problem("error", error.code, "", str(error), location=location),)) from None
    source, problems = read_source(decode(str(path), data), path.name)
    digests = {path.name: text_digest(data)}
    if overlays:
        source, found, read_overlays = overlay.apply(path, source, overlays)
        problems += found
        digests |= read_overlays
    if is_swagger(source.tree):
        source, lost = upgrade(source)
        problems += lost
    tree = source.tree
    if not isinstance(tree, dict):
        where = source.locate([], "value")
        hint = "an OpenAPI description starts with: openapi: 3.1.0"
        problem = Problem(
            "error", "document-not-object", "", f"expected a mapping, found {_kind(tree)}", hint, location=where
        )
        raise Refused((*problems, problem))
    problems += _prepare(source, tree)
    linker = Linker(path, tree, [source], len(data), digests)
    if "openapi" in tree:
        linker.run()
        problems += _drop_null_texts(linker.survey)
    document = Document(path, tree, indexed=linker.survey, sources=tuple(linker.sources))
    located_problems = located(document, (*problems, *linker.problems))
    return replace(document, problems=located_problems, digests=linker.digests, overlays=tuple(overlays))


def located(document: Document, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems with their locations filled in."""
    return tuple(problem if problem.location else _at(document, problem) for problem in problems)


def _at(document: Document, problem: Problem) -> Problem:
    pointer, part = problem.pointer, problem.part
    return replace(problem, pointer=document.original_pointer(pointer, part), location=document.locate(pointer, part))


def _prepare(source: Source, tree: "dict[str, Json]") -> list[Problem]:
    """Remove the reserved key, and restore the spelling of an `info.version` that YAML read as a number."""
    problems: list[Problem] = []
    if FILES in tree:
        location = source.locate([FILES], "key")
        del tree[FILES]
        hint = "choose another name"
        message = f'the key "{FILES}" is reserved'
        problems.append(Problem("error", "extension-reserved", "/" + FILES, message, hint, "key", location))
    info = tree.get("info")
    version = info.get("version") if isinstance(info, dict) else None
    if isinstance(info, dict) and isinstance(version, (int, float)) and not isinstance(version, bool):
        text = info["version"] = source.text.scalar(source.index(["info", "version"], "value"))
        message = f'the version is a number; it is read as the string "{text}"'
        location = source.locate(["info", "version"], "value")
        hint = f'write "{text}" in quotes'
        problem = Problem("warning", "version-not-text", "/info/version", message, hint, location=location)
        problems.append(problem)
    return problems


def _drop_null_texts(survey: Survey) -> list[Problem]:
    """Remove titles, summaries and descriptions that are null, so that later stages need not expect them."""
    problems: list[Problem] = []
    for pointer, node in survey.nodes.items():
        for key in _TEXT_KEYS if isinstance(node.value, dict) else ():
            if isinstance(node.value, dict) and key in node.value and node.value[key] is None:
                del node.value[key]
                message = f'"{key}" is null; it is ignored'
                hint = "write a string, or remove the key"
                problems.append(Problem("warning", "text-null", f"{pointer}/{key}", message, hint))
    return problems


def _kind(value: Json) -> str:
    """Return the type of a value in words, for a message."""
    if isinstance(value, list):
        return "a list"
    return "a string" if isinstance(value, str) else json.dumps(value)
