"""Names in one scope: valid, distinct, and the same whatever the order of the document."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

Style = Callable[[str], str]
LONGEST: Final = 80
"""Characters of the longest name; a file named after it stays below 100 bytes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one thing would like to be called: a pinned name, or texts in order of preference.

    `key` tells it from the others of its scope and breaks ties; `rank` lets some choose before others (0 first).
    """

    key: str
    texts: tuple[str, ...]
    pin: str = ""
    rank: int = 0


def assign(
    wishes: Iterable[Wish],
    style: Style,
    spelled: Style,
    *,
    suffix: str = "_",
    reserved: Collection[str] = frozenset(),
    taken: Collection[str] = frozenset(),
    clash: Callable[[str], Iterable[str]] = lambda name: (name,),
) -> dict[str, str]:
    """Give each wish of a scope its name.

    Args:
        wishes: what is to be named; keys are distinct.
        style: makes a valid name of any text, or "" when nothing of the text can stand in a name.
        spelled: the same with every sign of the text written out; tried before a number is added.
        suffix: what makes a reserved name free.
        reserved: names nobody may have.
        taken: names given elsewhere; what wants one is told apart as from another of this scope.
        clash: everything a name occupies: its case-folded form, the names derived from it.

    Returns:
        Name by key. Pins are first and never move; then those whose text is its own name; then the others, sorted.
    """
    names: dict[str, str] = {}
    used = {form for name in taken for form in clash(name)}

    def free(name: str) -> bool:
        return bool(name) and name not in reserved and used.isdisjoint(clash(name))

    def give(wish: Wish, name: str) -> None:
        names[wish.key] = name
        used.update(clash(name))

    ordered = sorted(
        wishes, key=lambda wish: (not wish.pin, wish.rank, *_distance(wish, style, reserved), wish.texts, wish.key)
    )
    for wish in ordered:
        give(wish, next(name for name in _candidates(wish, style, spelled, reserved, suffix) if free(name)))
    return names


def _distance(wish: Wish, style: Style, reserved: Collection[str]) -> tuple[int, bool]:
    """Tell how far a text is from its name: its own name, its own but for a suffix, another; capitals are further."""
    text = wish.texts[0]
    own = text != "" and style(text) == text
    return (2 if not own else int(text in reserved), text.isupper())


def _candidates(wish: Wish, style: Style, spelled: Style, reserved: Collection[str], suffix: str) -> Iterable[str]:
    if wish.pin:
        yield wish.pin
    plain = [shorten(style(text), text) for text in wish.texts]
    written = shorten(spelled(wish.texts[0]), wish.texts[0])
    for name in (*plain, written):
        yield f"{name}{suffix}" if name in reserved else name
    stem = next((name for name in (*plain, written) if name), style("empty"))
    yield stem
    separator = "_" if stem.islower() or "_" in stem else ""
    number = 2
    while True:
        yield f"{stem}{separator}{number}"
        number += 1


def shorten(name: str, text: str, longest: int = LONGEST) -> str:
    """Cut a name that is too long and end it with a digest of its text, so that it stays its own."""
    if len(name) <= longest:
        return name
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name[: longest - 9].rstrip('_')}_{digest}"


def folded(name: str) -> tuple[str, ...]:
    """Return what a name occupies where case does not count, as in a folder of macOS or Windows."""
    return (name.casefold(),)


def inverse(names: Mapping[str, str]) -> dict[str, str]:
    """Return key by name; the names of a scope are distinct."""
    return {name: key for key, name in names.items()}
