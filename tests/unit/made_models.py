"""Models to write: what the tests of schemas are made of."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pochoir import ir, schemas
from pochoir.literals import ClassName, Identifier
from pochoir.schemas import ModelSource

DOC = ir.Doc()
STR, INT, JSON, NONE = ir.Plain("str"), ir.Plain("int"), ir.Plain("json"), ir.Plain("none")


def field(name: str, type: ir.TypeRef = STR, required: bool = True, wire: str | None = None, **more: Any) -> ir.Field:
    wired = name if wire is None else wire
    return replace(ir.Field(Identifier(name), wired, type, required, DOC, pointer=f"/fields/{name}"), **more)


def model(
    name: str, schema: Mapping[str, ir.Json], *fields: ir.Field, alias: ir.TypeRef | None = None, **more: Any
) -> ir.Model:
    module = Identifier(name.lower())
    pointer = f"/components/schemas/{name}"
    options: dict[str, Any] = {"in_replies": True, **more}
    return replace(ir.Model(ClassName(name), module, DOC, pointer, schema, fields, alias), **options)


def thing(name: str, /, *fields: ir.Field, **properties: ir.Json) -> ir.Model:
    """A class all of whose fields are text unless `properties` says otherwise."""
    each: dict[str, ir.Json] = {one.name: properties.get(one.name, {"type": "string"}) for one in fields}
    return model(name, {"type": "object", "properties": each}, *fields)


def sources(*models: ir.Model) -> Mapping[ClassName, ModelSource]:
    return schemas.model_sources(api(*models))[0]


def api(*models: ir.Model) -> ir.Api:
    name, package = ClassName("T"), Identifier("t")
    return ir.Api("t", "1", DOC, "fr", "t", package, name, "openapi.yaml", (), (), None, (), models, ())


def annotations(source: ModelSource) -> dict[str, str]:
    return {each.name: each.annotation + (f" = {each.default}" if each.default else "") for each in source.fields}


def ref(name: str) -> dict[str, ir.Json]:
    return {"$ref": f"#/$defs/{name}"}


def named(name: str) -> ir.Named:
    return ir.Named(ClassName(name))


PETS = (
    thing("Cat", field("kind", wire='ki"nd'), field("lives", INT), lives={"type": "integer"}),
    thing("Dog", field("kind", wire='ki"nd'), field("name", required=False)),
)


def pet(discriminator: ir.Json) -> ir.Model:
    union = ir.UnionOf((named("Cat"), named("Dog")))
    return model("Pet", {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": discriminator}, alias=union)
