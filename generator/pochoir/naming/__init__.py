"""Make all Python names of generated code.

The functions give distinct names within a scope, whatever the order of the document. Names are NFKC-normalized, ASCII
where a readable form exists, and never a keyword or a name that the package, pydantic or Windows reserves. Callers
keep the original name for the wire.
"""

from pochoir.naming.classes import apart, classes, families, input_class, inputs, webhook_classes
from pochoir.naming.names import (
    CLIENT_PREFIXES,
    ON_CLIENT,
    arguments,
    client,
    client_methods,
    constants,
    credentials,
    fields,
    is_distribution,
    is_free_on_client,
    is_pin,
    is_taken_client,
    login,
    methods,
    modules,
    normalized,
    package,
    pascal,
    resources,
    sentence,
    servers,
    slug,
    snake,
    sockets,
    title,
    variable,
    webhook_fakes,
    webhooks,
    word,
)
from pochoir.naming.qualified import components, short_names
from pochoir.naming.scope import NameRequest, fingerprint
from pochoir.naming.words import same_noun, singular, split

__all__ = [
    "CLIENT_PREFIXES", "ON_CLIENT", "NameRequest", "apart", "arguments", "classes", "client", "client_methods",
    "components", "constants", "credentials", "families", "fields", "fingerprint", "input_class", "inputs",
    "is_distribution", "is_free_on_client", "is_pin", "is_taken_client", "login", "methods", "modules", "normalized",
    "package", "pascal", "resources", "same_noun", "sentence", "servers", "short_names", "singular", "slug", "snake",
    "sockets", "split", "title", "variable", "webhook_classes", "webhook_fakes", "webhooks", "word",
]  # fmt: skip
