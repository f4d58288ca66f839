"""Assign the names of one scope: valid, distinct, and independent of the order of the document."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

Style = Callable[[str], str]
LONGEST: Final = 80
"""Maximum length of a name; a file with that name stays below 100 bytes."""


@dataclass(frozen=True, slots=True)
class NameRequest:
    """A request for a name.

    Attributes:
        key: identifies the request in its scope and breaks ties.
        texts: texts to make the name of, in order of preference.
        pin: the pinned name, or "".
        rank: requests of a lower rank are named first.
    """

    key: str
    texts: tuple[str, ...]
    pin: str = ""
    rank: int = 0


def assign(
    requests: Iterable[NameRequest],
    style: Style,
    spelled: Style,
    *,
    suffix: str = "_",
    reserved: Collection[str] = frozenset(),
    taken: Collection[str] = frozenset(),
    derived: Callable[[str], Iterable[str]] = lambda name: (name,),
    folded: bool = False,
) -> dict[str, str]:
    """Assign a name to each request of a scope.

    Args:
        requests: the requests, with distinct keys.
        style: returns a valid name for a text, or "" when there is none.
        spelled: returns a name in which every sign of the text is spelled out; tried before a number is added.
        suffix: added to a reserved name.
        reserved: names that must not be given.
        taken: names in use outside this scope, which must not be given either.
        derived: returns every name that comes with a name, including itself.
        folded: treat names that differ only in case as equal, as file systems of macOS and Windows do.

    Returns:
        The name by key. Pinned names are assigned first and unchanged, then texts that are valid names, then the
        others, in sorted order.
    """
    names: dict[str, str] = {}

    def forms(name: str) -> list[str]:
        return [form.casefold() if folded else form for form in derived(name)]

    def refused(name: str) -> bool:
        return any(form in reserved for form in derived(name))

    used = {form for name in taken for form in forms(name)}
    for request in sorted(requests, key=lambda request: _order(request, style, reserved)):
        candidates = (name for name in _candidates(request, style, spelled) if name)
        allowed = (f"{name}{suffix}" if refused(name) else name for name in candidates)
        name = next(name for name in allowed if not refused(name) and used.isdisjoint(forms(name)))
        names[request.key] = name
        used.update(forms(name))
    return names


def _order(request: NameRequest, style: Style, reserved: Collection[str]) -> tuple[object, ...]:
    """Return the place of a request in the order in which names are assigned; the first ones get what they ask for."""
    return not request.pin, request.rank, *_distance(request, style, reserved), request.texts, request.key


def assign_alone(
    requests: Iterable[NameRequest],
    style: Style,
    spelled: Style,
    *,
    suffix: str = "_",
    reserved: Collection[str] = frozenset(),
    taken: Collection[str] = frozenset(),
    longest: int = LONGEST,
) -> dict[str, str]:
    """Assign a name to each request so that adding or removing a request never gives a name to another one.

    The candidates of a request depend only on its texts and its key. It gets the first candidate that no other request
    has: where two requests share a candidate, neither gets it. Pinned names are assigned first and unchanged.

    Args:
        requests: the requests; of two with one key the last counts.
        style: as for `assign`, with lower-case names.
        spelled: as for `assign`, with lower-case names.
        suffix: added to a reserved name.
        reserved: names that must not be given.
        taken: names in use outside this scope, which must not be given either.
        longest: the maximum length of a name.

    Returns:
        The name by key.
    """
    listed = {request.key: request for request in requests}
    pinned = Counter(request.pin for request in listed.values())
    pins = {key: request.pin for key, request in listed.items() if request.pin and pinned[request.pin] == 1}
    used = {*pins.values(), *taken}

    def free(name: str) -> str:
        return f"{name}{suffix}" if name in reserved else name

    possible: dict[str, list[str]] = {}
    for key, request in listed.items():
        if key not in pins:
            texts = [shorten(style(text), text, longest) for text in request.texts]
            written = shorten(spelled(request.texts[0]), request.texts[0], longest)
            names = [free(name) for name in (*texts, written) if name]
            stem = names[0] if names else style("empty")
            names.append(f"{stem[: longest - 9].rstrip('_')}_{fingerprint(key)}")
            possible[key] = list(dict.fromkeys([*names, f"{names[-1]}_{fingerprint(key, 48)}"]))
    holders = Counter(name for names in possible.values() for name in names)
    given = {
        key: next(name for name in names if holders[name] == 1 and name not in used) for key, names in possible.items()
    }
    return pins | given


def with_own_texts(requests: Iterable[NameRequest], others: Iterable[str], style: Style) -> list[NameRequest]:
    """Remove from requests the texts that others have, too, after `style`, and add one that is unique by the key.

    `others` are texts of requests that keep them.
    """
    listed = list(requests)
    whole = [(*request.texts, f"{request.texts[-1]} {fingerprint(request.key)}") for request in listed]
    styled = [[style(text) for text in texts] for texts in whole]
    holders = Counter(name for names in (*styled, map(style, others)) for name in set(names))
    return [
        replace(request, texts=tuple(text for text, name in zip(texts, names, strict=True) if holders[name] == 1))
        for request, texts, names in zip(listed, whole, styled, strict=True)
    ]


def _distance(request: NameRequest, style: Style, reserved: Collection[str]) -> tuple[int, bool]:
    """Return a sort key: texts that are valid names first, then those that need a suffix, then the others."""
    text = request.texts[0]
    own = text != "" and style(text) == text
    return (2 if not own else int(text in reserved), text.isupper())


def _candidates(request: NameRequest, style: Style, spelled: Style) -> Iterator[str]:
    if request.pin:
        yield request.pin
    plain = [shorten(style(text), text) for text in request.texts]
    yield from plain
    written = shorten(spelled(request.texts[0]), request.texts[0])
    yield written
    stem = next((name for name in (*plain, written) if name), style("empty"))
    yield stem
    separator = "_" if stem.islower() or "_" in stem else ""
    number = 2
    while True:
        yield f"{stem}{separator}{number}"
        number += 1


def shorten(name: str, text: str, longest: int = LONGEST) -> str:
    """Cut a name that is too long and append a digest of its text, which keeps it unique."""
    if len(name) <= longest:
        return name
    return f"{name[: longest - 9].rstrip('_')}_{fingerprint(text)}"


def fingerprint(text: str, length: int = 8) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
