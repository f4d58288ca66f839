"""JSONPath (RFC 9535): the places that a query selects. The library is imported when the first query is read."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from pochoir.document.overlay.editing import Key, Keys, has
from pochoir.ir import Json
from pochoir.problems import did_you_mean

if TYPE_CHECKING:
    from jsonpath import JSONPath


class InvalidQueryError(Exception):
    """A text is not a JSONPath; `key` is the member of the action that has it."""

    def __init__(self, why: str, key: str) -> None:
        super().__init__(why)
        self.key = key


def select(text: str, tree: Json, key: str) -> list[Keys]:
    """Return the places in a tree that a query selects, each once, in the order of the tree.

    Raises:
        InvalidQueryError: the text is not a JSONPath of RFC 9535, or looks too deep.
    """
    from jsonpath import JSONPathError

    query = _compiled(text, key)
    try:
        found = [match.parts for match in query.finditer(tree)]
    except (JSONPathError, RecursionError) as error:
        raise InvalidQueryError(f"the JSONPath {text} cannot be evaluated: {_reason(error)}", key) from None
    return list(dict.fromkeys(found))


def missing(text: str, tree: Json) -> str:
    """Return a hint for a query of plain names that selects nothing: the name that is nearest to the one missing."""
    at: Any = tree
    for name in _names(text):
        if has(at, name):
            at = at[name]
        elif isinstance(at, dict) and isinstance(name, str):
            known = cast("dict[str, Json]", at)
            return did_you_mean(name, known) or f'there is no "{name}" here; correct the path, or remove the action'
        else:
            break
    return "correct the path, or remove the action"


def _names(text: str) -> list[Key]:
    """Return the names and indices of a query that can select one place only."""
    query = _compiled(text, "target")
    if not query.singular_query():
        return []
    selectors = (segment.selectors[0] for segment in query.segments)
    return [getattr(each, "name", getattr(each, "index", "")) for each in selectors]


@lru_cache(maxsize=512)
def _compiled(text: str, key: str) -> "JSONPath":
    from jsonpath import JSONPath, JSONPathEnvironment, JSONPathError

    if not text.startswith("$"):
        raise InvalidQueryError(f'"{text}" is not a JSONPath: it begins with $', key)
    try:
        found = JSONPathEnvironment(strict=True).compile(text)
    except (JSONPathError, RecursionError) as error:
        raise InvalidQueryError(f"{text} is not a JSONPath: {_reason(error)}", key) from None
    assert isinstance(found, JSONPath)  # Only the extended syntax combines queries.
    return found


def _reason(error: Exception) -> str:
    """Return what an error of the library says, with the column. Its own text has several lines."""
    text = str(error.args[0]) if error.args else "it is nested too deeply"
    column = getattr(getattr(error, "token", None), "index", -1)
    return f"{text.lower() if text[:1].isupper() else text} (at character {column + 1})" if column >= 0 else text
