"""Find the webhooks and the callbacks of a document: requests that the server sends."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pochoir import pointers
from pochoir.resolve.paths import methods, operations
from pochoir.resolve.tree import Tree

ROOTS: Final = ("/webhooks", "/x-webhooks")
"""Where webhooks are: in OpenAPI 3.1, and in 3.0 by the extension that many tools know."""


@dataclass(frozen=True, slots=True)
class WebhookNode:
    """A webhook or a callback of the document.

    Attributes:
        name: its key under `webhooks` or `callbacks`.
        texts: the texts that its name is made of, in order of preference; the last one is unique to it. They are its
            key, with its method if the key has several; or, if the callback has several URLs, its `operationId`, and
            its key with its URL, so that its name depends on none of the others.
        method: the HTTP method.
        pointer: its pointer.
        item: the pointer of its path item.
        operation: the id of the operation whose callback it is, or "".
        url: the expression for the URL of a callback.
    """

    name: str
    texts: tuple[str, ...]
    method: str
    pointer: str
    item: str
    operation: str = ""
    url: str = ""


def webhooks(tree: Tree) -> Iterator[WebhookNode]:
    """Yield every webhook, then every callback of an operation, in the order of the document."""
    for place, name in [(each, key) for each in ROOTS for key in tree.mapping(each)]:
        item = tree.resolved(pointers.join(place, name))
        listed = list(methods(tree, item))
        for method, pointer in listed:
            text = f"{name} {method}" if len(listed) > 1 else name
            yield WebhookNode(name, (text, f"{name} {method} webhook"), method, pointer, item)
    for operation in operations(tree):
        if operation.pointer == operation.owner:
            yield from _callbacks(tree, operation.pointer, operation.id)


def _callbacks(tree: Tree, owner: str, operation: str) -> Iterator[WebhookNode]:
    listed = pointers.join(owner, "callbacks")
    for name in tree.mapping(listed):
        callback = tree.resolved(pointers.join(listed, name))
        urls = [url for url in tree.mapping(callback) if not url.startswith("x-")]
        items = [(url, tree.resolved(pointers.join(callback, url))) for url in urls]
        found = [(url, item, *each) for url, item in items for each in methods(tree, item)]
        for url, item, method, pointer in found:
            if len(urls) > 1:
                place = f"{name} {url}"
                own = tree.text(pointers.join(pointer, "operationId"))
                texts: tuple[str, ...] = (own, place, f"{place} {method}", f"{operation} {place} {method}")
            else:
                text = f"{name} {method}" if len(found) > 1 else name
                texts = (text, f"{operation} {text}")
            yield WebhookNode(name, tuple(filter(None, texts)), method, pointer, item, operation, url)
