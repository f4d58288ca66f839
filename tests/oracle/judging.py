"""Compare the models of a generated client with the verdicts of jsonschema-rs on the same instances."""

import importlib
import json
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from urllib.parse import quote

import jsonschema_rs

from oracle.making import Schema, description, is_list, is_object
from pochoir import formats, pipeline
from pochoir.equality import same_json

UNCHECKED = frozenset({"AdditionalProperties", "UnevaluatedProperties", "OneOfMultipleValid", "Contains"})
"""Keywords that clients do not check: undeclared members are kept, unions not exclusive, lists not searched."""
OWN_FORMATS = {name: formats.CHECKS[formats.KINDS[name]] for name in ("decimal", "byte")}
"""Formats of OpenAPI, which the validator does not know."""
FORMATS = frozenset({"date", "date-time", "uuid", *OWN_FORMATS})
"""Formats that clients check."""
BOUNDS = frozenset({"MinLength", "MaxLength", "Pattern"})
"""Keywords that restrict texts."""


@dataclass
class Wire:
    """A transport without a network that gives `content`, and keeps the last request body."""

    content: bytes = b"[]"
    sent: bytes = b""
    package: str = ""

    def send(self, request: Any) -> Any:
        """Return the reply."""
        wire = importlib.import_module(f"{self.package}._runtime.base.wire")
        headers = importlib.import_module(f"{self.package}._runtime.base.headers")
        if request.method == "PUT":
            self.sent = b"".join(request.content.parts)
            return wire.RawReply(204, headers.Headers([]), b"")
        return wire.RawReply(200, headers.Headers([("content-type", "application/json")]), self.content)

    def close(self) -> None:
        """Do nothing."""


@dataclass
class Oracle:
    """A client of a description, and a judge of each of its schemas.

    Attributes:
        components: the schemas as a validator reads them.
        names: the names of the schemas that the client reads and writes.
        classes: the names of schemas by those of their classes.
        client: the client.
        wire: its transport.
        drifts: what it reported of the last reply.
        warned: the places, in `components`, of what the generator warned of.
        judges: validators by the names of schemas.
    """

    components: dict[str, Schema]
    names: list[str]
    classes: dict[str, str]
    client: Any
    wire: Wire
    drifts: list[Any]
    warned: frozenset[str]
    judges: dict[str, Any] = field(default_factory=dict[str, Any])

    def judge(self, name: str) -> Any:
        """Return the validator of a schema."""
        if name not in self.judges:
            whole = {"$ref": f"#{quote(place(name))}", "components": {"schemas": self.components}}
            self.judges[name] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True, formats=OWN_FORMATS)
        return self.judges[name]

    def faults(self, name: str, instance: object) -> Iterator[str]:
        """Yield what the client does wrong with an instance of a schema."""
        errors = list(self.judge(name).iter_errors(instance))
        value = self._read(name, instance)
        drifts = [drift.pointer for drift in self.drifts]
        if not errors:
            if drifts:
                yield f"valid, but reported at {drifts}"
            yield from (f"read as {fault}" for fault in self._misread(value, instance))
            back = self._written(name, value)
            if not _same(back, instance):
                yield f"sent back as {json.dumps(back)}"
            return
        places = ["".join(f"/{escaped(str(key))}" for key in error.instance_path) for error in errors]
        checked = [error for error in errors if not self._is_unchecked(error)]
        if checked and not drifts:
            yield f"invalid, but not reported: {checked[0].message} at {places}"
        strays = [drift for drift in drifts if not any(drift.startswith(f"/0{place}") for place in places)]
        if strays:
            yield f"reported at {strays}, where nothing is wrong: only at {places}"
        yield from self._changed(name, value, instance, errors)

    def _changed(self, name: str, value: object, instance: object, errors: list[Any]) -> Iterator[str]:
        """Yield what is sent for an invalid value, if it is sent at all and is not what was read.

        A text is a number where the schema only accepts numbers; that is reported.
        """
        refused = importlib.import_module(f"{self.wire.package}._runtime.base.errors").InvalidArgument
        try:
            back = self._written(name, value)
        except refused:
            return
        numeric = {(*error.instance_path,) for error in _leaves(errors)} - {*_texts(errors)}
        if not _same(_with_numbers(back, instance, (), numeric), instance):
            yield f"sent back as {json.dumps(back)}"

    def _is_unchecked(self, error: Any) -> bool:
        """Return whether a client need not report an error: the generator warned of it, or it says so for all."""
        kind = _kind(error)
        if kind in UNCHECKED or (kind == "FalseSchema" and error.schema_path[-1] == "additionalProperties"):
            return True
        if kind == "Format":
            return error.kind.format not in FORMATS
        where = "".join(f"/{escaped(str(key))}" for key in error.schema_path)
        if any(where == warned or where.startswith(f"{warned}/") for warned in self.warned):
            return True
        schema = self._at(error.schema_path[:-1])
        listed = schema.get("enum", ()) if is_object(schema) else ()
        if any(same_json(error.instance, each) for each in listed):
            # A listed value that the schema excludes nevertheless is allowed.
            return True
        if kind in ("Enum", "Constant"):
            # Enumerations and constants are open in replies: another value of the same type is none of the fault.
            values = schema.get("enum", [schema.get("const")])
            return any(_type(each) is _type(error.instance) for each in values)
        if kind in ("AnyOf", "OneOfNotValid"):
            return any(branch and all(map(self._is_unchecked, branch)) for branch in error.kind.context)
        return False

    def _at(self, path: list[Any]) -> Any:
        """Return the schema at the path of an error; None if it is in another document."""
        found: Any = {"components": {"schemas": self.components}}
        for key in path:
            if is_object(found) and key not in found:
                return None
            found = found[key]
        return found

    def _read(self, name: str, instance: object) -> Any:
        self.wire.content = json.dumps([instance]).encode()
        self.drifts.clear()
        return getattr(self.client.all, f"read_{self.names.index(name)}")()[0]

    def _written(self, name: str, value: object) -> object:
        getattr(self.client.all, f"write_{self.names.index(name)}")(body=[value])
        return json.loads(self.wire.sent)[0]

    def _misread(self, value: object, instance: object) -> Iterator[str]:
        """Yield the classes of a value whose schema does not accept their part of the instance."""
        if is_list(instance):
            for one, other in zip(cast("list[object]", value), cast("list[object]", instance), strict=True):
                yield from self._misread(one, other)
        elif is_object(instance):
            name = self.classes.get(type(value).__name__, "")
            if name and not self._fits(name, instance):
                yield f"{name}: {json.dumps(instance)}"
            extra = cast("dict[str, object]", getattr(value, "model_extra", None) or {})
            members: dict[str, object] = cast("Any", value) if is_object(value) else {**vars(value), **extra}
            for key, inner in cast("dict[str, object]", instance).items():
                if key in members:
                    yield from self._misread(members[key], inner)

    def _fits(self, name: str, instance: object) -> bool:
        """Return whether a schema accepts an instance, as far as clients check."""
        return all(map(self._is_unchecked, self.judge(name).iter_errors(instance)))


def escaped(key: str) -> str:
    """Return a key as a part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def place(name: str) -> str:
    """Return the JSON pointer of a schema."""
    return f"/components/schemas/{escaped(name)}"


def _kind(error: Any) -> str:
    return type(error.kind).__name__.removeprefix("ValidationErrorKind_")


def _branches(error: Any) -> list[Any]:
    """Return the errors of the alternatives of an error that combines some."""
    branches = error.kind.context if _kind(error) in ("AnyOf", "OneOfNotValid") else ()
    return [each for branch in branches for each in branch]


def _leaves(errors: list[Any]) -> Iterator[Any]:
    """Yield the errors of the alternatives instead of those that combine them."""
    for error in errors:
        branches = _branches(error)
        yield from _leaves(branches) if branches else (error,)


def _texts(errors: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of texts that break only a bound of an alternative, and stay what they are."""
    for error in errors:
        path = [*error.instance_path]
        if any([*leaf.instance_path] == path and _kind(leaf) in BOUNDS for leaf in _leaves(_branches(error))):
            yield (*path,)


def _same(one: object, other: object) -> bool:
    """Return whether two values are the same JSON: 1e30 is 10**30, although the float is not."""
    return same_json(_whole(one), _whole(other))


def _whole(value: object) -> object:
    """Return a value with the integers that its floats are when they are written."""
    match value:
        case float() if value.is_integer():
            return int(Decimal(repr(value)))
        case dict():
            return {key: _whole(each) for key, each in cast("dict[str, object]", value).items()}
        case list():
            return [_whole(each) for each in cast("list[object]", value)]
        case _:
            return value


def _with_numbers(back: object, instance: object, path: tuple[Any, ...], numeric: set[tuple[Any, ...]]) -> object:
    """Return what was sent, with the text of the instance instead of each number that was made from one there."""
    if is_list(back) and is_list(instance) and len(back) == len(instance):
        pairs = enumerate(zip(back, instance, strict=True))
        return [_with_numbers(new, old, (*path, index), numeric) for index, (new, old) in pairs]
    if is_object(back) and is_object(instance):
        given: dict[str, object] = instance
        return {key: _with_numbers(each, given.get(key), (*path, key), numeric) for key, each in back.items()}
    if isinstance(back, (int, float)) and isinstance(instance, str) and path in numeric:
        with suppress(ValueError):
            return instance if same_json(json.loads(instance), back) else back
    return back


def _type(value: object) -> type:
    return int if isinstance(value, float) and value.is_integer() else type(value)


@contextmanager
def oracle(
    components: dict[str, Schema], name: str, *, judged: dict[str, Schema] | None = None, version: str = "3.1.0"
) -> Generator[Oracle]:
    """Generate one package for all schemas, and open its client.

    Args:
        components: the schemas.
        name: the name of the package.
        judged: the schemas as a validator reads them, if it reads others.
        version: the version of OpenAPI.
    """
    with TemporaryDirectory() as folder:
        spec = Path(folder) / "openapi.json"
        spec.write_text(description(components, version), "utf-8")
        generated = pipeline.generate(spec, name)
        for path, text in generated.files.items():
            if path.startswith(f"{name}/src/"):
                target = Path(folder) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
        sys.path.insert(0, str(Path(folder) / name / "src"))
        try:
            package = importlib.import_module(name)
            wire, drifts = Wire(package=name), list[Any]()
            made = next(each for each in map(package.__getattr__, package.__all__) if hasattr(each, "__enter__"))
            places = {
                where: named for named in components for where in (place(named), f"/definitions/{escaped(named)}")
            }
            classes = {str(each.name): places[each.pointer] for each in generated.api.models if each.pointer in places}
            warned = frozenset(
                each.pointer.replace("/definitions/", "/components/schemas/") for each in generated.problems
            )
            with made(transport=wire, on_drift=drifts.append, base_url="http://127.0.0.1:9") as client:
                yield Oracle(judged or components, list(components), classes, client, wire, drifts, warned)
        finally:
            sys.path.remove(str(Path(folder) / name / "src"))
            for module in [each for each in sys.modules if each.partition(".")[0] == name]:
                del sys.modules[module]
