"""Decide which path parameters may be empty."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

from pochoir import path_templates

_ANY: Final = "\0"
"""A placeholder for a value that is not empty; no segment of a path is equal to it."""

_Template: TypeAlias = tuple[str | None, ...]
"""The segments of a path; `None` for one with a parameter."""


def may_be_empty(path: str, name: str, paths: Iterable[str]) -> bool:
    """Return whether an empty value of a path parameter does not lead to another path of the document.

    Only the last segment of a path may be empty, because servers drop empty segments in its middle. Many ignore a slash
    at the end too, so that an empty `id` in `/items/{id}` leads to `/items`.

    Args:
        path: the path of the operation.
        name: the parameter.
        paths: all paths of the document.
    """
    before = path.removesuffix(f"/{{{name}}}")
    if before == path or f"{{{name}}}" in before:
        return False
    reached = [segment for segment in path_templates.filled(before, _ANY).split("/") if segment]
    near = _templates(tuple(paths)).get(len(reached), ())
    return not any(all(own in (None, each) for own, each in zip(template, reached, strict=True)) for template in near)


@lru_cache(maxsize=1)
def _templates(paths: tuple[str, ...]) -> dict[int, tuple[_Template, ...]]:
    """Return the templates of paths by their number of segments."""
    found: dict[int, list[_Template]] = {}
    for path in paths:
        whole = path.partition("?")[0].partition("#")[0]
        template = tuple(None if "{" in segment else segment for segment in whole.split("/") if segment)
        found.setdefault(len(template), []).append(template)
    return {length: tuple(templates) for length, templates in found.items()}
