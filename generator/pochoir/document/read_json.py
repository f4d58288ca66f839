"""Parse JSON with the standard library, and find positions in a second pass.

The first pass is fast and records no positions. A token scan follows only if there is something to report that needs
one, and the positions of values are computed only when asked for.
"""

import json
import re
from dataclasses import dataclass, field
from functools import partial

from pochoir.document.json_syntax import Fault, find_fault
from pochoir.document.limits import MAX_DEPTH
from pochoir.document.positions import ChildPositions, Children, LazyPositions, Position
from pochoir.document.scalars import NotANumberError, integer, real
from pochoir.document.text import Text, decoded
from pochoir.ir import Json
from pochoir.pointers import join, shorten
from pochoir.problems import Problem, Refused, conflict

_TOKEN = re.compile(r'[ \t\n\r]*(?:("[^"\\]*(?:\\.[^"\\]*)*")|([{}\[\],:])|([^\s{}\[\],:"]+))')
_BETWEEN = re.compile(r"[ \t\n\r]*[,:]?[ \t\n\r]*")
# Used to find where a value ends: the values that it returns are ignored, except for keys.
_DECODER = json.JSONDecoder(object_pairs_hook=len, parse_int=len, parse_float=len, strict=False)
_DEPTH_HINT = "move inner parts to named components and refer to them with $ref"
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


@dataclass(slots=True)
class _Hooks:
    """Hooks for `json.loads`. `needs_scan` is set if they met something that the scan has to locate and report."""

    needs_scan: bool = False

    def pairs(self, members: list[tuple[str, Json]]) -> Json:
        """Build an object; note duplicate keys."""
        value = dict(members)
        self.needs_scan = self.needs_scan or len(value) != len(members)
        return value

    def integer(self, text: str) -> int:
        """Parse an integer; note one that is too long."""
        try:
            return integer(text)
        except NotANumberError:
            return self.constant(text)

    def real(self, text: str) -> float:
        """Parse a float; note one that is out of range."""
        try:
            return real(text)
        except NotANumberError:
            return self.constant(text)

    def constant(self, _: str) -> int:
        """Replace NaN and Infinity by zero, so that the rest can be validated."""
        self.needs_scan = True
        return 0


def read_json(text: Text) -> tuple[Json, list[Problem]]:
    """Parse a JSON text.

    Returns:
        The value, and the problems that did not stop the parser.

    Raises:
        Refused: the text is not JSON, or is nested too deeply.
    """
    content = _mended(text.content)
    hooks = _Hooks(needs_scan=content is not text.content)
    try:
        tree: Json = json.loads(
            content,
            object_pairs_hook=hooks.pairs,
            parse_int=hooks.integer,
            parse_float=hooks.real,
            parse_constant=hooks.constant,
        )
    except json.JSONDecodeError:
        raise Refused((_syntax(text),)) from None
    except RecursionError:
        tree, hooks.needs_scan = None, True
    scan = _Scan(text)
    if hooks.needs_scan or _depth(tree) > MAX_DEPTH:
        scan.run()
    if any(problem.code == "limit-depth" for problem in scan.problems):
        raise Refused(tuple(scan.problems))
    return tree, scan.problems


def json_position(text: Text) -> Position:
    """Return the position of the root value of a JSON text that has been parsed before."""
    content = _mended(text.content)
    return _position(content, text.encoded, 0, _skip(content, 0))


def _mended(content: str) -> str:
    """JSON text with every lone surrogate replaced by U+FFFD, at the same length; the text itself without any.

    No file can hold half a character: the slow reading reports it, and the rest of the document can be validated.
    """
    if not _SURROGATE.search(content):
        return content
    mended = _ESCAPE.sub(lambda escape: "\\ufffd" if escape["lone"] else escape[0], content)
    return content if mended == content else mended


def _position(content: str, encoded: bool, key: int, start: int) -> Position:
    """Return the position of a value. Children are computed lazily: in a large description they take much memory.

    Args:
        content: the text.
        encoded: whether its characters are the bytes of its UTF-8.
        key: the index of its key.
        start: its index.
    """
    compute = {"{": _member_positions, "[": _item_positions}.get(content[start])
    return key, start, LazyPositions(partial(compute, content, encoded, start)) if compute else None


def _member_positions(content: str, encoded: bool, start: int) -> ChildPositions:
    positions: dict[str, Position] = {}
    key = _skip(content, start + 1)
    while content[key] != "}":
        name, end = _DECODER.raw_decode(content, key)
        if encoded and not name.isascii():
            name = json.loads(decoded(content[key:end]), strict=False)
        value = _skip(content, end)
        positions[name] = _position(content, encoded, key, value)
        key = _skip(content, _DECODER.raw_decode(content, value)[1])
    return positions


def _item_positions(content: str, encoded: bool, start: int) -> ChildPositions:
    positions: list[Position] = []
    value = _skip(content, start + 1)
    while content[value] != "]":
        positions.append(_position(content, encoded, value, value))
        value = _skip(content, _DECODER.raw_decode(content, value)[1])
    return positions


def _skip(content: str, index: int) -> int:
    """Return the index after the white space and the separator between two values."""
    found = _BETWEEN.match(content, index)
    return found.end() if found else index


def _depth(tree: Json) -> int:
    """Return how deep mappings and lists are nested."""
    depth, level = 0, [tree]
    while level := [value for value in level if isinstance(value, (dict, list))]:
        depth += 1
        level = [child for value in level for child in (value.values() if isinstance(value, dict) else value)]
    return depth


def _syntax(text: Text) -> Problem:
    """Build the finding about a text that is not JSON."""
    if not text.content.strip():
        return Problem(
            "error",
            "document-empty",
            "",
            "the file is empty",
            'an OpenAPI description starts with: {"openapi": "3.1.0"',
            location=text.location(0),
        )
    merged = conflict(text.content)
    fault = Fault(*merged) if merged else find_fault(text.content) or Fault(0, "the file is not JSON")
    return Problem("error", "json-syntax", "", fault.message, fault.hint, location=text.location(fault.index))


@dataclass(slots=True)
class _Level:
    """An object or array being scanned. `expects_value` is true between a key and its value."""

    positions: "dict[str, Position] | list[Position]"
    key: str | None = None
    key_start: int = 0
    expects_value: bool = False


@dataclass(slots=True)
class _Scan:
    """A pass over all tokens of a JSON text, which finds and locates problems."""

    text: Text
    problems: list[Problem] = field(default_factory=list[Problem])
    stack: list[_Level] = field(default_factory=list[_Level])

    def run(self) -> None:
        """Scan all tokens; stop at the first one that is nested too deeply."""
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
                positions: dict[str, Position] | list[Position] = {} if token[2] == "{" else []
                self.add(start, positions)
                self.stack.append(_Level(positions))
            elif token[2] in "}]" and self.stack:
                self.stack.pop()

    def report(self, code: str, start: int, message: str, hint: str) -> None:
        """Add a problem at an index of the text."""
        keys = [str(len(level.positions)) if isinstance(level.positions, list) else level.key for level in self.stack]
        pointer = join("", *(key for key in keys if key is not None))
        if code == "limit-depth":
            pointer = shorten(pointer)
        self.problems.append(Problem("error", code, pointer, message, hint, location=self.text.location(start)))

    def string(self, literal: str, start: int) -> None:
        """Handle a string: a key or a value."""
        level = self.stack[-1] if self.stack else None
        if level is None or isinstance(level.positions, list) or level.expects_value:
            self.surrogates(literal, start)
            self.add(start, None)
            return
        key = level.key = str(json.loads(literal, strict=False)) if "\\" in literal else literal[1:-1]
        level.key_start, level.expects_value = start, True
        self.surrogates(literal, start)
        if key in level.positions:
            first = self.text.location(level.positions[key][0]).line
            message = f'duplicate key "{key}"; it is first defined on line {first}'
            self.report("json-duplicate-key", start, message, "remove one of the two")

    def surrogates(self, literal: str, start: int) -> None:
        """Report the first half character that a key or a value was written with."""
        written = self.text.content[start : start + len(literal)]
        escapes = _ESCAPE.finditer(written) if "\\" in written else ()
        lone = next((escape for escape in escapes if escape["lone"]), None)
        if lone:
            message = f"{lone[0]} is half of a surrogate pair"
            hint = "write the character itself, or both escapes of the pair"
            self.report("surrogate", start + lone.start(), message, hint)

    def number(self, literal: str, start: int) -> None:
        """Handle a number or a keyword; report NaN, Infinity and numbers that are too large."""
        try:
            if literal in ("NaN", "Infinity", "-Infinity"):
                raise NotANumberError(f"{literal} is not a JSON number")
            if literal[-1].isdigit():
                (integer if literal.lstrip("-").isdigit() else real)(literal)
        except NotANumberError as error:
            self.report("number-not-json", start, str(error), "write a number that JSON allows, or a string in quotes")

    def add(self, start: int, positions: Children) -> None:
        """Record the position of a value."""
        level = self.stack[-1] if self.stack else None
        if level is None:
            return
        if isinstance(level.positions, list):
            level.positions.append((start, start, positions))
        elif level.key is not None:
            level.positions[level.key] = (level.key_start, start, positions)
            level.expects_value = False
