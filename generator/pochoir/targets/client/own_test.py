"""Choose the call in the test of a distribution: one whose arguments and response fit the description."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias
from urllib.parse import quote

import jsonschema_rs

from pochoir import ir
from pochoir.annotations import Symbol, gather
from pochoir.ir import Json
from pochoir.literals import ClassName, Code, literal
from pochoir.lower.rules import NAMED
from pochoir.pointers import escape
from pochoir.security_schemes import KINDS
from pochoir.targets.client.arguments import only_value
from pochoir.targets.client.credentials import schemes
from pochoir.targets.client.fits import fits
from pochoir.targets.client.samples import Samples, sent_body

_Excluded: TypeAlias = Literal["readOnly", "writeOnly"]

_RULES = "urn:pochoir:rules"


@dataclass(frozen=True, slots=True)
class ExampleCall:
    """A call whose response has an example: the call, keyword arguments of the client, and the JSON response."""

    call: Code
    credentials: Code
    status: Code
    body: Code


def example_call(api: ir.Api) -> tuple[ExampleCall, frozenset[Symbol]] | None:
    """Return the best example and the imports that it needs: not synthetic, of an operation that reads.

    Its arguments and its response fit their schemas; without such an example there is none. Deprecated operations are
    not called: type checkers and pytest may report that.
    """
    models = {model.name: model for model in api.models}
    samples = Samples.of(api)
    found = [
        (each.method != "GET", reply.examples[0].synthetic, resource, each, reply)
        for resource in api.resources
        for each in resource.operations
        for reply in each.replies[:1]
        if each.paging is None and not each.doc.deprecated and _has_typed_example(reply, models)
    ]
    replies, requests = _Rules(api, "writeOnly"), _Rules(api, "readOnly")
    for *_, resource, operation, reply in sorted(found, key=lambda each: each[:2]):
        sent = _sent(operation, samples)
        if replies.accept(reply.schema, reply.examples[0].value) and all(requests.accept(*each) for each in sent):
            return _call(api, resource, operation, reply, samples)
    return None


def _call(
    api: ir.Api, resource: ir.Resource, operation: ir.Operation, reply: ir.Reply, samples: Samples
) -> tuple[ExampleCall, frozenset[Symbol]]:
    given = samples.arguments(operation)
    text = ", ".join(argument.text for argument in given)
    credentials = [_keyword(each) for each in schemes(api)]
    if operation.server_name:
        credentials.append(f'base_urls={{{literal(operation.server_name)}: "http://localhost"}}')
    call = ExampleCall(
        call=Code(f"{resource.access}{operation.name}({text})"),
        credentials=Code("".join(f", {each}" for each in dict.fromkeys(credentials))),
        status=literal(int(reply.status) if reply.status.isdecimal() else 200),
        body=literal(reply.examples[0].value),
    )
    return call, gather(*given).symbols


def _has_typed_example(reply: ir.Reply, models: Mapping[ClassName, ir.Model]) -> bool:
    if reply.kind != "json" or reply.status not in ("200", "201", "2XX") or not reply.examples:
        return False
    return fits(reply.type, reply.examples[0].value, models)


def _keyword(scheme: ir.Scheme) -> str:
    return f'{scheme.argument}="{KINDS[scheme.kind].form.test}"'


def _sent(operation: ir.Operation, samples: Samples) -> Iterator[tuple[Json, Json]]:
    """Yield the schema and the value of each argument that the sample of an operation passes."""
    for each in operation.parameters:
        if each.required and only_value(each.type, samples.models) is None:
            yield each.schema, samples.value(each)
    body = sent_body(operation)
    if body is not None and body.kind in ("json", "form"):
        yield body.schema, body.examples[0].value if body.examples else samples.filler(body.type)


@lru_cache(maxsize=4096)
def _is_pattern(pattern: str) -> bool:
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return False
    return True


class _Rules:
    """Validators for the rules of schemas, as `lower.rules` writes them, in one direction."""

    def __init__(self, api: ir.Api, excluded: _Excluded) -> None:
        self._excluded: _Excluded = excluded
        self._definitions = api.definitions
        self._registry: jsonschema_rs.Registry | None = None

    def accept(self, rule: Json, value: Json) -> bool:
        """Return whether a value fits a rule; everything does if the rule is no valid schema."""
        if self._registry is None:
            tree = {key: self._schema(each) for key, each in self._definitions.items()}
            self._registry = jsonschema_rs.Registry([(_RULES, {"$defs": tree})])
        schema = self._schema(rule)
        if not isinstance(schema, dict):
            return schema is not False
        with suppress(ValueError, jsonschema_rs.ReferencingError):
            validator = jsonschema_rs.Draft202012Validator(
                schema, registry=self._registry, offline=True, validate_formats=False
            )
            return validator.is_valid(value)
        return True

    def _schema(self, rule: Json) -> Json:
        """Return a rule as JSON Schema."""
        if isinstance(rule, list):
            return [self._schema(each) for each in rule]
        if not isinstance(rule, dict):
            return rule
        made = {key: self._value(key, value) for key, value in rule.items()}
        reference, pattern, required = rule.get("$ref"), rule.get("pattern"), rule.get("required")
        if isinstance(reference, str):
            made["$ref"] = f"{_RULES}#/$defs/{quote(escape(reference), safe='~')}"
        if isinstance(pattern, str) and not _is_pattern(pattern):
            del made["pattern"]
        if isinstance(required, list):
            made["required"] = [name for name in required if not self._is_left_out(rule.get("properties"), name)]
        if "oneOf" in made:
            # A discriminator chooses among alternatives that all accept an object; clients require no more than one.
            made["allOf"] = [*self._listed(rule.get("allOf")), {"anyOf": made.pop("oneOf")}]
        return {"anyOf": [{"type": "null"}, made]} if rule.get("nullable") is True else made

    def _value(self, keyword: str, value: Json) -> Json:
        """Return the value of a keyword of a rule as JSON Schema."""
        if keyword in ("enum", "const"):
            return value
        if keyword in NAMED and isinstance(value, dict):
            return {name: self._schema(each) for name, each in value.items()}
        return self._schema(value)

    def _listed(self, rules: Json) -> list[Json]:
        return [self._schema(each) for each in rules] if isinstance(rules, list) else []

    def _is_left_out(self, properties: Json, name: Json) -> bool:
        member = properties.get(name) if isinstance(properties, dict) and isinstance(name, str) else None
        while isinstance(member, dict) and member.get(self._excluded) is not True:
            reference = member.get("$ref")
            member = self._definitions.get(reference) if isinstance(reference, str) else None
        return member is not None
