"""Find the elements of pages, to test few pages that have all of them: a browser is slow."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache
from html.parser import HTMLParser

from .descriptions import EMPTY


def covering(site: Mapping[str, str], traits: Callable[[str], Set[object]]) -> frozenset[str]:
    """Return pages that together have all traits of all pages, short ones if possible."""
    pages = sorted((path for path in site if path.endswith(".html")), key=lambda path: (len(site[path]), path))
    known = {path: traits(site[path]) for path in pages}
    seen = Counter[object]()
    chosen: list[str] = []
    for path in pages:
        if any(not seen[each] for each in known[path]):
            chosen.append(path)
            seen.update(known[path])
    for path in chosen[::-1]:
        if all(seen[each] > 1 for each in known[path]):
            chosen.remove(path)
            seen.subtract(known[path])
    return frozenset(chosen)


class Looks(HTMLParser):
    """Collects each tag of a page with its classes and those of its ancestors, and the texts in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[tuple[str, frozenset[str]]] = set()
        self.texts: dict[frozenset[str], list[str]] = {}
        self._around: list[frozenset[str]] = [frozenset()]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a tag. Attributes that change its colour count as classes."""
        given = dict(attrs)
        own = " ".join([tag, given.get("class") or "", *sorted(given.keys() & {"aria-current", "data-documented"})])
        around = self._around[-1] | {own}
        self.found.add((own, around))
        if tag not in EMPTY:
            self._around.append(around)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in EMPTY:
            self._around.pop()

    def handle_data(self, data: str) -> None:
        """Record a text."""
        if data.strip():
            self.texts.setdefault(self._around[-1], []).append(data.strip())


class Shapes(HTMLParser):
    """Collects the shapes of a page: all of it but its words and the numbers of its elements."""

    # Of these attributes, only whether there is a text.
    _WORDS = frozenset(
        (
            *("alt", "aria-controls", "aria-describedby", "aria-label", "aria-labelledby", "content", "datetime"),
            *("for", "href", "hreflang", "id", "name", "placeholder", "title", "value"),
        )
    )

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[object] = set()
        self._around: list[tuple[object, ...]] = [()]
        self._previous = [""]
        self._filled = [False]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element."""
        given = [
            (name, bool(value) if name in self._WORDS or name.startswith("data-") else value)
            for name, value in attrs
            if name not in ("lang", "aria-current")
        ]
        own = (tag, *sorted(given, key=str))
        self.found.add((self._around[-1], self._previous[-1], own))
        self._previous[-1], self._filled[-1] = tag, True
        if tag not in EMPTY:
            self._around.append((*self._around[-1], own))
            self._previous.append("")
            self._filled.append(False)

    def handle_endtag(self, tag: str) -> None:
        """Record whether an element has content."""
        if tag not in EMPTY:
            self.found.add((self._around.pop(), self._filled.pop()))
            self._previous.pop()

    def handle_data(self, data: str) -> None:
        """Record that there is a text."""
        if data.strip():
            self._filled[-1] = True


@cache
def looks(text: str) -> Looks:
    """Return the parsed page, once for each page and process."""
    return Looks(text)


@cache
def shapes(text: str) -> Set[object]:
    """Return the shapes of a page, once for each page and process."""
    return Shapes(text).found


def widest(pages: Iterable[str]) -> Callable[[str], Set[object]]:
    """Return the traits that decide how wide a page is: its shapes, and the longest words and texts of each place.

    Args:
        pages: the texts of all pages. A word counts for the page where it is the longest of its place in any of them.
    """
    longest: dict[object, int] = {}
    for each in pages:
        for place, size in _sizes(each):
            longest[place] = max(size, longest.get(place, 0))

    def traits(text: str) -> Set[object]:
        return shapes(text) | {(place, size) for place, size in _sizes(text) if size == longest[place]}

    return traits


def _sizes(text: str) -> Iterable[tuple[object, int]]:
    for place, texts in looks(text).texts.items():
        yield (place, "text"), max(map(len, texts))
        yield (place, "word"), max(len(word) for each in texts for word in each.split())
