"""Find what references mean by `$id`, `$self` and anchors (JSON Schema 2020-12 Core, 8.2; OpenAPI 3.2, 4.6)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from pochoir.document.references import Missing, Target, lookup
from pochoir.document.survey import Survey
from pochoir.ir import Json
from pochoir.pointers import FILES, tokens, upwards


@dataclass(slots=True)
class Identifiers:
    """The schemas with an `$id`, the files with a `$self`, and the anchors of a description.

    Attributes:
        tree: the root object of the linked description.
        survey: the index of its objects.
        anchors: the pointer of each `$anchor` and `$dynamicAnchor`, by the pointer of its resource and its name.
        dynamic: the pointers of each `$dynamicAnchor`, by name.
        resources: the pointers of schemas and files, by URI.
    """

    tree: "dict[str, Json]"
    survey: Survey
    anchors: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    dynamic: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    resources: dict[str, str] = field(default_factory=dict[str, str])

    def index(self) -> None:
        """Read the identifiers of everything in the index."""
        for prefix in self._files():
            own = _text(lookup(self.tree, prefix), "$self")
            if own:
                self.resources.setdefault(_joined("", own), prefix)
        for pointer, node in self.survey.nodes.items():
            if node.kind != "schema" or not isinstance(node.value, dict):
                continue
            if _has_id(node.value):
                self.resources.setdefault(self.base(pointer), pointer)
            for key in ("$anchor", "$dynamicAnchor"):
                name = _text(node.value, key)
                if name:
                    self.anchors.setdefault((self.resource(pointer), name), pointer)
            if name := _text(node.value, "$dynamicAnchor"):
                self.dynamic.setdefault(name, []).append(pointer)

    def resource(self, pointer: str) -> str:
        """Return the pointer of the nearest schema with an `$id` at or above a place, or that of its file."""
        for place in upwards(pointer):
            node = self.survey.nodes.get(place)
            if node is not None and node.kind == "schema" and isinstance(node.value, dict) and _has_id(node.value):
                return place
        return file_prefix(pointer)

    def base(self, pointer: str) -> str:
        """Return the URI that references at a place are relative to; "" if nothing states one."""
        resource, ids = self.resource(pointer), list[str]()
        while resource != file_prefix(pointer):
            ids.append(_text(lookup(self.tree, resource), "$id").partition("#")[0])
            resource = self.resource(resource.rpartition("/")[0])
        found = _text(lookup(self.tree, resource), "$self")
        for each in reversed(ids):
            found = _joined(found, each)
        return found

    def target(self, pointer: str, target: Target) -> str | None:
        """Return the pointer of what a reference at a place means, by its URI; None if no identifier matches it."""
        resource = self.resources.get(_joined(self.base(pointer), target.file))
        if resource is None:
            return None
        return self.anchors.get((resource, target.anchor)) if target.anchor else resource + target.pointer

    def _files(self) -> Iterator[str]:
        files = self.tree.get(FILES)
        yield ""
        yield from (f"/{FILES}/{number}" for number in files) if isinstance(files, dict) else ()


def file_prefix(pointer: str) -> str:
    """Return the pointer of the root of the file that a place of the linked tree is in."""
    number = file_number(pointer)
    return f"/{FILES}/{number}" if number >= 0 else ""


def file_number(pointer: str) -> int:
    """Return the number of the file that a pointer of the linked tree is in; -1 for the description itself."""
    if not pointer.startswith(f"/{FILES}/"):
        return -1
    number = tokens(pointer)[1]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1


def _has_id(schema: "dict[str, Json]") -> bool:
    """Return whether a schema has an `$id` that begins a resource. Before 2019-09, `#name` was an anchor."""
    return _text(schema, "$id").partition("#")[0] != ""


def _text(value: "Json | Missing", key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _joined(base: str, reference: str) -> str:
    """Return a reference resolved against a URI (RFC 3986, 5), or unchanged if one of them is no URI."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference
