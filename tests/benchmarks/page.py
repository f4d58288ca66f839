"""The tables of docs/benchmarks.md."""

import os
import platform
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Row

__all__ = ["PAGE", "machine", "put", "table"]

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table, each as soon as its row is measured."""
    yield "| What | Measured | Bar | |"
    yield "|---|---|---|---|"
    for row in rows:
        bar = f"{row.bar}{'' if row.is_met else ', missed'}"
        yield f"| {row.what} | {row.found} | {bar} | {row.detail} |"


def machine() -> str:
    """Return a sentence about the machine, the versions and the date."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pydantic", "httpx2", "datamodel-code-generator"))
    return (
        f"Measured on {datetime.now(UTC).date()} on {os.cpu_count()} cores ({platform.machine()}), "
        f"{platform.system()}, Python {platform.python_version()}, {libraries}."
    )


def put(text: str, name: str, content: str) -> str:
    """Return the text of a page with another content between the comments `<!-- name -->` and `<!-- end -->`.

    Raises:
        ValueError: the page has no such comments.
    """
    pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    changed, count = pattern.subn(lambda found: f"{found[1]}{content}\n{found[2]}", text)
    if count != 1:
        raise ValueError(f"the page has no place for {name}")
    return changed
