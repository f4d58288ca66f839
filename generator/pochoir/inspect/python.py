"""Check that generated Python contains only what templates write: known imports, known names, no evaluated strings."""

import ast
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias, cast

Finding: TypeAlias = tuple[int, int, str, str]

# The runtime is hand-written Python, copied and not rendered.
_VERBATIM: Final = "/_runtime/"
_TESTS: Final = "tests/"
_PLUGIN: Final = "_pytest.py"

_MODULES: Final = frozenset(
    {
        "__future__",
        "builtins",
        "collections.abc",
        "datetime",
        "decimal",
        "functools",
        "typing",
        "typing_extensions",
        "pydantic",
        "uuid",
        "warnings",
    }
)
_TEST_MODULES: Final = frozenset({"asyncio", "inspect", "json", "subprocess", "sys", "pytest"})
# fmt: off
_BUILTINS: Final[frozenset[str]] = frozenset(
    {
        "DeprecationWarning", "False", "None", "NotImplementedError", "True", "ValueError", "__name__", "bool",
        "bytes", "classmethod", "dict", "float", "frozenset", "int", "list", "object", "property", "set",
        "staticmethod", "str", "super", "tuple", "type",
    }
)
_TEST_BUILTINS: Final[frozenset[str]] = frozenset(
    {
        "AssertionError", "callable", "dir", "getattr", "hasattr", "isinstance", "len", "print", "range", "repr",
        "sorted",
    }
)
# fmt: on
_DUNDERS: Final = frozenset({"__init__", "__all__", "__name__", "__getattr__", "__dir__", "__doc__"})
# Strings inside of these are data. Anywhere else in an annotation, a string is a forward reference.
_DATA: Final = frozenset({"Literal", "Field", "OneOf", "Bounded", "_Form"})

_CHECKED: Final[frozenset[type[ast.AST]]] = frozenset(
    {
        *(ast.Import, ast.ImportFrom, ast.Name, ast.Attribute, ast.Global, ast.Nonlocal, ast.Delete),
        *(ast.AnnAssign, ast.arg, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    }
)
"""The types of the nodes that are checked."""
_LEAVES: Final = frozenset({ast.Constant, ast.Load, ast.Store})
"""The types of the most frequent nodes that are not checked and have no others inside of them."""


def check_python(
    path: str, text: str, package: str, files: Mapping[str, str], modules: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield line, column, code and message of each problem in a generated Python file."""
    if _VERBATIM in f"/{path}":
        found = _verbatim(text)
        yield from () if found is None else (found,)
        return
    module = _parsed(text)
    if not isinstance(module, ast.Module):
        yield module
    else:
        yield from _Module(path, module, package, files, modules).findings()


@lru_cache(maxsize=256)
def _verbatim(text: str) -> Finding | None:
    """Return what `check_syntax` does, once for all distributions that contain a text."""
    return check_syntax(text)


def check_syntax(text: str) -> Finding | None:
    """Return the problem of a text that is not valid Python; None if it is."""
    module = _parsed(text)
    return None if isinstance(module, ast.Module) else module


def _parsed(text: str) -> ast.Module | Finding:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        line, column = (error.lineno, error.offset) if isinstance(error, SyntaxError) else (1, 1)
        return line or 1, column or 1, "output-not-python", f"invalid Python: {error}"
    except (RecursionError, MemoryError) as error:
        return 1, 1, "output-not-python", f"Python cannot parse this: {type(error).__name__}"


class _Module:
    """The checks of one parsed module."""

    def __init__(
        self, path: str, module: ast.Module, package: str, files: Mapping[str, str], modules: Collection[str]
    ) -> None:
        self._path = path
        self._nodes = tuple(_checked(module))
        self._package = package
        self._files = files
        self._is_test = path.startswith(_TESTS)
        self._modules = (_MODULES | _TEST_MODULES if self._is_test else _MODULES) | set(modules)
        if posixpath.basename(path) == _PLUGIN:
            self._modules |= {"pytest"}
        builtins = _BUILTINS | _TEST_BUILTINS if self._is_test else _BUILTINS
        self._known = builtins | set(_bound(self._nodes))

    def findings(self) -> Iterator[Finding]:
        """Yield line, column, code and message of each problem."""
        for node in self._nodes:
            match node:
                case ast.Import(names=names):
                    for name in names:
                        yield from self._import(node, name.name)
                case ast.ImportFrom():
                    yield from self._import_from(node)
                case ast.Name(id=name) if name not in self._known:
                    yield *_at(node), "output-unknown-name", f"unexpected name {name}"
                case ast.Attribute(attr=name) if name.startswith("__") and name not in _DUNDERS:
                    yield *_at(node), "output-unknown-name", f"unexpected attribute {name}"
                case ast.Global() | ast.Nonlocal() | ast.Delete():
                    yield *_at(node), "output-unknown-code", "unexpected statement"
                case _:
                    yield from self._annotation(node)

    def _import(self, node: ast.stmt, name: str) -> Iterator[Finding]:
        if name not in self._modules and name.split(".")[0] != self._package:
            yield *_at(node), "output-unknown-import", f"unexpected import of the module {name}"

    def _import_from(self, node: ast.ImportFrom) -> Iterator[Finding]:
        if any(name.name == "*" for name in node.names):
            yield *_at(node), "output-unknown-import", "unexpected star import"
        if not node.level:
            yield from self._import(node, node.module or "")
            return
        folder = posixpath.dirname(self._path)
        for _ in range(node.level - 1):
            folder = posixpath.dirname(folder)
        if f"src/{self._package}" != folder and not folder.startswith(f"src/{self._package}/"):
            yield *_at(node), "output-unknown-import", "this relative import leaves the package"
            return
        place = posixpath.join(folder, *(node.module or "").split("."))
        if node.module and not self._is_module(place):
            yield *_at(node), "output-unknown-import", f"the package has no module {node.module}"
        if not node.module:
            for name in node.names:
                if not self._is_module(posixpath.join(place, name.name)):
                    yield *_at(node), "output-unknown-import", f"the package has no module {name.name}"

    def _is_module(self, place: str) -> bool:
        return f"{place}.py" in self._files or f"{place}/__init__.py" in self._files

    def _annotation(self, node: ast.AST) -> Iterator[Finding]:
        match node:
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
                pass
            case ast.FunctionDef(returns=ast.expr() as annotation):
                pass
            case ast.AsyncFunctionDef(returns=ast.expr() as annotation):
                pass
            case _:
                return
        for place, text in _strings(annotation):
            if not _is_type(text, self._known):
                message = "this string in an annotation would be evaluated, and is not a known type"
                yield *_at(place), "output-unknown-code", message


def _checked(module: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes of a module that are checked, in any order."""
    stack: list[ast.AST] = [module]
    while stack:
        node = stack.pop()
        if type(node) in _CHECKED:
            yield node
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                parts = cast("list[object]", value)
                stack += [part for part in parts if isinstance(part, ast.AST) and type(part) not in _LEAVES]
            elif isinstance(value, ast.AST) and type(value) not in _LEAVES:
                stack.append(value)


def _at(node: ast.expr | ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset + 1


def _bound(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield every name that the nodes of a module bind, in any scope."""
    for node in nodes:
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (name.asname or name.name.split(".")[0] for name in names)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case _:
                pass


def _strings(annotation: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """Yield the strings in an annotation that are evaluated as types, with their nodes."""
    match annotation:
        case ast.Constant(value=str(text)):
            yield annotation, text
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Name(id=name)) if name in _DATA:
            pass
        case _:
            for child in ast.iter_child_nodes(annotation):
                if isinstance(child, ast.expr):
                    yield from _strings(child)


def _is_type(text: str, known: frozenset[str]) -> bool:
    """Return whether a string is a type expression of known names only."""
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError):
        return False
    allowed = ast.Name | ast.Subscript | ast.BinOp | ast.BitOr | ast.Tuple | ast.Load | ast.Attribute
    return all(
        (isinstance(node, allowed) and not (isinstance(node, ast.Name) and node.id not in known))
        or (isinstance(node, ast.Constant) and node.value is None)
        for node in ast.walk(tree.body)
    )
