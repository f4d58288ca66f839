"""Schemas over the keywords that clients read, and descriptions of them."""

import json
from collections.abc import Callable
from random import Random
from typing import Any, Final, TypeGuard

Schema = dict[str, Any]

LETTERS: Final = "abcde"
DEEPEST: Final = 3
FORMATS: Final = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "decimal": "-1.10",
    "byte": "dGV4dA==",
}
JSON: Final = "application/json"


class Maker:
    """Makes the schemas of one description from a seed; `components` are those that have a name."""

    def __init__(self, seed: int, count: int) -> None:
        self.random = Random(seed)
        self.names = [f"S{number}" for number in range(count)]
        self.components: dict[str, Schema] = {}
        for name in self.names:
            self.components[name] = self._component()

    def _component(self) -> Schema:
        kinds = (self._object, self._object, self._union, self._tagged, self._discriminated, self._schema, self._all_of)
        return self.random.choice(kinds)(0)

    def _schema(self, depth: int) -> Schema:
        kinds: list[Callable[[int], Schema]] = [self._string, self._number, self._enum, self._plain, self._nullable]
        if depth < DEEPEST:
            kinds += [self._array, self._tuple, self._map, self._object]
            kinds += [self._reference, self._reference, self._union, self._all_of]
        return self.random.choice(kinds)(depth)

    def _plain(self, depth: int) -> Schema:
        return self.random.choice(({"type": "boolean"}, {"type": "integer"}, {"type": "null"}, {}, {"type": "string"}))

    def _string(self, depth: int) -> Schema:
        made: Schema = {"type": "string"}
        match self.random.randrange(4):
            case 0:
                made["format"] = self.random.choice(list(FORMATS))
            case 1:
                made |= {"minLength": self.random.randrange(3), "maxLength": self.random.randrange(3, 6)}
            case 2:
                made["pattern"] = self.random.choice(("^[a-z]*$", "x", "^.{0,3}$"))
            case _:
                pass
        return made

    def _number(self, depth: int) -> Schema:
        made: Schema = {"type": self.random.choice(("integer", "number"))}
        # Not a multiple of 3: the validator calculates with floats, and finds that 1e300 is one.
        bounds = {"minimum": -1, "maximum": 5, "exclusiveMinimum": -1, "exclusiveMaximum": 4, "multipleOf": 2}
        for key in self.random.sample(list(bounds), self.random.randrange(3)):
            made[key] = bounds[key]
        if self.random.random() < 0.1:
            made["format"] = "decimal"
        return made

    def _enum(self, depth: int) -> Schema:
        values = self.random.choice((["a", "b"], [1, 2], [0, 1], [True], ["a", 1], ["a", None], [1.5, 2]))
        return self.random.choice(({"enum": values}, {"const": values[0]}))

    def _nullable(self, depth: int) -> Schema:
        inner = self._string(depth) if self.random.random() < 0.5 else self._number(depth)
        return {**inner, "type": [inner["type"], "null"]}

    def _array(self, depth: int) -> Schema:
        made: Schema = {"type": "array", "items": self._schema(depth + 1)}
        if self.random.random() < 0.3:
            made |= {"minItems": 1, "maxItems": 3}
        if self.random.random() < 0.2:
            made["uniqueItems"] = True
        return made

    def _tuple(self, depth: int) -> Schema:
        items = [self._schema(depth + 1) for _ in range(self.random.randrange(1, 4))]
        made: Schema = {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        if self.random.random() < 0.2:
            made["uniqueItems"] = True
        return made

    def _map(self, depth: int) -> Schema:
        made: Schema = {"type": "object", "additionalProperties": self._schema(depth + 1)}
        if self.random.random() < 0.3:
            made |= {"minProperties": 1, "maxProperties": 2}
        return made

    def _object(self, depth: int) -> Schema:
        names = self.random.sample(LETTERS, self.random.randrange(1, 4))
        made: Schema = {"type": "object", "properties": {name: self._schema(depth + 1) for name in names}}
        required = [name for name in names if self.random.random() < 0.5]
        if required:
            made["required"] = required
        if self.random.random() < 0.1:
            made["properties"]["next"] = _ref(self.random.choice(self.names))
        if self.random.random() < 0.2:
            made["additionalProperties"] = self._schema(depth + 1)
        return made

    def _reference(self, depth: int) -> Schema:
        # To those that are made already, so that each has a finite instance.
        known = list(self.components)
        return _ref(self.random.choice(known)) if known else self._plain(depth)

    def _union(self, depth: int) -> Schema:
        return {"anyOf": [self._schema(depth + 1) for _ in range(self.random.randrange(2, 4))]}

    def _tagged(self, depth: int) -> Schema:
        """Draw objects that a constant distinguishes."""
        options: list[Schema] = []
        for tag in self.random.sample(["x", "y", "z", 1, True], 2):
            option = self._object(depth + 1)
            option["properties"]["t"] = {"const": tag}
            option["required"] = [*option.get("required", []), "t"]
            options.append(option)
        return {self.random.choice(("oneOf", "anyOf")): options}

    def _discriminated(self, depth: int) -> Schema:
        """Draw references to objects that a `discriminator` distinguishes, which become components."""
        tags = self.random.sample(["x", "y", "z"], 2)
        names = {tag: f"D{len(self.components)}{tag}" for tag in tags}
        for tag, name in names.items():
            option = self._object(depth + 1)
            option["properties"]["t"] = self.random.choice(({"const": tag}, {"type": "string", "enum": [tag]}))
            if self.random.random() < 0.8:
                option["required"] = [*option.get("required", []), "t"]
            self.components[name] = option
        made: Schema = {"oneOf": [_ref(name) for name in names.values()], "discriminator": {"propertyName": "t"}}
        if self.random.random() < 0.5:
            made["discriminator"]["mapping"] = {tag: f"#/components/schemas/{name}" for tag, name in names.items()}
        return made

    def _all_of(self, depth: int) -> Schema:
        one, other = self._object(depth), self._object(depth)
        for part in (one, other):
            # For clients, what a branch says of undeclared members does not hold for those of other branches.
            part.pop("additionalProperties", None)
        for name in one["properties"].keys() & other["properties"].keys():
            one["properties"][name] = {"type": "integer", "minimum": -1}
            other["properties"][name] = self.random.choice(({"maximum": 4}, {"type": "number"}, {"multipleOf": 2}))
        return {"allOf": [one, other]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def is_object(value: object) -> TypeGuard[Schema]:
    """Return whether a JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a JSON value is a list."""
    return isinstance(value, list)


def description(components: dict[str, Schema], version: str = "3.1.0") -> str:
    """Return a description that gives and takes a list of each schema: by `read_0` and `write_0` of the first."""
    is_old = version.startswith("2")
    paths = {
        f"/{number}": {
            method: {
                "operationId": f"{verb}{number}",
                "tags": ["all"],
                "x-pochoir-method": f"{verb}_{number}",
                **described,
            }
            for method, verb, described in (
                ("get", "read", _reply(name, is_old)),
                ("put", "write", _body(name, is_old)),
            )
        }
        for number, name in enumerate(components)
    }
    where: Schema = {"servers": [{"url": "http://127.0.0.1:9"}], "components": {"schemas": components}}
    if is_old:
        where = {"host": "127.0.0.1:9", "schemes": ["http"], "definitions": components}
    return json.dumps(
        {
            "swagger" if is_old else "openapi": version,
            "info": {"title": "Oracle", "version": "1"},
            "tags": [{"name": "all"}],
            "paths": paths,
            **where,
        },
        default=str,
    )


def _reply(name: str, is_old: bool) -> Schema:
    content = _content(name, is_old)
    return {"responses": {"200": {"description": "ok", **content}}, **({"produces": [JSON]} if is_old else {})}


def _body(name: str, is_old: bool) -> Schema:
    content, done = _content(name, is_old), {"responses": {"204": {"description": "ok"}}}
    if is_old:
        return {"parameters": [{"in": "body", "name": "body", "required": True, **content}], "consumes": [JSON], **done}
    return {"requestBody": {"required": True, **content}, **done}


def _content(name: str, is_old: bool) -> Schema:
    where = "definitions" if is_old else "components/schemas"
    escaped = name.replace("~", "~0").replace("/", "~1")
    schema = {"type": "array", "items": {"$ref": f"#/{where}/{escaped}"}}
    return {"schema": schema} if is_old else {"content": {JSON: {"schema": schema}}}
