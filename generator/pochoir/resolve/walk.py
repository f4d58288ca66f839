"""Find every schema of a document, with the texts that its name is made of."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from pochoir import naming, pointers
from pochoir.resolve import media, shapes, streams
from pochoir.resolve.distribute import branch_of, distributed
from pochoir.resolve.families import families, own_name
from pochoir.resolve.paths import operations
from pochoir.resolve.reach import SOCKETS
from pochoir.resolve.tree import NO_TARGETS, Tree
from pochoir.resolve.webhooks import webhooks

Role: TypeAlias = Literal["component", "inline", "parameter", "branch"]
DEFINITIONS: Final = ("$defs", "definitions")


class Place(NamedTuple):
    """A schema with the texts for its name.

    Attributes:
        pointer: the pointer of the schema.
        texts: texts for its name, in order of preference.
        role: a "component" is always named; a "branch", which is merged into another schema, only if it is the target
            of a reference or has a pinned name.
        whole: for an inline schema of an operation, a text that is unique to the operation; used when `texts` could
            also be the name of a schema of another operation.
        levels: what the first of `texts` is made of: the name of its operation or component, then each level below.
    """

    pointer: str
    texts: tuple[str, ...]
    role: Role = "inline"
    whole: str = ""
    levels: tuple[str, ...] = ()

    @property
    def inner(self) -> Role:
        """The role of the items and the values of the schema."""
        return "parameter" if self.role == "parameter" else "inline"

    def below(self, pointer: str, end: str, role: Role = "inline", texts: tuple[str, ...] = ()) -> "Place":
        """Return the place of a schema directly below this one.

        Args:
            pointer: its pointer.
            end: what its name adds to the name of this one.
            role: its role.
            texts: texts for its name, if it is not only that.
        """
        texts = texts or (self.texts[0] + end,)
        return Place(pointer, texts, role, self.whole and self.whole + end, _levels(self, texts[0]))


def places(tree: Tree, texts: Mapping[str, str] = NO_TARGETS) -> dict[str, Place]:
    """Return every schema of an operation, a WebSocket, a webhook or a component, and every target of a reference.

    A reference to a schema that others extend is one to them, too.

    Args:
        tree: the document.
        texts: texts for the names of some schemas, by pointer, instead of those that are made here.

    Returns:
        The places by pointer.
    """
    found: dict[str, Place] = {}
    for root in (*_components(tree), *_operations(tree), *_sockets(tree), *_webhooks(tree)):
        _visit(tree, root, found, texts)
    waiting = True
    while waiting:
        targets = {target for pointer in found if (target := tree.target(pointer)) is not None}
        targets.update(child for pointer in found for child in families(tree).get(pointer, ()))
        waiting = bool(targets - found.keys())
        for target in sorted(targets - found.keys()):
            _visit(tree, Place(target, (_word(own_name(tree, target) or _last_key(target)),)), found, texts)
    return found


def _visit(tree: Tree, root: Place, found: dict[str, Place], texts: Mapping[str, str]) -> None:
    stack = [root]
    while stack:
        place = stack.pop()
        if place.pointer not in found and tree.has(place.pointer):
            if place.pointer in texts:
                place = place._replace(texts=(texts[place.pointer], *place.texts), whole="", levels=())
            place = place if place.levels else place._replace(levels=place.texts[:1])
            found[place.pointer] = place
            if not tree.schema(place.pointer).is_alone:
                stack += _children(tree, place)


def _levels(place: Place, text: str) -> tuple[str, ...]:
    """Return what a text below a schema is made of: the name of its operation or component, and each level below."""
    if text.startswith(place.texts[0]):
        own = text[len(place.texts[0]) :]
        return (*place.levels, own) if own else place.levels
    *above, _ = place.levels
    before = "".join(above)
    return (*above, text[len(before) :]) if above and text.startswith(before) else (text,)


def _children(tree: Tree, place: Place) -> Iterator[Place]:
    """Yield the schemas directly below another one."""
    schema = tree.schema(place.pointer)
    for wire, pointer in schema.properties.items():
        yield place.below(pointer, _word(wire))
    if place.role != "branch":
        yield from _joined(tree, place)
    for keyword in DEFINITIONS:
        for key in schema.named(keyword):
            word = _word(key)
            texts = (word, place.texts[0] + word)
            yield place.below(pointers.join(place.pointer, keyword, key), word, texts=texts)
    if schema.child("items"):
        yield _of_many(place, pointers.join(place.pointer, "items"), "Item")
    for at, _ in enumerate(schema.listed("prefixItems")):
        yield place.below(pointers.join(place.pointer, "prefixItems", at), f"Item{at + 1}", place.inner)
    if isinstance(schema.additional, str):
        yield _of_many(place, pointers.join(place.pointer, "additionalProperties"), "Value")
    for pattern in schema.named("patternProperties"):
        yield place.below(pointers.join(place.pointer, "patternProperties", pattern), "Value", place.inner)
    yield from _branches(tree, place)


def _joined(tree: Tree, place: Place) -> Iterator[Place]:
    """Yield the combined schemas that were added for this schema and are not in the document."""
    kind = shapes.kind(tree, place.pointer)
    if kind == "object":
        found = shapes.members(tree, place.pointer)
        for wire, pointer in found.properties.items():
            if pointer in tree.joined:
                yield place.below(pointer, _word(wire))
    alternatives = distributed(tree, place.pointer) if kind == "union" else ()
    branches = [branch_of(tree, place.pointer, each) for each in alternatives]
    for at, (pointer, branch) in enumerate(zip(alternatives, branches, strict=True)):
        yield place.below(pointer, _option(tree, branch, at, branches))
    part = shapes.object_part(tree, place.pointer) if kind == "union" else ""
    if part:
        yield place.below(part, "Object")
    for keyword, suffix in (("items", "Item"), ("additionalProperties", "Value")):
        pointer = shapes.place(tree, place.pointer, keyword) if kind in ("list", "map", "union") else ""
        if pointer in tree.joined:
            yield _of_many(place, pointer, suffix)


def _of_many(place: Place, pointer: str, suffix: str) -> Place:
    """Return the place of an item, such as `Pet` for an item of `Pets`. Names of components are not made singular."""
    name = place.texts[0]
    one = _singular(name) if place.role != "component" else name
    return place.below(pointer, suffix, place.inner, (one, name + suffix) if one != name else ())


def _branches(tree: Tree, place: Place) -> Iterator[Place]:
    kind = shapes.kind(tree, place.pointer)
    schema = tree.schema(place.pointer)
    for pointer in schema.all_of:
        is_part = kind != "same" or place.pointer in tree.joined
        yield place.below(pointer, "", "branch" if is_part else "inline", place.texts)
    if not (schema.one_of or schema.any_of):
        return
    alternatives = [branch_of(tree, place.pointer, each) for each in shapes.options(tree, place.pointer)]
    merged = place.role == "branch" or kind == "object" or bool(distributed(tree, place.pointer))
    role: Role = "branch" if merged else place.inner
    for branches in (schema.one_of, schema.any_of):
        for at, pointer in enumerate(branches):
            if len(alternatives) < 2:
                yield place.below(pointer, "", role, place.texts)
            else:
                yield place.below(pointer, _option(tree, pointer, at, alternatives), role)


def _option(tree: Tree, pointer: str, at: int, others: list[str]) -> str:
    """Return a word for an alternative: its title, its constant value, or a property that only it has."""
    title = tree.schema(pointer).title
    if title and naming.pascal(title) and len(title) <= 40:
        return naming.pascal(title)
    members = shapes.members(tree, pointer).properties
    for member in members.values():
        schema = tree.schema(member)
        values = [schema.const] if schema.has("const") else schema.enum or ()
        value = values[0] if len(values) == 1 else None
        if isinstance(value, str) and naming.pascal(value, ""):
            return naming.pascal(value, "")
    elsewhere = {name for other in others if other != pointer for name in shapes.members(tree, other).properties}
    only = sorted(
        members.keys() - elsewhere, key=lambda name: (name not in shapes.members(tree, pointer).required, name)
    )
    return f"With{naming.word(only[0])}" if only else f"Option{at + 1}"


def _components(tree: Tree) -> Iterator[Place]:
    for key in tree.mapping("/components/schemas"):
        yield Place(pointers.join("/components/schemas", key), (key,), "component")
    for group, suffix in (("responses", "Reply"), ("requestBodies", "Body")):
        for key in tree.mapping(f"/components/{group}"):
            name = _word(key)
            name = name if name.endswith(suffix) else name + suffix
            yield from _contents(tree, pointers.join("/components", group, key), name, suffix)
    for group, suffix in (("parameters", "Parameter"), ("headers", "Header")):
        for key in tree.mapping(f"/components/{group}"):
            pointer = pointers.join("/components", group, key)
            if tree.resolved(pointer) != pointer:
                continue
            yield from _parameter(tree, pointer, (_word(key), _word(key) + suffix))


def _operations(tree: Tree) -> Iterator[Place]:
    for operation in operations(tree):
        name, whole = _word(operation.text), _word(operation.whole)
        for pointer in operation.parameters:
            own = pointer.startswith(operation.pointer + "/")
            prefix = (
                name if own else "".join(_word(part) for part in operation.path.split("/") if part[:1] not in ("", "{"))
            )
            wire = _word(tree.text(pointers.join(pointer, "name")))
            yield from _parameter(tree, pointer, (prefix + wire,), whole + wire if own else "")
        body = pointers.join(operation.pointer, "requestBody")
        yield from _contents(tree, body, f"{name}Body", "Body", f"{whole}Body")
        answers = dict(operation.replies)
        statuses = sorted(answers)
        main = next((status for status in statuses if status[:1] == "2"), "")
        for status in statuses:
            suffix = "Reply" if status == main else "Reply" + status[:1].upper() + status[1:]
            yield from _contents(tree, answers[status], name + suffix, "Reply", whole + suffix)


def _sockets(tree: Tree) -> Iterator[Place]:
    for name in tree.mapping(SOCKETS):
        yield Place(pointers.join(SOCKETS, name, "message"), (f"{_word(name)}Message",))


def _webhooks(tree: Tree) -> Iterator[Place]:
    for each in webhooks(tree):
        body = pointers.join(each.pointer, "requestBody")
        yield from _contents(tree, body, f"{_word(each.texts[0])}Payload", "Payload", f"{_word(each.texts[-1])}Payload")


def _contents(tree: Tree, pointer: str, name: str, suffix: str, whole: str = "") -> Iterator[Place]:
    target = tree.resolved(pointer)
    if target != pointer:
        # Components are shared: they are named after their key, not after the first operation that uses them.
        pointer, name, whole = target, _word(pointers.tokens(target)[-1]) + suffix, ""
    is_reply = suffix == "Reply"
    schema = media.reply_schema(tree, pointer) if is_reply else media.body_schema(tree, pointer)
    if schema:
        yield Place(schema, (name,), whole=whole)
    others = media.other_schemas(tree, pointer, is_reply) if suffix != "Payload" else {}
    for media_type, other in others.items():
        word = _word(media.word(media_type))
        yield Place(other, (name + word,), whole=whole and whole + word)
    if is_reply:
        yield from _items(tree, pointer, name, whole, is_usual=not schema)
    for header in tree.mapping(pointers.join(pointer, "headers")):
        owner = pointers.join(pointer, "headers", header)
        if tree.resolved(owner) == owner:
            yield from _parameter(tree, owner, (name + _word(header),), whole and whole + _word(header))


def _items(tree: Tree, reply: str, name: str, whole: str, *, is_usual: bool) -> Iterator[Place]:
    """Yield the schemas of the items of streams: those of the usual content, and those that callers can ask for."""
    usual = media.best(tree.mapping(pointers.join(reply, "content")))
    found = {"": streams.item_schemas(tree, reply)} if is_usual else {}
    found |= {_word(media.word(each)): at for each, at in streams.others(tree, reply, usual).items()}
    for word, schemas in found.items():
        for at, schema in enumerate(schemas, 1):
            end = f"{word}{at if len(schemas) > 1 else ''}"
            yield Place(schema, (f"{name}{end}",), whole=whole and f"{whole}{end}")


def _parameter(tree: Tree, pointer: str, texts: tuple[str, ...], whole: str = "") -> Iterator[Place]:
    yield Place(pointers.join(pointer, "schema"), texts, "parameter", whole)
    for media_type in tree.mapping(pointers.join(pointer, "content")):
        yield Place(pointers.join(media.content(tree, pointer, media_type), "schema"), texts, whole=whole)


def _last_key(pointer: str) -> str:
    passed = ("schema", "content", "properties", "items", pointers.FILES)
    words = [key for key in pointers.tokens(pointer) if key not in passed]
    return words[-1] if words else "schema"


def _singular(name: str) -> str:
    words = naming.split(name)
    if not words or not name.endswith(words[-1]):
        return name
    return name[: len(name) - len(words[-1])] + naming.singular(words[-1])


def _word(text: str) -> str:
    return naming.word(text)
