"""The description, its paths and its operations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import unquote

from pochoir.document.grammar import METHODS
from pochoir.document.marks import unescape
from pochoir.document.swagger.bodies import BODY, body
from pochoir.document.swagger.names import GROUPS
from pochoir.document.swagger.notes import Notes
from pochoir.document.swagger.parameters import parameter
from pochoir.document.swagger.responses import response
from pochoir.document.swagger.schemas import reference, schema
from pochoir.document.swagger.security import scheme
from pochoir.document.swagger.spots import Spot, each, listing, mapping, scalar

_VERSION: Final = "3.0.4"
_SERVED: Final = ("host", "basePath", "schemes")
_TYPES: Final = ("consumes", "produces")


def description(root: Spot, notes: Notes) -> Spot:
    """A whole description of 2.0 as one of 3.0."""
    return _Upgrade(root, notes).whole()


@dataclass(frozen=True, slots=True)
class _Upgrade:
    root: Spot
    notes: Notes

    def whole(self) -> Spot:
        """The description."""
        members = self.root.members()
        kept = {key: one for key, one in members.items() if key not in (*GROUPS, *_SERVED, *_TYPES, "swagger")}
        new = {"openapi": scalar(_VERSION, members["swagger"])} | kept
        new["servers"] = self.servers(members.get("schemes"))
        if "security" in members:
            new["security"] = self.security(members["security"])
        paths = members.get("paths")
        if paths is not None and paths.is_object:
            items = paths.members().items()
            new["paths"] = mapping({key: one if key.startswith("x-") else self.item(one) for key, one in items}, paths)
        components = self.components()
        return mapping(new | ({"components": mapping(components, self.root)} if components else {}), self.root)

    def servers(self, schemes: Spot | None) -> Spot:
        """The servers of the description, or of an operation with schemes of its own; https first."""
        host, base = self.root.get("host"), self.root.get("basePath")
        path = (base.text if base else "").rstrip("/")
        if host is None:
            at = base or self.root
            return listing([mapping({"url": scalar(path or "/", at)}, at)], at)
        given = schemes.items() if schemes else []
        for one in given:
            if one.text in ("ws", "wss"):
                hint = "describe it with x-pochoir-websocket"
                self.notes.warn("scheme-not-used", one, f'the client calls no "{one.text}" address', hint)
        spoken = {one.text: one for one in given if one.text in ("http", "https")} or {"https": host}
        urls = [scalar(f"{name}://{host.text}{path}", spoken[name]) for name in sorted(spoken, reverse=True)]
        return listing([mapping({"url": url}, url) for url in urls], host)

    def components(self) -> dict[str, Spot]:
        """What operations share."""
        made: dict[str, Callable[[Spot], Spot]] = {
            "definitions": partial(schema, notes=self.notes),
            "responses": partial(response, produces=self.types(None, "produces"), notes=self.notes),
            "parameters": partial(parameter, notes=self.notes),
            "securityDefinitions": scheme,
        }
        return {new: self.shared(old, made[old]) for old, new in GROUPS.items() if old in self.root.members()}

    def shared(self, group: str, convert: Callable[[Spot], Spot]) -> Spot:
        """One group of what operations share, under names that 3.0 admits."""
        spot = self.root.get(group) or self.root
        if not spot.is_object:
            return spot
        # A body is written out for each operation: what it holds depends on what the operation consumes.
        kept = {name: one for name, one in spot.members().items() if group != "parameters" or not _is_sent(one)}
        return mapping({self.notes.names.of(group, name): convert(one) for name, one in kept.items()}, spot)

    def security(self, spot: Spot) -> Spot:
        """Requirements, under the names of their schemes."""
        of = partial(self.notes.names.of, "securityDefinitions")
        return each(spot, lambda one: mapping({of(name): at for name, at in one.members().items()}, one))

    def item(self, spot: Spot) -> Spot:
        """A path with its operations."""
        target = spot.get("$ref")
        if target is not None:
            self.leaves(target)
        members = spot.members()
        bodies, others = self.split(spot.get("parameters"))
        for method in METHODS:
            if method in members and members[method].is_object:
                members[method] = self.operation(members[method], bodies)
        return mapping(members | others, spot) if spot.is_object else spot

    def operation(self, spot: Spot, shared: Sequence[Spot]) -> Spot:
        """An operation; `shared` are the parameters of its path that make a body."""
        members = spot.members()
        own, others = self.split(spot.get("parameters"))
        new = {key: one for key, one in members.items() if key not in (*_TYPES, "schemes")} | others
        named = {one.said("name") for one in own}
        whole = any(one.said("in") == "body" for one in own)
        inherited = [one for one in shared if not whole and one.said("name") not in named]
        sent = body([*own, *inherited], self.types(spot, "consumes"), self.notes)
        if sent is not None:
            new["requestBody"] = sent
        if "security" in members:
            new["security"] = self.security(members["security"])
        if "responses" in members:
            new["responses"] = self.responses(members["responses"], spot)
        if "schemes" in members and self.root.get("host") is not None:
            new["servers"] = self.servers(members["schemes"])
        return mapping(new, spot)

    def responses(self, spot: Spot, operation: Spot) -> Spot:
        """The responses of an operation. A shared one is written out where the operation makes other media types."""
        produces = self.types(operation, "produces")
        new: dict[str, Spot] = {}
        for status, one in spot.members().items():
            target = one.get("$ref")
            shared = self.target(target) if target is not None and operation.get("produces") is not None else None
            if target is not None and shared is None:
                self.leaves(target)
            new[status] = one if status.startswith("x-") else response(shared or one, produces, self.notes)
        return mapping(new, spot) if spot.is_object else spot

    def split(self, parameters: Spot | None) -> tuple[list[Spot], dict[str, Spot]]:
        """Those that make a body, references followed; and `parameters` without them, as 3.0 has them."""
        if parameters is None or not isinstance(parameters.value, list):
            return [], {}
        bodies: list[Spot] = []
        others: list[Spot] = []
        for one in parameters.items():
            target = one.get("$ref")
            shared = self.target(target) if target is not None else one
            if shared is not None and _is_sent(shared):
                bodies.append(shared)
            elif target is not None:
                self.leaves(target)
                others.append(mapping({**one.members(), "$ref": reference(target, self.notes)}, one))
            else:
                others.append(parameter(one, self.notes))
        return bodies, {"parameters": listing(others, parameters)}

    def target(self, reference: Spot) -> Spot | None:
        """What a reference to something shared leads to; None when it leads elsewhere."""
        keys = [unescape(unquote(key)) for key in reference.text.split("/")]
        shared = self.root.get(keys[1]) if len(keys) == 3 and keys[0] == "#" else None
        return shared.get(keys[2]) if shared is not None else None

    def leaves(self, reference: Spot) -> None:
        """Report a reference to another file: what it holds there would be read as 3.0, which only schemas are."""
        if reference.text and not reference.text.startswith("#"):
            message = "of other files of a Swagger 2.0 description only schemas are read"
            self.notes.refuse("swagger-reference", reference, message, "write it into the description itself")

    def types(self, operation: Spot | None, key: str) -> list[Spot]:
        """The media types of an operation, or of all."""
        own = operation.get(key) if operation else None
        found = own or self.root.get(key)
        return found.items() if found else []


def _is_sent(parameter: Spot) -> bool:
    return parameter.said("in") in BODY
