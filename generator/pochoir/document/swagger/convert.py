"""The root object, paths, operations and security schemes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import unquote

from pochoir.document.grammar import METHODS
from pochoir.document.swagger.bodies import BODY, body
from pochoir.document.swagger.context import Context
from pochoir.document.swagger.located import Located, listing, map_children, mapping, scalar
from pochoir.document.swagger.names import GROUPS
from pochoir.document.swagger.parameters import parameter
from pochoir.document.swagger.responses import response
from pochoir.document.swagger.schemas import reference, schema
from pochoir.pointers import unescape

_VERSION: Final = "3.0.4"
_SERVER_KEYS: Final = ("host", "basePath", "schemes")
_MEDIA_TYPE_KEYS: Final = ("consumes", "produces")
_FLOW_NAMES: Final[Mapping[str, str]] = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_FLOW_KEYS: Final[tuple[str, ...]] = ("authorizationUrl", "tokenUrl", "scopes")


def description(root: Located, context: Context) -> Located:
    """Convert a whole Swagger 2.0 description to OpenAPI 3.0."""
    return _Converter(root, context).convert()


@dataclass(frozen=True, slots=True)
class _Converter:
    """The conversion of one description."""

    root: Located
    context: Context

    def convert(self) -> Located:
        """Convert the root object."""
        members = self.root.members()
        kept = {
            key: one
            for key, one in members.items()
            if key not in (*GROUPS, *_SERVER_KEYS, *_MEDIA_TYPE_KEYS, "swagger")
        }
        new = {"openapi": scalar(_VERSION, members["swagger"])} | kept
        new["servers"] = self.servers(members.get("schemes"))
        if "security" in members:
            new["security"] = self.security(members["security"])
        paths = members.get("paths")
        if paths is not None and paths.is_object:
            items = paths.members().items()
            new["paths"] = mapping(
                {key: one if key.startswith("x-") else self.path_item(one) for key, one in items}, paths
            )
        components = self.components()
        return mapping(new | ({"components": mapping(components, self.root)} if components else {}), self.root)

    def servers(self, schemes: Located | None) -> Located:
        """Return the servers of the description, or of an operation that has its own `schemes`; https first."""
        host, base = self.root.get("host"), self.root.get("basePath")
        path = (base.text if base else "").rstrip("/")
        if host is None:
            at = base or self.root
            return listing([mapping({"url": scalar(path or "/", at)}, at)], at)
        given = schemes.items() if schemes else []
        for one in given:
            if one.text in ("ws", "wss"):
                hint = "describe the WebSocket with x-pochoir-websocket"
                self.context.warn(
                    "scheme-not-used",
                    one,
                    f'the client sends no requests over "{one.text}"; this scheme is ignored',
                    hint,
                )
        http_schemes = {one.text: one for one in given if one.text in ("http", "https")} or {"https": host}
        urls = [
            scalar(f"{name}://{host.text}{path}", http_schemes[name]) for name in sorted(http_schemes, reverse=True)
        ]
        return listing([mapping({"url": url}, url) for url in urls], host)

    def components(self) -> dict[str, Located]:
        """Convert what operations share: definitions, responses, parameters and security schemes."""
        made: dict[str, Callable[[Located], Located]] = {
            "definitions": partial(schema, context=self.context),
            "responses": partial(response, produces=self.media_types(None, "produces"), context=self.context),
            "parameters": partial(parameter, context=self.context),
            "securityDefinitions": _security_scheme,
        }
        return {new: self.components_of(old, made[old]) for old, new in GROUPS.items() if old in self.root.members()}

    def components_of(self, group: str, convert: Callable[[Located], Located]) -> Located:
        """Convert one group of shared objects, under names that OpenAPI 3.0 allows."""
        node = self.root.get(group) or self.root
        if not node.is_object:
            return node
        # A shared body is copied into each operation: its media types depend on what the operation consumes.
        kept = {name: one for name, one in node.members().items() if group != "parameters" or not _is_body(one)}
        return mapping({self.context.names.get(group, name): convert(one) for name, one in kept.items()}, node)

    def security(self, node: Located) -> Located:
        """Convert security requirements: replace the names of schemes."""
        new_name = partial(self.context.names.get, "securityDefinitions")
        return map_children(node, lambda one: mapping({new_name(name): at for name, at in one.members().items()}, one))

    def path_item(self, node: Located) -> Located:
        """Convert a path item and its operations."""
        target = node.get("$ref")
        if target is not None:
            self.report_other_file(target)
        members = node.members()
        bodies, others = self.split_parameters(node.get("parameters"))
        for method in METHODS:
            if method in members and members[method].is_object:
                members[method] = self.operation(members[method], bodies)
        return mapping(members | others, node) if node.is_object else node

    def operation(self, node: Located, shared: Sequence[Located]) -> Located:
        """Convert an operation. `shared` are the body parameters of its path item."""
        members = node.members()
        own, others = self.split_parameters(node.get("parameters"))
        new = {key: one for key, one in members.items() if key not in (*_MEDIA_TYPE_KEYS, "schemes")} | others
        named = {one.text_of("name") for one in own}
        whole = any(one.text_of("in") == "body" for one in own)
        inherited = [one for one in shared if not whole and one.text_of("name") not in named]
        sent = body([*own, *inherited], self.media_types(node, "consumes"), self.context)
        if sent is not None:
            new["requestBody"] = sent
        if "security" in members:
            new["security"] = self.security(members["security"])
        if "responses" in members:
            new["responses"] = self.responses(members["responses"], node)
        if "schemes" in members and self.root.get("host") is not None:
            new["servers"] = self.servers(members["schemes"])
        return mapping(new, node)

    def responses(self, node: Located, operation: Located) -> Located:
        """Convert the responses of an operation. A shared one is copied if the operation has its own media types."""
        produces = self.media_types(operation, "produces")
        new: dict[str, Located] = {}
        for status, one in node.members().items():
            target = one.get("$ref")
            shared = self.target(target) if target is not None and operation.get("produces") is not None else None
            if target is not None and shared is None:
                self.report_other_file(target)
            new[status] = one if status.startswith("x-") else response(shared or one, produces, self.context)
        return mapping(new, node) if node.is_object else node

    def split_parameters(self, parameters: Located | None) -> tuple[list[Located], dict[str, Located]]:
        """Return the body parameters, with references resolved, and `parameters` without them, converted to 3.0."""
        if parameters is None or not isinstance(parameters.value, list):
            return [], {}
        bodies: list[Located] = []
        others: list[Located] = []
        for one in parameters.items():
            target = one.get("$ref")
            shared = self.target(target) if target is not None else one
            if shared is not None and _is_body(shared):
                bodies.append(shared)
            elif target is not None:
                self.report_other_file(target)
                others.append(mapping({**one.members(), "$ref": reference(target, self.context)}, one))
            else:
                others.append(parameter(one, self.context))
        return bodies, {"parameters": listing(others, parameters)}

    def target(self, reference: Located) -> Located | None:
        """Return the shared object that a reference points to; None if it points to something else."""
        keys = [unescape(unquote(key)) for key in reference.text.split("/")]
        shared = self.root.get(keys[1]) if len(keys) == 3 and keys[0] == "#" else None
        return shared.get(keys[2]) if shared is not None else None

    def report_other_file(self, reference: Located) -> None:
        """Report a reference to another file. Its target would be read as 3.0, which is right for schemas only."""
        if reference.text and not reference.text.startswith("#"):
            message = "a Swagger 2.0 description can refer to another file only for a schema"
            self.context.refuse("swagger-reference", reference, message, "copy it into the description")

    def media_types(self, operation: Located | None, key: str) -> list[Located]:
        """Return the media types of an operation, or else of the whole description."""
        own = operation.get(key) if operation else None
        found = own or self.root.get(key)
        return found.items() if found else []


def _is_body(parameter: Located) -> bool:
    """Return whether a parameter is part of the request body."""
    return parameter.text_of("in") in BODY


def _security_scheme(node: Located) -> Located:
    """Convert a security scheme; return it unchanged if it is malformed."""
    kind, flow = node.get("type"), node.get("flow")
    if kind is not None and kind.text == "basic":
        return mapping({**node.members(), "type": scalar("http", kind), "scheme": scalar("basic", kind)}, node)
    if kind is None or kind.text != "oauth2" or flow is None or flow.text not in _FLOW_NAMES:
        return node
    members = node.members()
    inner = {key: members[key] for key in _FLOW_KEYS if key in members}
    inner.setdefault("scopes", mapping({}, node))
    kept = {key: child for key, child in members.items() if key not in (*_FLOW_KEYS, "flow")}
    return mapping({**kept, "flows": mapping({_FLOW_NAMES[flow.text]: mapping(inner, flow)}, flow)}, node)
