"""The settings that say how a description is read: overlays, links, and which of its operations are generated."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from pochoir.problems import Location
from pochoir.settings_text import Entry, SettingsText, refusal

Kind: TypeAlias = Literal["tags", "paths", "operations", "extensions"]
_EXAMPLE: Final = 'a table, such as %s = {tags = ["Books"], paths = ["/books/**"]}'
KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "overlays": (list, 'an array of strings, such as overlays = ["specs/library/overlay.yaml"]'),
    "only": (dict, _EXAMPLE % "only"),
    "except": (dict, 'a table, such as except = {extensions = ["x-internal"]}'),
    "docs-url": (str, 'a string, such as docs-url = "https://docs.example.com/"'),
}
"""The settings, with their types and an example."""
_KINDS: Final[Mapping[Kind, str]] = {
    "tags": 'an array of strings, such as tags = ["Books"]',
    "paths": 'an array of strings, such as paths = ["/books/**"]',
    "operations": 'an array of strings, such as operations = ["getBook"]',
    "extensions": 'an array of strings, such as extensions = ["x-internal"]',
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """What selects operations: a tag, a pattern of paths, an operationId or the name of an extension.

    Attributes:
        kind: which of these.
        text: the text that is compared.
        location: where the settings have it.
    """

    kind: Kind
    text: str
    location: Location | None = None

    def matches_path(self, path: str) -> bool:
        """Return whether a path matches the pattern, in which `*` is any text without `/`, and `**` any text."""
        return bool(_pattern(self.text).fullmatch(path))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a description is read.

    Attributes:
        overlays: the paths of the overlays to apply, in this order.
        only: if there are any, operations that match none of these are left out.
        left_out: operations that match one of these are left out.
        docs_url: the URL that relative links in descriptions belong to; "" for that of `externalDocs`.
    """

    overlays: tuple[Path, ...] = ()
    only: tuple[Criterion, ...] = ()
    left_out: tuple[Criterion, ...] = ()
    docs_url: str = ""

    def digested(self) -> tuple[str, ...]:
        """Return what of the settings shapes a client, as text; nothing without any."""
        named = (("only", self.only), ("except", self.left_out))
        filters = tuple(f"{name} {each.kind} {each.text}" for name, found in named for each in found)
        return (*filters, f"docs-url {self.docs_url}") if self.docs_url else filters


AS_WRITTEN: Final = Reading()
"""A description is read as it is written, and all of it."""


def read(settings: SettingsText, table: Mapping[str, object], at: Entry, coming: Collection[str] = ()) -> Reading:
    """Return how a description is read, and report what is wrong with the settings.

    Args:
        settings: the text of the settings.
        table: the table of the API. Values of a wrong type have been reported.
        at: its entry.
        coming: overlays that will be written, and need not exist.
    """
    overlays = tuple(_overlays(settings, table.get("overlays"), at, coming))
    only, left_out = (tuple(_criteria(settings, table.get(key), key, at)) for key in ("only", "except"))
    return Reading(overlays, only, left_out, _docs_url(settings, table.get("docs-url", ""), at))


def _docs_url(settings: SettingsText, value: object, at: Entry) -> str:
    if not isinstance(value, str) or not value:
        return ""
    if not re.match(r"https?://[^/\s]", value):
        hint = f'write the full URL: {_example("docs-url")}'
        settings.report(f'"{value}" is not the URL of a site', hint, "docs-url", at)
        return ""
    return value


def _overlays(settings: SettingsText, value: object, at: Entry, coming: Collection[str]) -> Iterator[Path]:
    for each in cast("list[object]", value) if isinstance(value, list) else ():
        if not isinstance(each, str) or not each:
            settings.report("an overlay must be the path of a file", f"write {_example('overlays')}", "overlays", at)
            continue
        path = settings.file.parent / each
        if each not in coming and (refusal(path) or not path.is_file()):
            settings.report(f'"{each}" is not a file', "correct the path, or create the file", each, at, "overlays")
            continue
        yield path.resolve()


def _criteria(settings: SettingsText, value: object, key: str, at: Entry) -> Iterator[Criterion]:
    if not isinstance(value, dict):
        return
    table = cast("Mapping[str, object]", value)
    if not table:
        settings.report(f'"{key}" selects nothing', f"write {_example(key)}", key, at)
    settings.check_keys(table, {kind: (list, example) for kind, example in _KINDS.items()}, f'"{key}"', at)
    for kind, example in _KINDS.items():
        given = table.get(kind, [])
        for each in cast("list[object]", given) if isinstance(given, list) else ():
            if isinstance(each, str) and each:
                yield Criterion(kind, each, settings.place(at, each))
            else:
                wanted = example.partition(", such as ")[2]
                settings.report(f'"{kind}" in "{key}" must have strings', f"write {wanted}", kind, at)


def _example(key: str) -> str:
    return KEYS[key][1].partition(", such as ")[2]


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    whole = text.endswith("/**")
    parts = re.split(r"(\*\*|\*)", text.removesuffix("/**"))
    kinds = {"**": ".*", "*": "[^/]*"}
    return re.compile("".join(kinds.get(part, re.escape(part)) for part in parts) + ("(?:/.*)?" if whole else ""))
