"""Find the schemas that operations send and receive."""

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from pochoir import pointers
from pochoir.resolve import media, shapes, streams
from pochoir.resolve.families import extends, families
from pochoir.resolve.paths import operations
from pochoir.resolve.tree import Tree
from pochoir.resolve.webhooks import webhooks

OneWay: TypeAlias = Literal["readOnly", "writeOnly"]
SOCKETS: Final = "/x-pochoir-websocket"


def sent(tree: Tree) -> frozenset[str]:
    """Return the pointers of all schemas in parameters and request bodies."""
    roots: list[str] = []
    for operation in operations(tree):
        for parameter in operation.parameters:
            roots += of_parameter(tree, parameter)
        body = tree.resolved(pointers.join(operation.pointer, "requestBody"))
        roots += (media.body_schema(tree, body), *media.other_schemas(tree, body, False).values())
    return closure(tree, roots, "readOnly")


def received(tree: Tree) -> frozenset[str]:
    """Return the pointers of all schemas in the bodies and headers of responses, and in payloads of webhooks."""
    roots: list[str] = []
    for operation in operations(tree):
        for _, written in operation.replies:
            reply = tree.resolved(written)
            roots += (media.reply_schema(tree, reply), *streams.item_schemas(tree, reply))
            roots += media.other_schemas(tree, reply, True).values()
            usual = media.best(tree.mapping(pointers.join(reply, "content")))
            roots += (schema for found in streams.others(tree, reply, usual).values() for schema in found)
            for header in tree.mapping(pointers.join(reply, "headers")):
                roots += of_parameter(tree, tree.resolved(pointers.join(reply, "headers", header)))
    roots += (pointers.join(SOCKETS, name, "message") for name in tree.mapping(SOCKETS))
    roots += (
        media.body_schema(tree, tree.resolved(pointers.join(each.pointer, "requestBody"))) for each in webhooks(tree)
    )
    return closure(tree, roots, "writeOnly")


def of_parameter(tree: Tree, owner: str) -> list[str]:
    """Return the pointers of the schema of a parameter or a header, in `schema` or in `content`."""
    written = [
        pointers.join(media.content(tree, owner, name), "schema")
        for name in tree.mapping(pointers.join(owner, "content"))
    ]
    return [pointer for pointer in (pointers.join(owner, "schema"), *written) if tree.has(pointer)]


def closure(tree: Tree, roots: Iterable[str], barred: OneWay | None = None) -> frozenset[str]:
    """Return the pointers of the schemas at `roots` and of all schemas that they contain or refer to.

    Args:
        tree: the document.
        roots: the pointers to start from.
        barred: a keyword of properties to leave out: `readOnly` for requests, `writeOnly` for responses.
    """
    seen: set[str] = set()
    stack = list(roots)
    while stack:
        pointer = stack.pop()
        if pointer and pointer not in seen and tree.has(pointer):
            seen.add(pointer)
            stack += (part for part in parts(tree, pointer) if not _is_barred_property(tree, pointer, part, barred))
    return frozenset(seen)


def _is_barred_property(tree: Tree, owner: str, part: str, keyword: OneWay | None) -> bool:
    return keyword is not None and part.startswith(f"{owner}/properties/") and is_one_way(tree, part, keyword)


def is_one_way(tree: Tree, pointer: str, keyword: OneWay) -> bool:
    """Return whether a schema, the target of its `$ref` or a branch of its `allOf` has `readOnly` or `writeOnly`.

    Args:
        tree: the document.
        pointer: the schema.
        keyword: `readOnly` or `writeOnly`.
    """
    schema = tree.schema(pointer)
    if not schema.is_composed:
        return schema.is_on(keyword)
    seen: set[str] = set()
    stack = [pointer]
    while stack:
        place = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        schema = tree.schema(place)
        if schema.is_on(keyword):
            return True
        target = tree.target(place)
        stack += [] if target is None else [target]
        stack += schema.all_of
    return False


def parts(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the schemas directly below the one at `pointer`, and what its `$ref` may mean."""
    schema = tree.schema(pointer)
    target = tree.target(pointer)
    found = [] if target is None else [target, *_extending(tree, pointer, target)]
    found += [part for part in (schema.child("items"), schema.child("additionalProperties")) if _is_written(tree, part)]
    found += (*schema.all_of, *schema.alternatives, *schema.listed("prefixItems"))
    found += (*schema.properties.values(), *schema.named("patternProperties").values())
    return [*found, *_joined(tree, pointer)]


def _is_written(tree: Tree, pointer: str) -> bool:
    """Return whether there is a schema at a pointer that is not written as a boolean."""
    return bool(pointer) and tree.schema(pointer).boolean is None


def _extending(tree: Tree, pointer: str, target: str) -> tuple[str, ...]:
    """Return the schemas that a reference to a parent may mean too. A schema that extends it only means the parent."""
    owner, _, branch = pointer.rpartition("/allOf/")
    return () if branch.isdigit() and extends(tree, owner) else families(tree).get(target, ())


def _joined(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the combined schemas directly below a schema."""
    if shapes.same(tree, pointer):
        return []
    if not tree.schema(pointer).is_composed:
        part = shapes.object_part(tree, pointer)
        return [part] if part else []
    found = [
        shapes.object_part(tree, pointer),
        *shapes.options(tree, pointer),
        *(shapes.place(tree, pointer, keyword) for keyword in ("items", "additionalProperties")),
    ]
    found += shapes.members(tree, pointer).properties.values()
    return [each for each in found if each in tree.joined]
