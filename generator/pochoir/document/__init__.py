"""Read an OpenAPI description, YAML or JSON, of one file or several: plain data, and where everything stands."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from pochoir.document.disk import UnreadableError, read_bytes
from pochoir.document.link import Linker, file_number
from pochoir.document.marks import Part, pointer_at, tokens
from pochoir.document.references import FILES
from pochoir.document.source import Source, read_source
from pochoir.document.survey import Survey
from pochoir.document.swagger import is_swagger, upgrade
from pochoir.document.text import decode
from pochoir.ir import Json
from pochoir.problems import Location, Problem, Refused

__all__ = ["Document", "Part", "located", "read"]

_TEXTS = ("title", "summary", "description")


@dataclass(frozen=True, slots=True)
class Document:
    """A description as it is written.

    `tree` holds plain values only, its keys as written, its references all local: the trees of other files stand
    under `x-pochoir-files`. `problems` are the findings of the reading that did not stop it, errors among them;
    `validate` gives them again with its own. `survey` knows the kind of every object, `content` is the file itself.
    """

    path: Path
    tree: "dict[str, Json]"
    problems: tuple[Problem, ...] = ()
    survey: Survey = field(default_factory=Survey, repr=False, compare=False)
    sources: tuple[Source, ...] = field(default=(), repr=False, compare=False)
    content: bytes = field(default=b"", repr=False, compare=False)

    def locate(self, pointer: str, part: Part = "value") -> Location:
        """Where the value at a JSON pointer stands, or its key; its nearest existing parent when there is none."""
        source, keys = self._source(pointer)
        return source.locate(keys, part)

    def pointer(self, pointer: str, part: Part = "value") -> str:
        """The pointer as the file has it: another one where `tree` was made of what was written."""
        source, keys = self._source(pointer)
        return pointer if source.written is None else pointer_at(source.written, source.index(keys, part))

    def written(self, pointer: str) -> str:
        """The scalar at a JSON pointer as the file spells it: `1.10`, quotes included when there are any."""
        source, keys = self._source(pointer)
        return _written(source, keys)

    def _source(self, pointer: str) -> tuple[Source, list[str]]:
        number = file_number(pointer)
        keys = tokens(pointer)
        if 0 <= number < len(self.sources) - 1:
            return self.sources[number + 1], keys[2:]
        return self.sources[0], keys


def read(path: Path) -> Document:
    """Read the description at `path` and the files below its folder that it refers to.

    Raises:
        Refused: there is nothing to work on: the file is missing, is no YAML or JSON, or breaks a limit. Every
            finding so far comes with it, located.
    """
    try:
        data = read_bytes(path)
    except UnreadableError as error:
        location = Location(str(path), 1, 1)
        raise Refused((Problem("error", error.code, "", str(error), location=location),)) from None
    source, problems = read_source(decode(str(path), data), path.name)
    if is_swagger(source.tree):
        source, lost = upgrade(source)
        problems += lost
    tree = source.tree
    if not isinstance(tree, dict):
        where = source.locate([], "value")
        hint = "an OpenAPI description begins with: openapi: 3.1.0"
        problem = Problem("error", "document-not-object", "", "this is no mapping", hint, location=where)
        raise Refused((*problems, problem))
    problems += _prepare(source, tree)
    linker = Linker(path, tree, [source], len(data))
    if "openapi" in tree:
        linker.run()
        problems += _drop_null_texts(linker.survey)
    document = Document(path, tree, survey=linker.survey, sources=tuple(linker.sources))
    found = (*problems, *linker.problems)
    return replace(document, problems=located(document, found), content=data)


def located(document: Document, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems, each with its location."""
    return tuple(problem if problem.location else _at(document, problem) for problem in problems)


def _at(document: Document, problem: Problem) -> Problem:
    pointer, part = problem.pointer, problem.part
    return replace(problem, pointer=document.pointer(pointer, part), location=document.locate(pointer, part))


def _prepare(source: Source, tree: "dict[str, Json]") -> list[Problem]:
    """Give the reserved key back, and `info.version` the spelling that YAML took from it."""
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
        text = info["version"] = _written(source, ["info", "version"])
        message = f'the version is written as a number; it is taken as the text "{text}"'
        location = source.locate(["info", "version"], "value")
        hint = f'write "{text}" in quotes'
        problem = Problem("warning", "version-not-text", "/info/version", message, hint, location=location)
        problems.append(problem)
    return problems


def _drop_null_texts(survey: Survey) -> list[Problem]:
    """Leave out texts that are given and empty (`description:`), so that no later stage has to expect them."""
    problems: list[Problem] = []
    for pointer, node in survey.nodes.items():
        for key in _TEXTS if isinstance(node.value, dict) else ():
            if isinstance(node.value, dict) and key in node.value and node.value[key] is None:
                del node.value[key]
                message = f'"{key}" is null; it is left out'
                hint = "write a text, or remove it"
                problems.append(Problem("warning", "text-null", f"{pointer}/{key}", message, hint))
    return problems


def _written(source: Source, keys: list[str]) -> str:
    found = re.compile(r"[^\s,}\]#]+").match(source.text.content, source.index(keys, "value"))
    return found[0] if found else ""
