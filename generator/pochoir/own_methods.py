"""Find the classes of `additions/` that extend a resource, and their methods."""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pochoir import extras, ir, naming
from pochoir.literals import ClassName
from pochoir.problems import Location, Problem, Refused, did_you_mean


def with_own_methods(api: ir.Api, spec: Path, files: Mapping[str, str]) -> ir.Api:
    """Return an API with the classes of `additions/` that have the name of a resource class and extend it.

    Args:
        api: the API.
        spec: the path of its description.
        files: the texts of the hand-written files by path.

    Raises:
        Refused: such a class has no base class, two modules define the same one, or a module extends the class of a
            resource that there is no longer.
    """
    every = naming.CLIENT_PREFIXES["both"]
    known = {f"{prefix}{each.class_name}": each for each in api.resources if each.access for prefix in every}
    classes = {
        f"{prefix}{each.class_name}": each
        for each in api.resources
        if each.access
        for prefix in naming.CLIENT_PREFIXES[api.clients]
    }
    found: dict[str, ir.OwnClass] = {}
    problems: list[Problem] = []
    for module in api.additions:
        statements = _statements(files[f"src/{api.package}/{extras.ADDITIONS}/{module}.py"])
        file = spec.parent / extras.ADDITIONS / f"{module}.py"
        problems += _gone(statements, file, {str(each.name) for each in api.resources}, known)
        for node in _classes(statements, classes):
            problem = _problem(node, file, str(classes[node.name].name), found)
            if problem is not None:
                problems.append(problem)
            found[node.name] = ir.OwnClass(ClassName(node.name), module, tuple(_methods(node)))
    if problems:
        raise Refused(tuple(problems))
    return replace(api, own_classes=found) if found else api


def _statements(text: str) -> list[ast.stmt]:
    """Return the statements at the top of a module; none if it is not Python."""
    try:
        return ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return []  # reported where files are inspected


def _classes(statements: Iterable[ast.stmt], names: Collection[str]) -> Iterator[ast.ClassDef]:
    """Yield the classes at the top of a module that have one of these names."""
    yield from (node for node in statements if isinstance(node, ast.ClassDef) and node.name in names)


def _gone(
    statements: Iterable[ast.stmt], file: Path, modules: Collection[str], classes: Collection[str]
) -> Iterator[Problem]:
    """Yield an error for each module and class of a resource that a module of `additions/` extends but is gone."""
    imported: dict[str, str] = {}
    for node in statements:
        message = hint = ""
        if isinstance(node, ast.ImportFrom) and node.level == 2:
            folder, _, module = (node.module or "").partition(".")
            if folder == "resources" and module and module.partition(".")[0] not in modules:
                message = f'there is no resource "{module}", so that this module cannot be imported'
                hint = did_you_mean(module, modules) or "import the module of another resource"
            elif folder == "resources":
                imported |= {each.asname or each.name: each.name for each in node.names}
        elif isinstance(node, ast.ClassDef) and node.name not in classes:
            bases = {imported.get(base.id) for base in node.bases if isinstance(base, ast.Name)}
            if node.name in bases and not any(node.name.startswith(each) for each in classes):
                message = f'"{node.name}" is not the class of a resource any more, so that its methods would be lost'
                hint = did_you_mean(node.name, classes) or "give it the name of the class of the resource"
        if message:
            yield Problem("error", "addition-class", "", message, hint, location=Location(str(file), node.lineno, 1))


def _problem(node: ast.ClassDef, file: Path, resource: str, found: Collection[str]) -> Problem | None:
    message, hint = f'"{node.name}" is defined by two modules of additions/', "join them"
    if not node.bases:
        message = f'"{node.name}" has the name of the class of a resource, but does not extend it'
        base = f"from ..resources.{resource} import {node.name} as Generated"
        hint = f"write: {base}, and class {node.name}(Generated):"
    elif node.name not in found:
        return None
    return Problem("error", "addition-class", "", message, hint, location=Location(str(file), node.lineno, 1))


def _methods(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield the public methods of a class, with the first lines of their docstrings."""
    for each in node.body:
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and not each.name.startswith("_"):
            yield each.name, (ast.get_docstring(each) or "").partition("\n")[0]
