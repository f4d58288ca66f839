"""Names in one scope: valid, distinct, and the same whatever the order of the document."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
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
    derived: Callable[[str], Iterable[str]] = lambda name: (name,),
    folded: bool = False,
) -> dict[str, str]:
    """Give each wish of a scope its name.

    Args:
        wishes: what is to be named; keys are distinct.
        style: makes a valid name of any text, or "" when nothing of the text can stand in a name.
        spelled: the same with every sign of the text written out; tried before a number is added.
        suffix: what makes a reserved name free.
        reserved: names nobody may have.
        taken: names given elsewhere; what wants one is told apart as from another of this scope.
        derived: every name that one brings with it, its own included.
        folded: whether names that differ by case only are the same, as in a folder of macOS or Windows.

    Returns:
        Name by key. Pins are first and never move; then those whose text is its own name; then the others, sorted.
    """
    names: dict[str, str] = {}

    def forms(name: str) -> list[str]:
        return [form.casefold() if folded else form for form in derived(name)]

    def refused(name: str) -> bool:
        return any(form in reserved for form in derived(name))

    used = {form for name in taken for form in forms(name)}
    ordered = sorted(
        wishes, key=lambda wish: (not wish.pin, wish.rank, *_distance(wish, style, reserved), wish.texts, wish.key)
    )
    for wish in ordered:
        wanted = (name for name in _candidates(wish, style, spelled) if name)
        freed = (f"{name}{suffix}" if refused(name) else name for name in wanted)
        name = next(name for name in freed if not refused(name) and used.isdisjoint(forms(name)))
        names[wish.key] = name
        used.update(forms(name))
    return names


def assign_alone(
    wishes: Iterable[Wish],
    style: Style,
    spelled: Style,
    *,
    suffix: str = "_",
    reserved: Collection[str] = frozenset(),
    longest: int = LONGEST,
) -> dict[str, str]:
    """Give each wish of a scope its name, so that others that come or go never make it the name of another.

    What a wish may be called is decided by its texts and its key alone. It gets the first of these names that no
    other wish may have: where two could have one name, neither has it. Pins are first and never move.

    Args: as for `assign`; the styles give lower-case names.
    """
    listed = {wish.key: wish for wish in wishes}
    pinned = Counter(wish.pin for wish in listed.values())
    pins = {key: wish.pin for key, wish in listed.items() if wish.pin and pinned[wish.pin] == 1}
    taken = set(pins.values())

    def free(name: str) -> str:
        return f"{name}{suffix}" if name in reserved else name

    possible: dict[str, list[str]] = {}
    for key, wish in listed.items():
        if key not in pins:
            texts = [shorten(style(text), text, longest) for text in wish.texts]
            written = shorten(spelled(wish.texts[0]), wish.texts[0], longest)
            names = [free(name) for name in (*texts, written) if name]
            stem = names[0] if names else style("empty")
            names.append(f"{stem[: longest - 9].rstrip('_')}_{fingerprint(key)}")
            possible[key] = list(dict.fromkeys([*names, f"{names[-1]}_{fingerprint(key, 48)}"]))
    holders = Counter(name for names in possible.values() for name in names)
    given = {
        key: next(name for name in names if holders[name] == 1 and name not in taken) for key, names in possible.items()
    }
    return pins | given


def _distance(wish: Wish, style: Style, reserved: Collection[str]) -> tuple[int, bool]:
    """Tell how far a text is from its name: its own name, its own but for a suffix, another; capitals are further."""
    text = wish.texts[0]
    own = text != "" and style(text) == text
    return (2 if not own else int(text in reserved), text.isupper())


def _candidates(wish: Wish, style: Style, spelled: Style) -> Iterator[str]:
    if wish.pin:
        yield wish.pin
    plain = [shorten(style(text), text) for text in wish.texts]
    yield from plain
    written = shorten(spelled(wish.texts[0]), wish.texts[0])
    yield written
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
    return f"{name[: longest - 9].rstrip('_')}_{fingerprint(text)}"


def fingerprint(text: str, length: int = 8) -> str:
    """Return some digits that hardly any other text has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
