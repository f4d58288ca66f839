"""The layers of the generator and of the runtime, as docs/architecture.md lists them, and the imports of their code."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
Module = tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part of the project with layers.

    Attributes:
        folder: the folder of its package.
        heading: the heading of its table in the page.
        entries: the modules without a layer: they import from all, and nothing imports them.
        nested: the folders whose modules each have a layer of their own.
    """

    folder: str
    heading: str
    entries: frozenset[str]
    nested: frozenset[str] = frozenset()

    @property
    def root(self) -> Path:
        return ROOT / self.folder

    def layers(self) -> dict[str, int]:
        """Return the layer of each package or module, as the page lists them."""
        section = PAGE.read_text("utf-8").partition(f"\n{self.heading}\n")[2]
        table = re.split(r"^#", section, maxsplit=1, flags=re.MULTILINE)[0]
        rows = re.findall(r"^\| (\d+) \| ([^|]*) \|", table, re.MULTILINE)
        return {name: int(layer) for layer, names in rows for name in re.findall(r"`([^`]+)`", names)}

    def unit(self, module: Module) -> str:
        """Return the package or module of the table that a module is part of."""
        return ".".join(module[: 2 if module[:1] and module[0] in self.nested else 1])

    def modules(self) -> dict[Module, Path]:
        """Return the files by module; that of a package is its `__init__`."""
        found = {path.relative_to(self.root).with_suffix("").parts: path for path in sorted(self.root.rglob("*.py"))}
        return {(name[:-1] if name[-1] == "__init__" else name): path for name, path in found.items()}

    def imports(self) -> dict[Module, set[Module]]:
        """Return what each module imports, wherever in it: in functions and for annotations, too."""
        modules = self.modules()
        return {
            name: {_nearest(imported, modules) for imported in self._imported(path)} - {name}
            for name, path in modules.items()
        }

    def _imported(self, path: Path) -> Iterator[Module]:
        folder = path.parent.relative_to(self.root).parts
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ImportFrom):
                continue
            named = tuple((node.module or "").split(".")) if node.module else ()
            if node.level:
                above = (*folder[: len(folder) + 1 - node.level], *named)
            elif named[:1] == (self.root.name,):
                above = named[1:]
            else:
                continue
            yield from ((*above, name.name) for name in node.names)


def _nearest(imported: Module, modules: dict[Module, Path]) -> Module:
    """Return the module that an import names: itself, or the one that has the name."""
    return imported if imported in modules else imported[:-1]


GENERATOR = Part("generator/pochoir", "### Layers", frozenset({"", "__main__", "targets"}), frozenset({"targets"}))
RUNTIME = Part("templates/runtime", "### Layers of the runtime", frozenset({""}))
PARTS = pytest.mark.parametrize("part", [GENERATOR, RUNTIME], ids=["generator", "runtime"])


@PARTS
def test_every_package_has_its_layer(part: Part) -> None:
    assert {part.unit(module) for module in part.modules()} - part.entries == set(part.layers())


@PARTS
def test_no_package_imports_upwards_or_sideways(part: Part) -> None:
    layers = part.layers()
    wrong = {
        (".".join(module), ".".join(other))
        for module, imported in part.imports().items()
        for other in imported
        if part.unit(module) not in part.entries
        and part.unit(other) != part.unit(module)
        and layers.get(part.unit(other), 99) >= layers[part.unit(module)]
    }
    assert wrong == set()


@PARTS
def test_no_two_modules_import_each_other(part: Part) -> None:
    """Packages without code are no modules here: they import nothing."""
    try:
        TopologicalSorter(part.imports()).prepare()
    except CycleError as cycle:
        pytest.fail(" <- ".join(".".join(module) for module in cycle.args[1]))


@pytest.mark.parametrize(
    ("line", "imported"),
    [
        ("from ..call.flow import Call", ("call", "flow")),
        ("from . import errors", ("base", "errors")),
        ("from .errors import Error", ("base", "errors")),
        ("def f():\n    from ..testing import fake", ("testing", "fake")),
        ("if TYPE_CHECKING:\n    from ..codec.model import Model", ("codec", "model")),
    ],
)
def test_every_import_counts(line: str, imported: Module, tmp_path: Path) -> None:
    part = Part(str(tmp_path), "", frozenset())
    for name in ("base/errors.py", "call/flow.py", "testing/fake.py", "codec/model.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("", "utf-8")
    (tmp_path / "base" / "options.py").write_text(line, "utf-8")
    assert part.imports()["base", "options"] == {imported}
