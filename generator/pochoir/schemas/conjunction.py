"""Merge the keywords of several schemas that a value must satisfy together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pochoir.ir import Json
from pochoir.schemas.keywords import KEYWORDS
from pochoir.schemas.merge import nearest, of_types
from pochoir.schemas.typed import Keywords


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction between a keyword of one schema and the schemas merged with it: no value satisfies both.

    Attributes:
        pointer: the pointer of the value `other`.
        keyword: the keyword.
        one: its merged value without this schema.
        other: its value in this schema.
    """

    pointer: str
    keyword: str
    one: Json
    other: Json


def conjunction(parts: Iterable[tuple[str, Mapping[str, Json]]]) -> tuple[Keywords, tuple[Clash, ...]]:
    """Return the merged keywords of several schemas, and the contradictions between them.

    Args:
        parts: the pointer and the constraining keywords of each schema, by rising precedence.
    """
    merged: dict[str, Json] = {}
    clashes: list[Clash] = []
    has_const = False
    for pointer, keywords in parts:
        has_const = has_const or "const" in keywords
        part = dict(_with_enum(keywords))
        if not _limit_values(merged, part):
            own = "const" if "const" in keywords else "enum"
            clashes.append(Clash(f"{pointer}/{own}", own, merged["type"], keywords[own]))
        if not _limit_values(part, merged):
            clashes.append(Clash(f"{pointer}/type", "type", merged["enum"], part["type"]))
        for key, value in part.items():
            if merged.get(key) is None:
                merged[key] = value  # which may be null, in a keyword that OpenAPI does not know
                continue
            both = _merge(key, merged[key], value)
            if both is None:
                clashes.append(Clash(f"{pointer}/{key}", key, merged[key], value))
            else:
                merged[key] = both
    if has_const and not clashes:
        values = merged.pop("enum")
        merged["const"] = values[0] if isinstance(values, list) else None
    return Keywords.of(merged), tuple(clashes)


def _limit_values(limiting: Mapping[str, Json], listing: dict[str, Json]) -> bool:
    """Leave out the listed values that do not have the type of another schema; return whether any is left.

    In one schema, what it lists counts, whatever its type.
    """
    if "type" not in limiting or not listing.get("enum"):
        return True
    kept = of_types(listing["enum"], limiting["type"])
    listing["enum"] = kept or listing["enum"]
    return bool(kept)


def _with_enum(keywords: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return keywords with `const` as an enum of one value, which is the last one."""
    if "const" not in keywords:
        return keywords
    return {**{key: value for key, value in keywords.items() if key != "const"}, "enum": [keywords["const"]]}


def _merge(key: str, one: Json, other: Json) -> Json:
    keyword = KEYWORDS.get(key)
    return nearest(one, other) if keyword is None else keyword.merge(one, other)
