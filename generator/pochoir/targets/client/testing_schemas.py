"""Plan `testing/_schemas.py`: the schemas with which the test kit checks requests."""

from dataclasses import dataclass

from pochoir import ir
from pochoir.literals import literal
from pochoir.style.tokens import width
from pochoir.targets.client.layout import Entry, laid_out


@dataclass(frozen=True, slots=True)
class SchemasFile:
    """The context of `testing/_schemas.py`."""

    schemas: tuple[Entry, ...]


def schemas_file(api: ir.Api) -> SchemasFile:
    """Return the context of `testing/_schemas.py`."""
    keys = [(literal(key), schema) for key, schema in api.definitions.items()]
    return SchemasFile(tuple(Entry(key, laid_out(schema, 4, width(key) + 2)) for key, schema in keys))
