"""Break a line that is too long, with the rules of black.

A line is broken at a pair of brackets, into what is before, in and after them, or at commas and other delimiters, if it
is in brackets already. Each part is broken further if it has to be. The names of black's own functions are given where
theirs is the rule, so that a new version can be compared.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeAlias

from pochoir.style.parentheses import STEP, Parts, can_be_omitted, is_better
from pochoir.style.tokens import COMMA, DOT, WIDTH, Line, Token, Unsure, commas, fits

Split: TypeAlias = Callable[[Line, bool], Sequence[Line]]


class CannotSplit(Exception):
    """A line has no place of this kind to be broken at."""


def lines(line: Line, forced: bool = False, around: str = "") -> list[str]:
    """Return the lines that a line becomes (`transform_line`).

    Args:
        line: the line.
        forced: whether parentheses are written where they are optional.
        around: the text of the line that it is a part of.

    Raises:
        CannotSplit: it is all of the line that it is a part of.
    """
    text = line.text
    if text == around:
        raise CannotSplit
    if not line.apart and not line.magic and fits(text):
        return [text]
    for split in _splits(line):
        try:
            return _applied(line, split, text, forced)
        except CannotSplit:
            continue
    return [text]


def _splits(line: Line) -> tuple[Split, ...]:
    if _is_def(line):
        return (_at_parameters,)
    return (_at_delimiters, _at_brackets) if line.within else (_at_brackets,)


def _applied(line: Line, split: Split, text: str, forced: bool) -> list[str]:
    """Return the lines after a split, each of them split further (`run_transformer`)."""
    optional = [each for each in line.tokens if not each.text] if line.tracked else []
    result: list[str] = []
    for part in split(line, forced):
        result += lines(part, forced, text)
    if forced or split is not _at_brackets or not optional or fits(result[0]):
        return result
    if any(each.text for each in _outermost(line, optional)):
        return result
    other = _applied(line, split, text, True)
    return other if all(map(fits, other)) else result


def _outermost(line: Line, some: Collection[Token]) -> Iterator[Token]:
    depth, wanted = 0, set(map(id, some))
    for token in line.tokens:
        depth -= token.kind == "closing"
        if not depth and id(token) in wanted:
            yield token
        depth += token.kind == "opening"


def _is_def(line: Line) -> bool:
    first, *others = line.tokens[:2]
    return first.text == "def" or (first.text == "async" and bool(others) and others[0].text == "def")


# At delimiters -----------------------------------------------------------------------------------------------


def _at_delimiters(line: Line, _: bool) -> Sequence[Line]:
    """Break a line at its delimiters of the highest priority (`delimiter_split`)."""
    priority = line.priority(ending=False)
    if not priority or (priority == DOT and line.count(DOT) == 1):
        raise CannotSplit
    parts: list[list[Token]] = [[]]
    for index, token in enumerate(line.tokens):
        parts[-1].append(token)
        if line.delimiters.get(index) == priority:
            parts.append([])
    found = [each for each in parts if each]
    if priority == COMMA and found[-1][-1].text != ",":
        found[-1].append(Token(","))
    return [Line(each, line.depth, within=line.within) for each in found]


# At brackets -------------------------------------------------------------------------------------------------


def _at_parameters(line: Line, _: bool) -> Sequence[Line]:
    """Break the first line of a function at its parameters (`left_hand_split`)."""
    for start, token in enumerate(line.tokens):
        # Without parameters it is the parentheses around the type of the result.
        if token.kind == "opening" and token.text in ("(", "") and line.tokens[start + 1] is not token.mate:
            end = next(index for index, each in enumerate(line.tokens) if each is token.mate)
            parts = _parts(line, start, end)
            parts.opening.text, parts.closing.text = "(", ")"
            if not parts.tail.fits and any(each.text == "," for each in parts.tail.tokens):
                raise Unsure  # black breaks the type at its commas, and then breaks the line elsewhere
            return parts.head, parts.body, parts.tail
    raise CannotSplit


def _at_brackets(line: Line, forced: bool) -> Sequence[Line]:
    """Break a line at its last brackets, or at earlier ones where the rest fits (`right_hand_split_with_omits`)."""
    first: Sequence[Line] | None = None
    for omitted in _omissions(line):
        found = _without_optional(_last(line, omitted), line, forced, omitted)
        if first is None and not omitted:
            first = found
        if found[0].fits:
            return found
    return first if first is not None else _without_optional(_last(line, frozenset()), line, forced, frozenset())


def _last(line: Line, omitted: Collection[int]) -> Parts:
    """Break a line at its last brackets that are not omitted and not empty (`_first_right_hand_split`)."""
    end = len(line.tokens) - 1
    while end > 0:
        closing = line.tokens[end]
        if closing.kind == "closing" and id(closing) not in omitted:
            start = end - 1
            while start >= 0 and line.tokens[start] is not closing.mate:
                start -= 1
            if start < 0:
                raise CannotSplit
            if start < end - 1:
                return _parts(line, start, end)
            end = start
        end -= 1
    raise CannotSplit


def _parts(line: Line, start: int, end: int) -> Parts:
    """Return the parts before, in and after brackets (`bracket_split_build_line`)."""
    inside, opening = list(line.tokens[start + 1 : end]), line.tokens[start]
    if inside[-1].text != "," and _needs_comma(line, start, inside):
        inside.append(Token(","))
    body = Line(inside, line.depth + 1, within=True)
    several = body.priority(ending=False) == COMMA
    body.apart = several and (inside[-1].text == "," or opening.shows)
    head = Line(line.tokens[: start + 1], line.depth, tracked=False)
    return Parts(head, body, Line(line.tokens[end:], line.depth, tracked=False))


def _needs_comma(line: Line, start: int, inside: Sequence[Token]) -> bool:
    """Return whether a comma is added after contents that get a separate line (`_ensure_trailing_comma`)."""
    parameters = _is_def(line) and line.tokens[start - 1].text != "->"
    return line.starts == "from" or (parameters and not commas(inside))


def _omissions(line: Line) -> Iterator[frozenset[int]]:
    """Yield sets of closing brackets not to break at, the smallest first (`generate_trailers_to_omit`)."""
    omitted: set[int] = set()
    if not line.magic:
        yield frozenset()
    opening: Token | None = None
    closing: Token | None = None
    inner: set[int] = set()
    for token, before in _that_fit_at_the_end(line):
        if token is opening:
            opening = None
        if token.kind != "closing":
            continue
        if before is not None and before.kind == "opening" and opening is None:
            inner.add(id(token))
            continue
        if opening is None and closing is not None:
            omitted |= {id(closing), *inner}
            inner.clear()
            if not _begins_too_late(line, omitted):
                yield frozenset(omitted)
        if token.magic:
            return
        if opening is not None:
            inner.add(id(token))
        elif token.text:
            opening, closing = token.mate, token


def _that_fit_at_the_end(line: Line) -> Iterator[tuple[Token, Token | None]]:
    """Yield tokens from the last on, each with the one before it, as long as they fit on a line."""
    length = STEP * line.depth
    for index in range(len(line.tokens) - 1, -1, -1):
        length += line.tokens[index].length
        if length > WIDTH:
            return
        yield line.tokens[index], line.tokens[index - 1] if index else None


def _begins_too_late(line: Line, omitted: Collection[int]) -> bool:
    last = next((each for each in reversed(line.tokens) if each.kind == "closing" and id(each) not in omitted), None)
    if last is None or last.mate is None or not last.mate.text:
        return False
    length = STEP * line.depth
    for token in line.tokens:
        if token is last.mate:
            return length > WIDTH
        length += token.length
    return False


# Optional parentheses ----------------------------------------------------------------------------------------


def _without_optional(parts: Parts, line: Line, forced: bool, omitted: Collection[int]) -> Sequence[Line]:
    """Break a line at other brackets if these are optional and not needed (`_maybe_split_omitting_optional_parens`)."""
    optional = not parts.opening.text
    if not forced and optional and line.starts != "from" and can_be_omitted(parts):
        without = frozenset({id(parts.closing), *omitted})
        try:
            other = _last(line, without)
            if is_better(other, parts):
                return _without_optional(other, line, forced, without)
        except CannotSplit:
            chained = sum(1 for each in line.tokens if each.text == "=") > 1
            if not chained and sum(each.leaves for each in parts.body.tokens) < 2 and not parts.body.fits:
                raise
    if optional:
        parts.opening.text, parts.closing.text = "(", ")"
    return parts.head, parts.body, parts.tail
