"""JSON to a tree with the standard library; places are found by a second reading, and only those someone asks for."""

import json
import re
from dataclasses import dataclass, field
from functools import partial

from pochoir.document.limits import MAX_DEPTH
from pochoir.document.marks import Below, Later, Mark, Marks, join, shorten
from pochoir.document.scalars import NotANumberError, integer, real
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Problem, Refused

_TOKEN = re.compile(r'[ \t\n\r]*(?:("[^"\\]*(?:\\.[^"\\]*)*")|([{}\[\],:])|([^\s{}\[\],:"]+))')
_BETWEEN = re.compile(r"[ \t\n\r]*[,:]?[ \t\n\r]*")
# What it gives is not looked at but for keys: it only finds where a value ends.
_DECODER = json.JSONDecoder(object_pairs_hook=len, parse_int=len, parse_float=len, strict=False)
_DEPTH_HINT = "name inner parts and refer to them with $ref"
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


@dataclass(slots=True)
class _Suspicion:
    """Whether the fast reading met something that the slow one must place."""

    raised: bool = False

    def pairs(self, members: list[tuple[str, Json]]) -> Json:
        """An object; suspicious when two members have one name."""
        value = dict(members)
        self.raised = self.raised or len(value) != len(members)
        return value

    def integer(self, text: str) -> int:
        """An integer; suspicious when too long."""
        try:
            return integer(text)
        except NotANumberError:
            return self.constant(text)

    def real(self, text: str) -> float:
        """A float; suspicious when beyond the range."""
        try:
            return real(text)
        except NotANumberError:
            return self.constant(text)

    def constant(self, _: str) -> int:
        """NaN, Infinity: zero stands for them, so that the rest can be validated."""
        self.raised = True
        return 0


def read_json(text: Text) -> tuple[Json, list[Problem]]:
    """The tree of a JSON text and the findings that did not stop the reading.

    Raises:
        Refused: the text is no JSON or is nested too deeply.
    """
    content = _mended(text.content)
    suspicion = _Suspicion(raised=content is not text.content)
    try:
        tree: Json = json.loads(
            content,
            object_pairs_hook=suspicion.pairs,
            parse_int=suspicion.integer,
            parse_float=suspicion.real,
            parse_constant=suspicion.constant,
        )
    except json.JSONDecodeError as error:
        raise Refused((_syntax(text, error),)) from None
    except RecursionError:
        tree, suspicion.raised = None, True
    scan = _Scan(text)
    if suspicion.raised or _depth(tree) > MAX_DEPTH:
        scan.run()
    if any(problem.code == "limit-depth" for problem in scan.problems):
        raise Refused(tuple(scan.problems))
    return tree, scan.problems


def mark_json(text: Text) -> Mark:
    """Where the values of a JSON text stand; the text has been read before."""
    content = _mended(text.content)
    return _mark(content, 0, _skip(content, 0))


def _mended(content: str) -> str:
    """JSON text with every lone surrogate replaced by U+FFFD, at the same length; the text itself without any.

    No file can hold half a character: the slow reading reports it, and the rest of the document can be validated.
    """
    if not _SURROGATE.search(content):
        return content
    mended = _ESCAPE.sub(lambda escape: "\\ufffd" if escape["lone"] else escape[0], content)
    return content if mended == content else mended


def _mark(content: str, key: int, start: int) -> Mark:
    """The mark of a value. Those of all that is in a large description would take more room than it."""
    find = {"{": _members, "[": _items}.get(content[start])
    return key, start, Later(partial(find, content, start)) if find else None


def _members(content: str, start: int) -> Below:
    marks: dict[str, Mark] = {}
    key = _skip(content, start + 1)
    while content[key] != "}":
        name, end = _DECODER.raw_decode(content, key)
        value = _skip(content, end)
        marks[name] = _mark(content, key, value)
        key = _skip(content, _DECODER.raw_decode(content, value)[1])
    return marks


def _items(content: str, start: int) -> Below:
    marks: list[Mark] = []
    value = _skip(content, start + 1)
    while content[value] != "]":
        marks.append(_mark(content, value, value))
        value = _skip(content, _DECODER.raw_decode(content, value)[1])
    return marks


def _skip(content: str, index: int) -> int:
    """The index behind the white space and the sign that may stand between two values."""
    found = _BETWEEN.match(content, index)
    return found.end() if found else index


def _depth(tree: Json) -> int:
    """How deep mappings and lists are nested."""
    depth, level = 0, [tree]
    while level := [value for value in level if isinstance(value, (dict, list))]:
        depth += 1
        level = [child for value in level for child in (value.values() if isinstance(value, dict) else value)]
    return depth


def _syntax(text: Text, error: json.JSONDecodeError) -> Problem:
    """The finding for a text that is no JSON."""
    index, message = error.pos, (error.msg[:1].lower() + error.msg[1:]).removesuffix(" starting at")
    hint = ""
    if not text.content.strip():
        return Problem(
            "error",
            "document-empty",
            "",
            "the file is empty",
            'an OpenAPI description begins with: {"openapi": "3.1.0"',
            location=text.location(0),
        )
    if index >= len(text.content.rstrip()) or message.startswith("unterminated string"):
        index, message, hint = len(text.content), f"the file ends too early: {message}", "is it cut off?"
    return Problem("error", "json-syntax", "", message, hint, location=text.location(index))


@dataclass(slots=True)
class _Level:
    """An object or array under the scan."""

    marks: "dict[str, Mark] | list[Mark]"
    key: str | None = None
    key_start: int = 0
    due: bool = False


@dataclass(slots=True)
class _Scan:
    """The slow reading: every token with its place."""

    text: Text
    problems: list[Problem] = field(default_factory=list[Problem])
    stack: list[_Level] = field(default_factory=list[_Level])

    def run(self) -> None:
        """Walk all tokens; stop at the first that lies too deep."""
        content, index = _mended(self.text.content), 0
        while (token := _TOKEN.match(content, index)) is not None:
            index = token.end()
            start = token.start(token.lastindex or 0)
            if token.lastindex == 1:
                self.string(token[1], start)
            elif token.lastindex == 3:
                self.number(token[3], start)
                self.add(start, None)
            elif token[2] in "{[":
                if len(self.stack) >= MAX_DEPTH:
                    message = f"objects and arrays are nested more than {MAX_DEPTH} deep"
                    self.report("limit-depth", start, message, _DEPTH_HINT)
                    return
                marks: dict[str, Mark] | list[Mark] = {} if token[2] == "{" else []
                self.add(start, marks)
                self.stack.append(_Level(marks))
            elif token[2] in "}]" and self.stack:
                self.stack.pop()

    def report(self, code: str, start: int, message: str, hint: str) -> None:
        """Remember a finding."""
        keys = [str(len(level.marks)) if isinstance(level.marks, list) else level.key for level in self.stack]
        pointer = join([key for key in keys if key is not None])
        if code == "limit-depth":
            pointer = shorten(pointer)
        self.problems.append(Problem("error", code, pointer, message, hint, location=self.text.location(start)))

    def string(self, literal: str, start: int) -> None:
        """A key or a value."""
        level = self.stack[-1] if self.stack else None
        if level is None or isinstance(level.marks, list) or level.due:
            self.surrogates(literal, start)
            self.add(start, None)
            return
        key = level.key = str(json.loads(literal, strict=False)) if "\\" in literal else literal[1:-1]
        level.key_start, level.due = start, True
        self.surrogates(literal, start)
        if key in level.marks:
            first = self.text.location(level.marks[key][0]).line
            message = f'the key "{key}" stands here again; it was first given on line {first}'
            self.report("json-duplicate-key", start, message, "keep one of the two")

    def surrogates(self, literal: str, start: int) -> None:
        """Report the first half character that a key or a value was written with."""
        written = self.text.content[start : start + len(literal)]
        escapes = _ESCAPE.finditer(written) if "\\" in written else ()
        lone = next((escape for escape in escapes if escape["lone"]), None)
        if lone:
            message = f"{lone[0]} is half a character: a surrogate without the other one of its pair"
            hint = "write the character itself, or both escapes of its pair"
            self.report("surrogate", start + lone.start(), message, hint)

    def number(self, literal: str, start: int) -> None:
        """A number or a word; NaN, Infinity and what is too large are findings."""
        try:
            if literal in ("NaN", "Infinity", "-Infinity"):
                raise NotANumberError(f"{literal} is not a JSON number")
            if literal[-1].isdigit():
                (integer if literal.lstrip("-").isdigit() else real)(literal)
        except NotANumberError as error:
            self.report("number-not-json", start, str(error), "write a number that JSON allows, or text in quotes")

    def add(self, start: int, marks: Marks) -> None:
        """Note where a value stands."""
        level = self.stack[-1] if self.stack else None
        if level is None:
            return
        if isinstance(level.marks, list):
            level.marks.append((start, start, marks))
        elif level.key is not None:
            level.marks[level.key] = (level.key_start, start, marks)
            level.due = False
