"""Read the templates of paths: the placeholders in them, and those that repeat query parameters."""

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import unquote

_ENCODED: Final = re.compile(r"%7[Bb]([^{}/?#]+?)%7[Dd]")
_NAME: Final = re.compile(r"\{([^{}]+)\}")
_FORM: Final = re.compile(r"\{[?&]([^{}]+)\}")
_MARK: Final = re.compile(r"\{[^{}]*\}|([?#])")


def read(path: str, in_path: Collection[str], in_query: Collection[str]) -> str:
    """Return a path with the placeholders of its path parameters only, by the names that are declared.

    `%7Bid%7D` is the placeholder of a declared `id` that has no other. `?page={page}` and `{?page}` (RFC 6570) repeat
    a declared query parameter and are left out, because that is sent anyway.
    """
    written = set(names(path))

    def placeholder(found: re.Match[str]) -> str:
        name = unquote(found[1])
        return f"{{{name}}}" if name in in_path and name not in written else found[0]

    def form(found: re.Match[str]) -> str:
        return "" if all(name.removesuffix("*") in in_query for name in found[1].split(",")) else found[0]

    path = _FORM.sub(form, _ENCODED.sub(placeholder, path))
    before, query, fragment = parts(path)
    pairs = query.split("&") if query else []
    kept = [pair for pair in pairs if not _repeats(pair, in_path, in_query)]
    return path if len(kept) == len(pairs) else before + ("?" + "&".join(kept) if kept else "") + fragment


def names(path: str) -> list[str]:
    """Return the names of the placeholders of a path, in order and with those that are repeated."""
    return _NAME.findall(path)


def filled(path: str, text: str) -> str:
    """Return a path with a text in place of each placeholder."""
    return _NAME.sub(lambda _: text, path)


def names_in_query(path: str) -> set[str]:
    """Return the names of the placeholders that are in the query of a path only."""
    before, query, _ = parts(path)
    return {*names(query)} - {*names(before)}


def parts(path: str) -> tuple[str, str, str]:
    """Split a path into what is before its query, the query without its mark, and the fragment with it."""
    marks = {found[1]: found.start() for found in reversed([*_MARK.finditer(path)]) if found[1]}
    end = marks.get("#", len(path))
    at = min(marks.get("?", end), end)
    return path[:at], path[at + 1 : end], path[end:]


def _repeats(pair: str, in_path: Collection[str], in_query: Collection[str]) -> bool:
    key, _, value = pair.partition("=")
    name = _NAME.fullmatch(value)
    return name is not None and unquote(key) in in_query and name[1] not in in_path
