"""The tokens of a statement, and lines made of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

COMMA: Final = 18
"""Priorities of the places where a line may be broken: a line is broken at all places of the highest one."""
STRING: Final = 12
UNION: Final = 9
DOT: Final = 1

WIDTH: Final = 100
"""The length of the lines of generated Python."""

OPENING: Final = frozenset("([{")
CLOSING: Final = frozenset(")]}")
TEXT: Final = r"""[rbfRBF]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
"""A pattern for a string on one line."""
_NAME: Final = r"(?:\.?[^\W\d]|-?\.?\d)[\w.]*(?:(?<=e)[+-]\d+)?"
_OTHER: Final = r"""->|\.\.\.|\*\*|[-+*/%@&|^<>=!:]=|[^\w\s"'\\#;]"""
_TOKEN: Final = re.compile(rf"([ \n]*)(?:({TEXT})|({_NAME})|({_OTHER}))")
_VALUE: Final = ("string", "name", "closing")
_KNOWN: Final = frozenset(("|", ",", ":", "=", ".", "...", "->", "(", "[", "{", ")", "]", "}", ""))
# Each character is one column wide.
_NARROW: Final = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20a0-\u20bf]*")
_KEYWORDS: Final = frozenset(("and", "else", "if", "in", "is", "not", "or", "yield"))


def width(text: str) -> int:
    """Return the number of columns that a text takes in a terminal, as black measures it."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from black.strings import str_width

    return str_width(text)


class Unsure(Exception):
    """A statement is of a kind that only black knows how to lay out."""


@dataclass(slots=True, eq=False)
class Token:
    """A token of a statement.

    Attributes:
        text: its text; "" for a parenthesis that is written only where the statement is broken there.
        space: the space before it.
        kind: "string", "name", "opening", "closing" or "other".
        mate: the other bracket of the pair.
        shows: for an opening bracket, whether it begins a list, a dict, a tuple or an expression in parentheses, not
            the arguments of a call or of a subscript.
        magic: for a closing bracket, whether a comma before it means that there is one item on each line.
    """

    text: str
    space: str = ""
    kind: str = "other"
    mate: "Token | None" = None
    shows: bool = False
    magic: bool = False

    @property
    def length(self) -> int:
        """The number of characters, with the space before it."""
        return len(self.space) + len(self.text)

    @property
    def leaves(self) -> int:
        """The number of tokens that black sees: a name with dots is one here."""
        return 1 + 2 * self.text.count(".") if self.kind == "name" and not self.text[0].isdigit() else 1


def tokens(statement: str) -> list[Token]:
    """Return the tokens of a statement on one or several lines.

    Raises:
        Unsure: there is a comment, a string on several lines, or brackets do not match.
    """
    found: list[Token] = []
    stack: list[Token] = []
    at, end = 0, len(statement.rstrip())
    while at < end:
        match = _TOKEN.match(statement, at)
        if match is None:
            raise Unsure
        at = match.end()
        found.append(_token(match, found, stack))
    if stack:
        raise Unsure
    return found


def _token(match: re.Match[str], before: Sequence[Token], stack: list[Token]) -> Token:
    space, string, name, other = match.groups()
    previous = before[-1] if before else None
    if previous is None or previous.kind == "opening":
        space = ""
    elif "\n" in space:
        space = " "
    if string:
        return Token(string, space, "string")
    if name:
        if name[0] == "-" and previous is not None and previous.kind in _VALUE:
            raise Unsure  # a difference
        return Token(name, space, "name")
    if other in OPENING:
        applied = previous is not None and previous.kind in _VALUE and not space
        stack.append(Token(other, space, "opening", shows=not applied))
        return stack[-1]
    if other in CLOSING:
        return _closed(other, before, stack)
    return Token(other, space)


def _closed(text: str, before: Sequence[Token], stack: list[Token]) -> Token:
    if not stack or "([{".index(stack[-1].text) != ")]}".index(text):
        raise Unsure
    opening = stack.pop()
    found = Token(text, "", "closing", opening)
    opening.mate = found
    if before[-1].text == ",":
        inside = before[before.index(opening) + 1 :]
        if text == ")" and opening.shows and any(not depth and each.text == "lambda" for each, depth in nested(inside)):
            raise Unsure  # black takes the comma for one of several
        found.magic = text == "}" or not opening.shows or text == "]" or commas(inside) > 1
    return found


def commas(inside: Sequence[Token]) -> int:
    """Return the number of commas that are not in brackets."""
    return sum(1 for token, depth in nested(inside) if not depth and token.text == ",")


def nested(inside: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield tokens with the number of brackets around them. The brackets are outside of themselves."""
    depth = 0
    for token in inside:
        if token.kind == "closing":
            depth -= 1
        yield token, depth
        if token.kind == "opening":
            depth += 1


@dataclass(eq=False)
class Line:
    """A line, or a line to be.

    Attributes:
        tokens: its tokens.
        depth: its indentation, in steps.
        within: whether it is in brackets that begin before it.
        tracked: whether places to break it are looked for: not in the rest of a line after a bracket.
        apart: whether each of its items gets a separate line, even if all of them fit on one.
    """

    tokens: Sequence[Token]
    depth: int
    within: bool = False
    tracked: bool = True
    apart: bool = field(default=False)

    @property
    def text(self) -> str:
        """Its text. It changes when parentheses are made visible."""
        first, *others = self.tokens
        rest = "".join([f"{each.space}{each.text}" for each in others])
        return f"{'    ' * self.depth}{first.text}{rest}"

    @property
    def fits(self) -> bool:
        """Whether it is not too long."""
        return fits(self.text)

    @property
    def starts(self) -> str:
        """The text of its first token."""
        return self.tokens[0].text

    @property
    def magic(self) -> bool:
        """Whether a comma before a closing bracket means that it is broken."""
        own = set(map(id, self.tokens)) if not self.tracked else None
        known = (each for each in self.tokens if each.magic)
        return any(own is None or id(each.mate) in own for each in known)

    @cached_property
    def delimiters(self) -> Mapping[int, int]:
        """The priority of each place to break it, by the index of the token before the place."""
        found: dict[int, int] = {}
        for index in self._outer if self.tracked else ():
            token = self.tokens[index]
            if token.text == "for" or (token.text == "lambda" and self.tokens[index + 1].text != ":"):
                raise Unsure  # their commas do not separate items
            before = _priority_before(token, self.tokens[index - 1]) if index else 0
            if before:
                found[index - 1] = before
            elif token.text == ",":
                found[index] = COMMA
        return found

    @cached_property
    def _outer(self) -> Sequence[int]:
        """The indices of the tokens that are not in brackets."""
        found: list[int] = []
        depth = 0
        for index, token in enumerate(self.tokens):
            if token.kind == "closing":
                depth -= 1
            if not depth:
                found.append(index)
            if token.kind == "opening":
                depth += 1
        return found

    def priority(self, *, ending: bool = True) -> int:
        """Return the highest priority of its places, with or without the one at its end; 0 if there is none.

        Raises:
            Unsure: it has other operators, which may be of a higher priority.
        """
        last = len(self.tokens) - 1
        found = max((each for index, each in self.delimiters.items() if ending or index != last), default=0)
        if found != COMMA:
            self.check()
        return found

    def check(self) -> None:
        """Check that it has no operators but those of types and calls, except in brackets.

        Raises:
            Unsure: it has others.
        """
        for index in self._outer:
            if not _is_known(self.tokens[index], self.tokens[index - 1] if index else None):
                raise Unsure

    def count(self, priority: int) -> int:
        """Return the number of places with a priority."""
        return sum(1 for each in self.delimiters.values() if each == priority)


def _priority_before(token: Token, previous: Token) -> int:
    if token.text == "|":
        return UNION
    if token.kind == "string" and previous.kind == "string":
        return STRING
    if token.text.startswith(".") and token.kind == "name" and previous.kind == "closing":
        return DOT
    return 0


def _is_known(token: Token, before: Token | None) -> bool:
    if token.kind == "other" and token.text in ("*", "**"):
        return before is None or before.kind == "opening" or before.text in (",", "import")
    if token.text == "@":
        return before is None
    return token.text not in _KEYWORDS if token.kind != "other" else token.text in _KNOWN


def fits(text: str, limit: int = WIDTH) -> bool:
    """Return whether a line is not too long."""
    return len(text) <= limit if text.isascii() else width(text) <= limit
