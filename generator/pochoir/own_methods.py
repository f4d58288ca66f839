"""Find the classes of `additions/` that extend a resource, and their methods."""

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pochoir import extras, ir, naming
from pochoir.literals import ClassName
from pochoir.problems import Location, Problem, Refused


def with_own_methods(api: ir.Api, spec: Path, files: Mapping[str, str]) -> ir.Api:
    """Return an API with the classes of `additions/` that have the name of a resource class and extend it.

    Args:
        api: the API.
        spec: the path of its description.
        files: the texts of the hand-written files by path.

    Raises:
        Refused: such a class has no base class, or two modules define the same one.
    """
    classes = {
        f"{prefix}{each.class_name}": each
        for each in api.resources
        if each.access
        for prefix in naming.CLIENT_PREFIXES[api.clients]
    }
    found: dict[str, ir.OwnClass] = {}
    problems: list[Problem] = []
    for module in api.additions:
        text = files[f"src/{api.package}/{extras.ADDITIONS}/{module}.py"]
        file = spec.parent / extras.ADDITIONS / f"{module}.py"
        for node in _classes(text, classes):
            problem = _problem(node, file, str(classes[node.name].name), found)
            if problem is not None:
                problems.append(problem)
            found[node.name] = ir.OwnClass(ClassName(node.name), module, tuple(_methods(node)))
    if problems:
        raise Refused(tuple(problems))
    return replace(api, own_classes=found) if found else api


def _classes(text: str, names: Collection[str]) -> Iterator[ast.ClassDef]:
    """Yield the classes at the top of a module that have one of these names; none if it is not Python."""
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return  # reported where files are inspected
    yield from (node for node in module.body if isinstance(node, ast.ClassDef) and node.name in names)


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
