"""The only place where a Python name is born.

Every function here is injective in its scope and independent of the order of the document: names are NFKC, readable
ASCII where there is one, never a keyword, never a name that the package, pydantic or Windows needs. The name on the
wire is kept by whoever asked.
"""

from pochoir.naming.names import (
    apart,
    arguments,
    classes,
    client,
    components,
    constants,
    credentials,
    fields,
    is_distribution,
    is_pin,
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
    word,
)
from pochoir.naming.scope import Wish, fingerprint
from pochoir.naming.words import same_noun, singular, split

__all__ = [
    "Wish", "apart", "arguments", "classes", "client", "components", "constants", "credentials", "fields",
    "fingerprint", "is_distribution", "is_pin", "methods", "modules", "normalized", "package", "pascal", "resources",
    "same_noun", "sentence", "servers", "singular", "slug", "snake", "sockets", "split", "title", "variable", "word",
]  # fmt: skip
