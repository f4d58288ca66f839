"""The layers of the generator, as docs/architecture.md lists them, and the imports of its code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ROOT / "generator" / "pochoir"
PAGE = ROOT / "docs" / "architecture.md"
# The package itself re-exports the public API, and `python -m pochoir` runs the command line.
ENTRY_POINTS = {"__init__", "__main__"}


def documented() -> dict[str, int]:
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return {name: int(layer) for layer, names in rows for name in re.findall(r"`([^`]+)`", names)}


def unit(parts: tuple[str, ...]) -> str:
    """Return the package or module of the table that a dotted name below `pochoir` is part of."""
    return ".".join(parts[: 2 if parts[:1] == ("targets",) else 1])


def files() -> dict[Path, str]:
    found = {path: path.relative_to(CODE).with_suffix("").parts for path in sorted(CODE.rglob("*.py"))}
    named = {path: unit(parts) for path, parts in found.items()}
    return {path: name for path, name in named.items() if name not in {*ENTRY_POINTS, "targets.__init__"}}


def imported(path: Path) -> Iterator[str]:
    """Yield what a file imports, wherever in it, typing imports included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "pochoir":
            above = node.module.split(".")[1:]
            for name in node.names:
                parts = (*above, name.name)
                # `from pochoir.problems import Problem` names a thing in a module, `from pochoir import ir` a module.
                yield unit(parts) if len(above) != 1 or above[0] != "targets" else f"targets.{name.name}"


def test_every_package_has_its_layer() -> None:
    assert set(files().values()) == set(documented())


def test_no_package_imports_upwards_or_sideways() -> None:
    layers = documented()
    wrong = {
        (str(path.relative_to(CODE)), other)
        for path, name in files().items()
        for other in imported(path)
        if other != name and layers.get(other, -1) >= layers[name]
    }
    assert wrong == set()
