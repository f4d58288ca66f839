"""A description of a thousand operations, the same each time.

Its words are invented, but its names and titles take as much space in the search index as those of GitHub.
"""

import json
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from pochoir.ir import Json

OPERATIONS: Final = 1_000
_T = TypeVar("_T")
_SEED: Final = 1_000
_RESOURCES: Final = 40
_SCHEMAS: Final = 800
_FAMILIES: Final = 60
_NOUNS: Final = 400
_STARTS: Final = "ar be cor dal en for gra hal in jo kel lum mar nor ol per qua ren sol tur ul ver win xan yor zel"
_MIDDLES: Final = "ba ci do fe gi la mi no ra se ti vo"
_ENDS: Final = "ce del ge ker lon mer ner port ry sel ter val"
_COMMON: Final = "the of and to is are this that for with from by on or when which must only not every other than"
_VERBS: Final = (("get", "list"), ("post", "create"), ("get", "get"), ("patch", "update"), ("delete", "delete"))
_TYPES: Final[tuple[dict[str, Json], ...]] = (
    {"type": "string"},
    {"type": "integer", "minimum": 0},
    {"type": "boolean", "default": False},
    {"type": "string", "format": "date-time"},
    {"type": "array", "items": {"type": "string"}},
    {"type": "string", "enum": ["open", "closed", "pending"]},
)
_FAILURES: Final = {"401": "Unauthorized", "403": "Forbidden", "404": "Not Found", "422": "Unprocessable"}


def write(path: Path) -> None:
    """Write the description."""
    path.write_text(json.dumps(_description(_Words())), encoding="utf-8")


class _Words:
    """Generates words and names with the frequencies of a language: a few are common, most are rare."""

    def __init__(self) -> None:
        self._random = Random(_SEED)
        self._known = [
            start + middle + end for start in _STARTS.split() for middle in _MIDDLES.split() for end in _ENDS.split()
        ]
        self._random.shuffle(self._known)
        # Fields occur together: `first_name` with `last_name`.
        self._families = [self._family() for _ in range(_FAMILIES)]

    def word(self) -> str:
        """Return a word for a text."""
        return self._one_of(self._known, 3)

    def nouns(self, count: int) -> list[str]:
        """Return words for names."""
        return [self._one_of(self._known[:_NOUNS], 2) for _ in range(count)]

    def some(self, things: list[str], count: int) -> list[str]:
        """Return some of these."""
        return self._random.sample(things, count)

    def fields(self, least: int, most: int) -> list[str]:
        """Return names of fields that occur together, such as `delker_corba`."""
        family = self._one_of(self._families, 2)
        count = self.few(least, most)
        start = self.few(0, max(0, len(family) - count))
        return family[start : start + count]

    def few(self, least: int, most: int) -> int:
        """Return a number in this range."""
        return self._random.randint(least, most)

    def pick(self, shapes: tuple[dict[str, Json], ...]) -> dict[str, Json]:
        """Return one of these."""
        return self._random.choice(shapes)

    def text(self, words: int) -> str:
        """Return a sentence."""
        parts = [
            self._random.choice(_COMMON.split()) if self._random.random() < 0.5 else self.word() for _ in range(words)
        ]
        return f"{' '.join(parts).capitalize()}."

    def _family(self) -> list[str]:
        return list(dict.fromkeys("_".join(self.nouns(self.few(1, 2))) for _ in range(20)))

    def _one_of(self, known: list[_T], power: int) -> _T:
        return known[int(len(known) * self._random.random() ** power)]


def _description(words: _Words) -> Json:
    resources = [(f"{words.word()}s{at}", words.nouns(9)) for at in range(_RESOURCES)]
    schemas = [
        f"{''.join(map(str.capitalize, words.some(resources[at % _RESOURCES][1], 2)))}{at}" for at in range(_SCHEMAS)
    ]
    paths: dict[str, Json] = {}
    for at in range(OPERATIONS):
        resource, nouns = resources[at % _RESOURCES]
        things = words.some(nouns, 3)
        path = f"/{resource}/{{owner}}/{'/'.join(things)}/{at // _RESOURCES}"
        method, verb = _VERBS[at // _RESOURCES % len(_VERBS)]
        paths[path] = {method: _operation(words, at, resource, f"{verb} {' '.join(things)}", schemas)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1.0.0", "description": words.text(60), "x-pochoir-language": "en"},
        "servers": [{"url": "https://large.example"}],
        "paths": paths,
        "components": {"schemas": {name: _schema(words, schemas) for name in schemas} | {"Failure": _failure()}},
    }


def _operation(words: _Words, at: int, resource: str, title: str, schemas: list[str]) -> Json:
    answers: dict[str, Json] = {
        status: {"description": text, "content": _json("Failure")}
        for status, text in _FAILURES.items()
        if words.few(0, 1)
    }
    made: dict[str, Json] = {
        "operationId": f"{resource}_{title.replace(' ', '_')}_{at // _RESOURCES}",
        "tags": [resource],
        "summary": f"{title.capitalize()} for the {resource}",
        "description": "\n\n".join(words.text(words.few(15, 40)) for _ in range(words.few(1, 4))),
        "parameters": [_parameter(words, "path", "owner"), *_queries(words)],
        "responses": {"200": {"description": words.text(8), "content": _json(schemas[at % _SCHEMAS])}, **answers},
    }
    if title.startswith(("create", "update")):
        fields = {name: _field(words) for name in words.fields(1, 8)}
        made["requestBody"] = {"content": {"application/json": {"schema": {"type": "object", "properties": fields}}}}
    return made


def _queries(words: _Words) -> list[Json]:
    return [_parameter(words, "query", name) for name in words.fields(0, 3)]


def _parameter(words: _Words, place: str, name: str) -> Json:
    schema: Json = {"type": "string"} if place == "path" else {**words.pick(_TYPES)}
    return {"in": place, "name": name, "required": place == "path", "description": words.text(12), "schema": schema}


def _field(words: _Words) -> Json:
    return {**words.pick(_TYPES), "description": words.text(words.few(4, 20))}


def _schema(words: _Words, schemas: list[str]) -> Json:
    fields: dict[str, Json] = {name: _field(words) for name in words.fields(2, 16)}
    fields["parent"] = {"$ref": f"#/components/schemas/{schemas[words.few(0, _SCHEMAS - 1)]}"}
    return {"type": "object", "description": words.text(15), "properties": fields}


def _failure() -> Json:
    return {"type": "object", "properties": {"message": {"type": "string", "description": "What went wrong."}}}


def _json(name: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
