"""Make the relative links in the texts of a description absolute: they were written for the site of the API."""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin, urlsplit

from pochoir.document import Document
from pochoir.ir import Json

_TEXTS: Final = frozenset({"description", "summary"})
_VALUES: Final = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Keys of values of the API, whose texts are not documentation."""
_NAMES: Final = frozenset({"responses", "properties", "patternProperties", "schemas", "parameters", "headers"})
"""Keys of objects whose keys are names, such as the response `default`."""
_CODE: Final = r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
_PATH: Final = r"(?:/|\.\.?/)[^\s<>\"'()]*"
_LINK: Final = re.compile(
    rf"{_CODE}|(?P<before>\]\(|^ {{0,3}}\[[^\]\n]+\]:[ \t]*|<(?:a|img)\s[^<>]*?(?:href|src)=[\"'])(?P<path>{_PATH})",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""Code, or a link of Markdown or HTML to a path."""


def linked(document: Document, base: str = "") -> Document:
    """Return a description whose texts have absolute links.

    Args:
        document: the description.
        base: the URL that relative links belong to; by default, that of its `externalDocs`, if it has one.
    """
    external = document.tree.get("externalDocs")
    base = base or (str(external.get("url", "")) if isinstance(external, dict) else "")
    if not _is_site(base):
        return document
    tree = _absolute(document.tree, base)
    if tree is document.tree or not isinstance(tree, dict):
        return document
    return replace(document, tree=tree, indexed=None, schemas={})


def _is_site(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _absolute(node: Json, base: str, *, named: bool = False) -> Json:
    """Return a value with absolute links in its texts: the same object if there is nothing to change.

    `named` says whether the keys of an object are names.
    """
    if isinstance(node, list):
        items = [_absolute(each, base) for each in node]
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node
    if not isinstance(node, dict):
        return node
    changed: dict[str, Json] = {}
    for key, value in node.items():
        new = absolute(value, base) if key in _TEXTS and isinstance(value, str) else value
        if (named or key not in _VALUES) and isinstance(value, dict | list):
            new = _absolute(value, base, named=key in _NAMES and not named)
        if new is not value:
            changed[key] = new
    return {**node, **changed} if changed else node


def absolute(text: str, base: str) -> str:
    """Return a text in Markdown or HTML whose links to paths are absolute."""
    if "/" not in text:
        return text
    found = _LINK.sub(lambda link: link[0] if link["code"] else link["before"] + _joined(base, link["path"]), text)
    # The same object, by which `_absolute` knows that nothing has changed.
    return text if found == text else found


def _joined(base: str, path: str) -> str:
    try:
        return urljoin(base, path)
    except ValueError:
        # `//[` looks like the beginning of an IPv6 address.
        return path
