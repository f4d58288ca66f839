"""What only readers of a description need: OAuth flows, server variables, links, groups of tags, code samples."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pochoir import ir, pointers
from pochoir.ir import Json
from pochoir.resolve.tree import Tree
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.code_blocks import CodeBlock

INTERNAL: Final = "x-internal"
_GRANTS: Final[Mapping[str, str]] = {
    "authorizationCode": N_("Authorization code"),
    "clientCredentials": N_("Client credentials"),
    "password": N_("Password"),
    "deviceAuthorization": N_("Device authorization"),
    "implicit": N_("Implicit"),
}
_URLS: Final[Mapping[str, str]] = {
    "authorizationUrl": N_("Authorization URL"),
    "deviceAuthorizationUrl": N_("Device authorization URL"),
    "tokenUrl": N_("Token URL"),
    "refreshUrl": N_("Refresh URL"),
}
_DISCOVERY: Final[Mapping[str, str]] = {
    "openIdConnectUrl": N_("Discovery URL"),
    "oauth2MetadataUrl": N_("Metadata URL"),
}
_SAMPLES: Final = ("x-codeSamples", "x-code-samples")
_LANGUAGES: Final[Mapping[str, str]] = {
    "bash": "shell",
    "sh": "shell",
    "curl": "shell",
    "js": "javascript",
    "node": "javascript",
}


@dataclass(frozen=True, slots=True)
class Flow:
    """How tokens are obtained: the label of a grant, "" for a discovery document; labelled URLs; scopes with texts."""

    grant: str
    urls: tuple[tuple[str, str], ...]
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the URL of a server."""

    name: str
    default: str
    values: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a response: the operation that it leads to, and the arguments that are taken from the response."""

    name: str
    description: str
    operation: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Resources under one heading of the menu; those that belong to no group have none."""

    title: str
    resources: tuple[ir.Resource, ...]


def published(description: ApiDescription) -> ApiDescription:
    """Return a description without the operations that are marked as internal, unless it is for maintainers.

    Its earlier versions have none either, so that the changelog does not name them.
    """
    if description.for_maintainers:
        return description
    description = replace(description, earlier=tuple(map(published, description.earlier)))
    tree, resources = description.tree, description.api.resources
    internal = {each.pointer for one in resources for each in one.operations if _is_internal(tree, each)}
    if not internal:
        return description
    shown = (
        replace(one, operations=tuple(each for each in one.operations if each.pointer not in internal))
        for one in resources
    )
    api = replace(description.api, resources=tuple(one for one in shown if one.operations))
    kept = {each.pointer for one in api.resources for each in one.operations}
    paths = {_path(pointer) for pointer in internal} - {_path(pointer) for pointer in kept}
    components = _reached(tree, internal) - _reached(tree, kept)
    return replace(description, api=api, hidden=frozenset(internal | paths | components))


def _is_internal(tree: Tree, operation: ir.Operation) -> bool:
    marked = {_text(each, "name") for each in _tags(tree) if each.get(INTERNAL) is True}
    places = (tree.mapping(operation.pointer), tree.mapping(_path(operation.pointer)))
    return any(each.get(INTERNAL) is True for each in places) or not marked.isdisjoint(operation.tags)


def _path(operation: str) -> str:
    """Return the pointer of the path item of the operation at a pointer."""
    return operation.rpartition("/")[0].removesuffix("/additionalOperations")


def _reached(tree: Tree, places: Iterable[str]) -> set[str]:
    """Return the pointers of everything that the values at some pointers refer to."""
    found: set[str] = set()
    waiting = [*places]
    while waiting:
        new = reference_targets(tree.at(waiting.pop())) - found
        found |= new
        waiting += new
    return found


def objects(root: Json) -> Iterator[Mapping[str, Json]]:
    """Yield every object in a JSON value, in no particular order."""
    pending: list[Json] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            yield node
        members = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        pending += [each for each in members if isinstance(each, dict | list)]


def reference_targets(root: Json) -> set[str]:
    """Return the pointers that references in a JSON value lead to."""
    targets = (pointers.of_reference(each.get("$ref")) for each in objects(root))
    return {target for target in targets if target is not None}


def flows(tree: Tree, scheme: ir.Scheme) -> tuple[Flow, ...]:
    """Return how the tokens of a security scheme are obtained, in the order of the description."""
    node = tree.mapping(tree.resolved(pointers.join("/components/securitySchemes", scheme.id)))
    found = [Flow("", tuple(_urls(node, _DISCOVERY)))] if node.keys() & _DISCOVERY.keys() else []
    stated = node.get("flows")
    for grant, flow in stated.items() if isinstance(stated, dict) else ():
        if grant in _GRANTS and isinstance(flow, dict):
            found.append(Flow(_GRANTS[grant], tuple(_urls(flow, _URLS)), _texts(flow.get("scopes"))))
    return tuple(found)


def scopes(tree: Tree, operation: ir.Operation) -> Mapping[frozenset[str], tuple[str, ...]]:
    """Return the scopes that an operation needs, by the names of the schemes of an alternative."""
    node = tree.mapping(operation.pointer)
    stated = node.get("security") if "security" in node else tree.root.get("security")
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for each in stated if isinstance(stated, list) else ():
        if isinstance(each, dict):
            names = [name for listed in each.values() if isinstance(listed, list) for name in listed]
            found.setdefault(frozenset(each), tuple(dict.fromkeys(str(name) for name in names)))
    return found


def template(tree: Tree, server: ir.Server) -> tuple[str, tuple[Variable, ...]]:
    """Return the URL of a server as the description has it, and its variables; "" if it has none."""
    for node in tree.items("/servers"):
        stated = node.get("variables") if isinstance(node, dict) else None
        if (
            isinstance(node, dict)
            and isinstance(stated, dict)
            and _filled(node.get("url"), stated) == server.url.rstrip("/")
        ):
            found = tuple(_variable(name, each) for name, each in stated.items() if isinstance(each, dict))
            return _text(node, "url") if found else "", found
    return "", ()


def links(tree: Tree, reply: str) -> Iterator[Link]:
    """Yield the links of the response at a pointer."""
    for name in tree.mapping(pointers.join(reply, "links")):
        node = tree.mapping(tree.resolved(pointers.join(reply, "links", name)))
        arguments = node.get("parameters")
        given = arguments.items() if isinstance(arguments, dict) else ()
        target = node.get("operationId") or pointers.of_reference(node.get("operationRef")) or ""
        texts = tuple((key, value if isinstance(value, str) else str(value)) for key, value in given)
        yield Link(name, _text(node, "description"), str(target), texts)


def groups(tree: Tree, resources: tuple[ir.Resource, ...]) -> tuple[Group, ...]:
    """Return the resources in the groups of `x-tagGroups`, or else under the parents of their tags (OpenAPI 3.2)."""
    titles = _stated_groups(tree)
    if not titles:
        named = {_text(each, "name"): each for each in _tags(tree)}
        parents = {name: _text(each, "parent") for name, each in named.items()}
        titles = {name: _text(named[above], "summary") or above for name, above in parents.items() if above in named}
    found: dict[str, list[ir.Resource]] = {title: [] for title in ("", *titles.values())}
    for resource in resources:
        found[titles.get(str(resource.tag), "")].append(resource)
    return tuple(Group(title, tuple(held)) for title, held in found.items() if held)


def _stated_groups(tree: Tree) -> dict[str, str]:
    """Return the titles of the groups of `x-tagGroups`, by tag."""
    titles: dict[str, str] = {}
    for each in tree.items("/x-tagGroups"):
        tags = each.get("tags") if isinstance(each, dict) else None
        if isinstance(each, dict) and isinstance(tags, list):
            for tag in tags:
                titles.setdefault(str(tag), _text(each, "name"))
    return titles


def own_samples(tree: Tree, operation: ir.Operation) -> Iterator[CodeBlock]:
    """Yield the samples in the description of an operation (`x-codeSamples`)."""
    listed = [each for key in _SAMPLES for each in tree.items(pointers.join(operation.pointer, key))]
    for number, each in enumerate(listed):
        source = _text(each, "source") if isinstance(each, dict) else ""
        if isinstance(each, dict) and source:
            language = _text(each, "lang").lower()
            title = _text(each, "label") or _text(each, "lang")
            yield CodeBlock(title, f"own-{number}", _LANGUAGES.get(language, language), source)


def _urls(node: Mapping[str, Json], labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((label, _text(node, key)) for key, label in labels.items() if _text(node, key))


def _texts(value: Json) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(text)) for key, text in value.items()) if isinstance(value, dict) else ()


def _filled(url: Json, stated: Mapping[str, Json]) -> str:
    """Return the URL of a server with the defaults of its variables."""
    found = url if isinstance(url, str) else ""
    for name, each in stated.items():
        found = found.replace(f"{{{name}}}", _text(each, "default") if isinstance(each, dict) else "")
    return found.rstrip("/")


def _variable(name: str, node: Mapping[str, Json]) -> Variable:
    values = node.get("enum")
    listed = tuple(str(each) for each in values) if isinstance(values, list) else ()
    return Variable(name, _text(node, "default"), listed, _text(node, "description"))


def _tags(tree: Tree) -> Iterator[Mapping[str, Json]]:
    yield from (each for each in tree.items("/tags") if isinstance(each, dict))


def _text(node: Mapping[str, Json], key: str) -> str:
    value = node.get(key)
    return value.strip() if isinstance(value, str) else ""
