"""The cost of what few descriptions have: very large enumerations, schemas and unions."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.descriptions import of_schemas, written
from benchmarks.measure import Row, limit, python, run

__all__ = ["extremes"]


def extremes(size: int = 1) -> Iterator[Row]:
    """Generate a client for each, in a fresh process.

    Args:
        size: what the numbers are divided by, for a first look.
    """
    run(python("-c", "import pochoir.pipeline, pochoir.command.generating"), Path())  # compiles modules
    values, members, alternatives = 100_000 // size, 20_000 // size, max(2, 500 // size)
    many = {"Values": {"type": "string", "enum": [f"value-{number}" for number in range(values)]}}
    wide = {
        "Wide": {"type": "object", "properties": {f"member{number}": {"type": "string"} for number in range(members)}}
    }
    yield _generated(f"an enumeration of {values:,} values", many)
    yield _generated(f"{members:,} properties in one schema", wide)
    yield _generated(f"{alternatives:,} alternatives in one union", _union(alternatives))


def _union(alternatives: int) -> dict[str, Any]:
    schemas: dict[str, Any] = {
        f"Kind{number}": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": f"kind-{number}"}, f"member{number}": {"type": "string"}},
        }
        for number in range(alternatives)
    }
    references = [{"$ref": f"#/components/schemas/{name}"} for name in schemas]
    return {**schemas, "Union": {"oneOf": references}}


def _generated(what: str, schemas: dict[str, Any]) -> Row:
    with TemporaryDirectory() as folder:
        spec = written(Path(folder), of_schemas("Extreme", schemas))
        found = run(python("-m", "pochoir", "generate", str(spec), "-o", "out", "--no-cache"), Path(folder))
        if found.code:
            return Row(what, f"exit code {found.code}", "10 s", is_met=False)
        return limit(what, found.wall, "s", 10, f"{found.megabytes:.0f} MB")
