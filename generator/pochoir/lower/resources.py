"""Group operations into resources, and name resources and methods."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import naming, pointers
from pochoir.extensions.names import NAME, pinned_method
from pochoir.ir import Doc
from pochoir.literals import ClassName, Identifier
from pochoir.lower.batch import method_of
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.homes import CLIENT, first_tag, homes, labels
from pochoir.lower.method_names import texts
from pochoir.lower.oauth2 import methods as oauth2_methods
from pochoir.lower.oauth2 import token_operation
from pochoir.lower.words import says_nothing
from pochoir.naming.reserved import CLIENTS, METHODS
from pochoir.resolve.paths import OperationNode, operations, segments

BATCH: Final = "#batch"
"""Suffix of the pointer of an operation in the key of its batch helper."""


@dataclass(frozen=True, slots=True)
class Group:
    """A resource: a tag, or "" when its operations have none, and its operations in the order of the document.

    `text` is the tag, or the first segment of the paths; "" for operations that are methods of the client.
    """

    tag: str
    text: str
    pin: str
    doc: Doc
    operations: tuple[OperationNode, ...]


def groups(context: Context, kept: Mapping[str, str]) -> tuple[Group, ...]:
    """Return the resources: declared tags in their order, then the others in the order of the document.

    Tags that only differ in spelling (`Pets`, `pets`) are one resource with the first spelling. `homes` says where an
    operation without a tag belongs.

    Args:
        context: the document.
        kept: `/` and the segment of the last release, or `/` for the client, by pointer of an operation.
    """
    tags = _tags(context)
    listed = list(operations(context.tree))
    first_tags = {operation.pointer: _first_tag(context, operation, tags) for operation in listed}
    known: dict[str, str] = {}
    every = (*tags, *sorted({tag for tag in first_tags.values() if tag is not None} - tags.keys()))
    for spelling in (str, _without_kind):  # the resource of the tag `pets-controller` is named `pets`
        for tag in every:
            known.setdefault(naming.snake(spelling(tag)), tag)
    homeless = [operation for operation in listed if first_tags[operation.pointer] is None]
    own = homes(context, homeless, known, is_tagged=len(homeless) < len(listed), kept=kept)
    found: dict[str, list[OperationNode]] = {tag: [] for tag in tags}
    for operation in listed:
        first = first_tags[operation.pointer]
        if first is None:
            place = own[operation.pointer]
        else:
            place = first if tags.get(first, {}).get(NAME.key) else known.get(naming.snake(first), first)
        found.setdefault(place, []).append(operation)
    return tuple(
        _group(tag, tag.removeprefix(CLIENT), tags.get(tag, {}), tuple(held)) for tag, held in found.items() if held
    )


def names(found: tuple[Group, ...], kept: Mapping[str, str], taken: Collection[str]) -> dict[str, Identifier]:
    """Return the name of each resource by its tag, or without a tag by "\\0" and the segment.

    `kept` are names of the last release by tag, or by `/` and the segment. A pin comes first. `taken` are names of
    other attributes of the client.
    """
    requests = (
        naming.NameRequest(
            _key(group),
            (_without_kind(group.text), group.text, f"{group.text} resource"),
            group.pin or kept.get(_released(group), ""),
        )
        for group in found
        if not is_client(group)
    )
    attributes = naming.resources(requests, taken)
    return attributes | {_key(group): naming.ON_CLIENT for group in found if is_client(group)}


def is_client(group: Group) -> bool:
    """Return whether the operations of a group are methods of the client itself."""
    return not group.tag and not group.text


def class_names(
    found: tuple[Group, ...], given: Mapping[str, Identifier], taken: frozenset[str], kept: Mapping[str, str]
) -> dict[str, ClassName]:
    """Return the class name of each resource.

    Args:
        found: the resources.
        given: their names.
        taken: the models and clients, which the same modules import.
        kept: names of the last release, as in `names`.
    """
    name_requests = [class_request(_key(group), given[_key(group)], kept.get(_released(group), "")) for group in found]
    return named_classes(name_requests, taken)


def class_request(key: str, name: Identifier, kept: str = "") -> naming.NameRequest:
    """Return the request for the name of the class of a resource."""
    return naming.NameRequest(key, (name.strip("_"), f"{name} resource"), kept)


def named_classes(requests: Iterable[naming.NameRequest], taken: frozenset[str]) -> dict[str, ClassName]:
    """Name classes of resources, which have async ones and variants."""
    # A tag "Resource" would give `AsyncResource`, a class of the runtime; those are taken too.
    return naming.classes(requests, prefix="Resource", reserved=CLIENTS, taken=taken | CLIENTS, derived=with_variants)


def with_variants(name: str) -> list[str]:
    """Return the names of all classes of a resource whose class has a name."""
    return [f"{start}{name}{end}" for start in ("", "Async") for end in ("", "WithResponse", "WithStreaming")]


def _released(group: Group) -> str:
    """Return the key of a resource in the surface of a release."""
    return group.tag or f"/{group.text}"


def method_names(context: Context, group: Group, attributes: frozenset[str]) -> dict[str, Identifier]:
    """Return the method name of each operation of a resource, by its pointer.

    Candidates are the verb alone (`listAbsences` in Absences gives `list`), the operationId without the suffix of a
    framework, the whole operationId, and one with the path and the HTTP method. They only depend on the operation
    itself, and a candidate of two operations is given to neither, so that adding an operation never changes what a name
    calls. `x-pochoir-method` pins a name.

    Args:
        context: the document.
        group: the resource.
        attributes: the names of the resources, which methods of the client cannot have.
    """
    on_client = is_client(group)
    name_requests: list[naming.NameRequest] = []
    for operation in group.operations:
        node = context.tree.mapping(operation.pointer)
        wanted = tuple(text for text in texts(context.tree, operation, group.text) if text and text not in METHODS)
        pin = pinned_method(node)
        if on_client and pin and not naming.is_free_on_client(pin, attributes):
            message = f'"{pin}" is an attribute of the client, and cannot be a method of it as well'
            context.refuse("method-name-taken", operation.pointer, message, "choose another name, or give it a tag")
        name_requests.append(naming.NameRequest(operation.pointer, wanted, pin))
        helper = method_of(context, operation.pointer)
        if helper:
            name_requests.append(naming.NameRequest(f"{operation.pointer}{BATCH}", (helper,), helper))
    if any(operation.id == token_operation(context) for operation in group.operations):
        name_requests += oauth2_methods()
    others = [] if group.tag else list(_elsewhere(context, group))
    every = (*name_requests, *others)
    names = naming.client_methods(every, attributes) if on_client else naming.methods(every)
    return {key: name for key, name in names.items() if key not in {each.key for each in others}}


def _elsewhere(context: Context, group: Group) -> Iterator[naming.NameRequest]:
    """Yield the names of operations without a tag that would be here if other operations had other tags.

    No operation is given one of them: a tag would otherwise change what the name calls.
    """
    tags, own = _tags(context), {operation.pointer for operation in group.operations}
    for operation in operations(context.tree):
        parts = segments(operation.path)
        is_near = is_client(group) or (parts and parts[0] == group.text)
        if is_near and operation.pointer not in own and _first_tag(context, operation, tags) is None:
            wanted = tuple(text for text in texts(context.tree, operation, group.text) if text and text not in METHODS)
            yield naming.NameRequest(operation.pointer, wanted, "")


def key(group: Group) -> str:
    """Return a unique key of a resource."""
    return _key(group)


def _key(group: Group) -> str:
    return group.tag or f"{CLIENT}{group.text}"


def _group(tag: str, text: str, node: Mapping[str, object], listed: tuple[OperationNode, ...]) -> Group:
    pin = node.get(NAME.key)
    pinned = pin if isinstance(pin, str) else ""
    doc = node.get("doc")
    return Group("" if tag.startswith(CLIENT) else tag, text, pinned, doc if isinstance(doc, Doc) else Doc(), listed)


def _tags(context: Context) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for at in range(len(context.tree.items("/tags"))):
        node = context.tree.mapping(pointers.join("/tags", at))
        name = node.get("name")
        if isinstance(name, str) and name not in labels(context):
            found.setdefault(name, {NAME.key: NAME.of(node, "tag"), "doc": doc_of(node)})
    return found


def _first_tag(context: Context, operation: OperationNode, tags: Mapping[str, Mapping[str, object]]) -> str | None:
    tag = first_tag(context, operation)
    return None if tag is None or (says_nothing(tag) and not tags.get(tag, {}).get(NAME.key)) else tag


def _without_kind(tag: str) -> str:
    """Return a tag without the word `controller` at its end, which springdoc appends."""
    return re.sub(r"[ _-]?[Cc]ontroller$", "", tag) or tag
