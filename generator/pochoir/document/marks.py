"""Where every value of a tree stands in its text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Mark: TypeAlias = "tuple[int, int, Marks]"
"""Index of the key (of the value itself in a list), index of the value, and the marks below."""

Below: TypeAlias = "dict[str, Mark] | list[Mark]"

Marks: TypeAlias = "Below | Later | None"

Part: TypeAlias = Literal["key", "value"]


@dataclass(slots=True, eq=False)
class Later:
    """Marks that `find` gives when someone asks for them, and that are remembered."""

    find: Callable[[], Below]
    found: "Below | None" = None

    def below(self) -> Below:
        """The marks."""
        if self.found is None:
            self.found = self.find()
        return self.found


def escape(token: str) -> str:
    """A key as it stands in a JSON pointer."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def unescape(token: str) -> str:
    """A key from its place in a JSON pointer."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def tokens(pointer: str) -> list[str]:
    """The keys of a JSON pointer."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def join(keys: Sequence[str]) -> str:
    """The JSON pointer of these keys."""
    return "".join("/" + escape(key) for key in keys)


def shorten(pointer: str) -> str:
    """The first three keys of a pointer: enough to name the component that is nested too deeply."""
    return "/".join(pointer.split("/")[:4])


def find(mark: Mark, keys: Sequence[str], part: Part) -> int:
    """Index of what `keys` lead to from `mark`; of the last thing on the way that exists when they lead nowhere."""
    for number, key in enumerate(keys):
        below = child(mark, key)
        if below is None:
            # The parent's key, not its value: that is where a reader looks for what is missing.
            return mark[0] if number else mark[1]
        mark = below
    return mark[0] if part == "key" else mark[1]


def pointer_at(mark: Mark, index: int) -> str:
    """The JSON pointer of the innermost value that stands, with its key, at or before an index of the text."""
    keys: list[str] = []
    while True:
        below = _below(mark)
        named = below.items() if isinstance(below, dict) else enumerate(below)
        before = [(inner[0], str(key), inner) for key, inner in named if inner[0] <= index]
        if not before:
            return join(keys)
        _, key, mark = max(before, key=lambda each: each[0])
        keys.append(key)


def child(mark: Mark, key: str) -> "Mark | None":
    """The mark of a member or an item; None when there is none."""
    marks = _below(mark)
    if isinstance(marks, dict):
        return marks.get(key)
    if not key.isascii() or not key.isdigit() or len(key) > 9:
        return None
    return marks[int(key)] if int(key) < len(marks) else None


def _below(mark: Mark) -> Below:
    marks = mark[2].below() if isinstance(mark[2], Later) else mark[2]
    return {} if marks is None else marks
