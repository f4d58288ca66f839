"""Read operationIds: remove what frameworks add to them, and replace those without a meaning."""

import re
from collections.abc import Mapping
from typing import Final

from pochoir import naming
from pochoir.ir import Json

_SPRINGFOX: Final = re.compile(r"Using(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$")
_COUNTED: Final = re.compile(r"(?<=[A-Za-z])_(\d{1,2})$")
_HASH: Final = re.compile(r"(?:[A-Za-z]{1,12}[_-])?(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.I)
_NAMESPACED: Final = re.compile(r"(?:[A-Za-z]\w*[.]){3,}\w*")
_LONGEST: Final = 60


def text_of(name: str, method: str, path: str, operation: Mapping[str, Json]) -> str:
    """Return the part of an operationId that says what the operation does, "" when there is none.

    Removed are the path and the method that FastAPI appends, `UsingGET` of Springfox, and the number that springdoc
    appends to the id of a second operation, which changes with the order of the operations. A hash and a long namespace
    give way to the summary.

    Args:
        name: the operationId, or "".
        method: the HTTP method in lower case.
        path: the path as written.
        operation: the operation.
    """
    text = _without_path(name, method, path)
    counted = _COUNTED.search(text)
    if counted and counted[1] not in re.findall(r"\d+", path):
        text = text[: counted.start()]
    text = _SPRINGFOX.sub("", text) or text
    if text and not _is_meaningless(text):
        return text
    summary = operation.get("summary")
    short = isinstance(summary, str) and len(summary) <= _LONGEST and naming.snake(summary)
    return str(summary) if short else ""


def is_of_framework(name: str, method: str, path: str) -> bool:
    """Return whether an operationId is a function, the path and the method, as FastAPI writes it."""
    return bool(name) and name != _without_path(name, method, path)


def _without_path(name: str, method: str, path: str) -> str:
    # FastAPI makes ids such as `list_items_api_items__get`: the function, the path and the method.
    tail = re.sub(r"\W", "_", f"{path}_{method}")
    return name.removesuffix(tail).strip("_") or name


def _is_meaningless(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    is_hash = _HASH.fullmatch(text) is not None and digits >= 3
    return is_hash or (len(text) > _LONGEST and _NAMESPACED.match(text) is not None)
