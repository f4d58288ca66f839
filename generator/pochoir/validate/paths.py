"""Check paths, their templates and parameters, and the identifiers of operations."""

from collections.abc import Iterator

from pochoir import path_templates
from pochoir.findings import Findings, Object, brief, did_you_mean, items, members, operations
from pochoir.ir import Json
from pochoir.pointers import tokens


def check_paths(findings: Findings) -> None:
    """Report problems of paths and operations."""
    shapes: dict[str, list[tuple[str, str, Object]]] = {}
    users: dict[str, str] = {}
    for pointer, node in findings.nodes("path-item"):
        if not pointer.startswith("/paths/") or pointer.count("/") != 2:
            continue
        path = tokens(pointer)[1]
        if path.startswith("x-"):
            continue
        where, item = findings.resolved(pointer, node.value)
        if isinstance(item, dict):
            _check_template(findings, pointer, path, _readings(findings, path, where, item))
            _check_item(findings, path, where, item)
            first = users.setdefault(where, path)
            if first != path and any(True for _ in operations(item)):
                _shared(findings, pointer, path, first)
            shapes.setdefault(path_templates.filled(path, "{}"), []).append((pointer, path, item))
    for same in shapes.values():
        _check_ambiguous(findings, same)
    _check_identifiers(findings)
    for pointer, node in findings.nodes("path-item", "operation"):
        _check_duplicates(findings, pointer, node.value)


def _shared(findings: Findings, pointer: str, path: str, first: str) -> None:
    """Report a path item that two paths have."""
    message = f'"{path}" has the path item of "{first}": each operationId is that of two operations'
    hint = "write its operations out, each with an operationId that no other has"
    findings.warning("path-item-shared", pointer, message, hint)


def _check_template(findings: Findings, pointer: str, path: str, readings: list[str]) -> None:
    """Report an invalid path template. `readings` are what its operations request."""
    if not path.startswith("/"):
        is_url = "://" in path
        message = f'the path "{path}" does not begin with a slash' + ("" if is_url else "; it is read as if it did")
        hint = "write the path only; the host belongs to servers" if is_url else f'write "/{path}"'
        report = findings.error if is_url else findings.warning
        report("path-slash", pointer, message, hint, "key")
    rest = path_templates.filled(path, "")
    if "{" in rest or "}" in rest:
        message = "the braces of this path do not enclose names"
        findings.error("path-braces", pointer, message, "write one pair around every name: /users/{id}", "key")
    if "#" in rest or ("?" in rest and any("?" in path_templates.filled(each, "") for each in readings)):
        sent = "a fragment, which is never sent" if "#" in rest else "a query, which is sent as it is"
        findings.warning("path-query", pointer, f"the path contains {sent}", "declare query parameters instead", "key")
    names = path_templates.names(path)
    for name in sorted({name for name in names if names.count(name) > 1}):
        message = f"{{{name}}} occurs twice in this path; it is one argument, which is filled in twice"
        findings.warning("path-repeats", pointer, message, "rename one of the two if they are not the same", "key")


def _check_ambiguous(findings: Findings, same: list[tuple[str, str, Object]]) -> None:
    """Report paths that only differ in the names of their parameters."""
    pointer, path, item = same[0]
    for other_pointer, other_path, other in same[1:]:
        line = findings.document.locate(pointer, "key").line
        methods = {method for method, _, _ in operations(item)} & {method for method, _, _ in operations(other)}
        message = f'"{other_path}" is the same path as "{path}" on line {line}: only the names of parameters differ'
        hint = "keep one of the two" if methods else "merge their operations"
        # Only a warning: the client can send both, although a server cannot distinguish them.
        findings.warning("path-ambiguous", other_pointer, message, hint, "key")


def _parameters(findings: Findings, pointer: str, owner: Object) -> Iterator[tuple[str, str, str, Object]]:
    """Yield the pointer, name, location and value of every parameter of a path item or an operation."""
    for number, value in enumerate(items(owner.get("parameters"))):
        parameter = members(findings.resolved("", value)[1])
        name, location = parameter.get("name"), parameter.get("in")
        if isinstance(name, str) and isinstance(location, str):
            yield f"{pointer}/parameters/{number}", name, location, parameter


def _check_item(findings: Findings, path: str, pointer: str, item: Object) -> None:
    """Report path parameters that differ between the template and the operations."""
    common = list(_parameters(findings, pointer, item))
    shared = {name: where for where, name, location, _ in common if location == "path"}
    every = [*common, *(each for _, _, one in operations(item) for each in _parameters(findings, pointer, one))]
    in_path = [each for each in every if each[2] == "path" or each in common]
    expected = path_templates.names(_reading(path, in_path))
    for name in shared.keys() - set(expected):
        described = {*shared, *(other for each in operations(item) for other in _in_path(findings, each[2]))}
        _not_in_template(findings, shared[name], name, path, [each for each in expected if each not in described])
    _check_required(findings, pointer, item)
    for _, below, operation in operations(item):
        if "$ref" in operation:
            continue  # Reported as a misplaced reference.
        where = f"{pointer}/{below}"
        own = _in_path(findings, operation, where)
        needed = path_templates.names(_reading(path, [*common, *_parameters(findings, where, operation)]))
        missing = [name for name in dict.fromkeys(needed) if name not in own and name not in shared]
        for name, place in own.items():
            if name not in needed:
                _not_in_template(findings, place, name, path, missing)
        _check_required(findings, where, operation)
        for name in missing:
            message = f"{{{name}}} is in the path but is not declared as a parameter; it is read as a string"
            hint = did_you_mean(name, own.keys() - set(needed), 'rename the parameter "{}", or add one')
            hint = hint.removeprefix("did you mean ").removesuffix("?") if hint else ""
            default = f"add to its parameters: {{name: {name}, in: path, required: true, schema: ...}}"
            findings.warning("path-parameter-missing", where, message, hint or default, "key")


def _readings(findings: Findings, path: str, pointer: str, item: Object) -> list[str]:
    """Return the path as each operation of an item requests it; as it is written if there are none."""
    common = list(_parameters(findings, pointer, item))
    owners = [[*common, *_parameters(findings, pointer, each)] for _, _, each in operations(item)]
    return [_reading(path, each) for each in owners] or [path]


def _reading(path: str, described: list[tuple[str, str, str, Object]]) -> str:
    within = {place: {name for _, name, location, _ in described if location == place} for place in ("path", "query")}
    return path_templates.read(path, within["path"], within["query"])


def _check_required(findings: Findings, pointer: str, owner: Object) -> None:
    """Report path parameters that are not marked as required."""
    for place, name, location, parameter in _parameters(findings, pointer, owner):
        if location == "path" and parameter.get("required") is not True:
            message = f'the path parameter "{name}" is not marked as required'
            findings.warning("path-parameter-optional", place, message, "add: required: true")


def _in_path(findings: Findings, operation: Object, where: str = "") -> dict[str, str]:
    """Return the pointers of the path parameters of an operation, by name."""
    return {name: place for place, name, location, _ in _parameters(findings, where, operation) if location == "path"}


def _not_in_template(findings: Findings, pointer: str, name: str, path: str, missing: list[str]) -> None:
    """Report a path parameter that is not in the template, or is misspelled."""
    message = f'the path parameter "{name}" is not in the path "{path}"'
    written = next((each for each in (f":{name}", f"<{name}>", f"${name}") if each in path.split("/")), "")
    if written:
        findings.error("path-parameter-unknown", pointer, message, f"write {{{name}}} instead of {written} in the path")
    elif missing:
        hint = did_you_mean(name, missing) or f'did you mean "{missing[0]}"?'
        findings.error("path-parameter-unknown", pointer, message, hint)
    else:
        findings.warning("path-parameter-unknown", pointer, f"{message}; it is left out", "remove it")


def _check_identifiers(findings: Findings) -> None:
    """Report operations with a missing or duplicate identifier."""
    seen: dict[str, str] = {}
    for pointer, node in findings.nodes("operation"):
        operation = members(node.value)
        identifier = operation.get("operationId")
        if "$ref" in operation:
            continue
        if identifier is None:
            if not pointer.startswith(("/webhooks/", "/x-webhooks/")) and "/callbacks/" not in pointer:
                message = "the operation has no operationId; its method is named after the path"
                findings.warning("operation-id-missing", pointer, message, "add one, such as listUsers", "key")
        elif isinstance(identifier, str):
            if identifier in seen:
                first = findings.document.locate(seen[identifier])
                message = f'the operationId "{identifier}" is already used by the operation on line {first.line}'
                where = f"{pointer}/operationId"
                hint = "choose another one: methods are named after it"
                findings.warning("operation-id-duplicate", where, message, hint)
            else:
                seen[identifier] = f"{pointer}/operationId"


def _check_duplicates(findings: Findings, pointer: str, owner: Json) -> None:
    """Report duplicate parameters of a list."""
    seen: set[tuple[str, str]] = set()
    for where, name, location, _ in _parameters(findings, pointer, members(owner)):
        # The names of header fields are the same in upper and lower case (RFC 9110, 5.1).
        known = (name.lower() if location == "header" else name, location)
        if known in seen:
            message = f"the {location} parameter {brief(name)} is listed twice"
            findings.error("parameter-duplicate", where, message, "keep one of the two")
        seen.add(known)
