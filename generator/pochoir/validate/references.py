"""Check that references have a target of the right kind, and are not circular."""

import posixpath
from difflib import get_close_matches

from pochoir.document.grammar import NOUNS
from pochoir.document.identifiers import file_number
from pochoir.document.references import MISSING, lookup, parse
from pochoir.document.survey import Reference
from pochoir.findings import Findings, brief, did_you_mean, members
from pochoir.pointers import FILES, join, tokens

_CYCLE_SHOWN = 8
_UNDEFINED = "define it, or correct the reference"


def check_references(findings: Findings) -> None:
    """Report every reference that cannot be followed."""
    for reference in findings.document.survey.references:
        _check(findings, reference)


def _check(findings: Findings, reference: Reference) -> None:
    """Report one reference."""
    text = reference.holder[reference.key]
    pointer = reference.pointer
    noun = NOUNS.get(reference.kind, reference.kind)
    if not isinstance(text, str):
        message = f"a reference must be a string, found {brief(text)}"
        findings.error("reference-not-string", pointer, message, f"name {noun}: {_example(findings, reference)}")
        return
    if not text:
        findings.error("reference-empty", pointer, "the reference is empty", f"name {noun}, or remove it")
        return
    target = parse(text)
    if target.file:
        return  # Reported when the file was read.
    shown = _shown(findings, reference, text)
    found = MISSING if target.anchor else lookup(findings.document.tree, target.pointer)
    if found is MISSING:
        findings.error("reference-not-found", pointer, f'"{shown}" is not defined', _near(findings, reference, text))
        return
    if not isinstance(found, (dict, bool)):
        message = f'"{shown}" is {brief(found)}, but {noun} is needed here'
        findings.error("reference-wrong-type", pointer, message, f"name {noun}: {_example(findings, reference)}")
        return
    node = findings.document.survey.nodes.get(target.pointer)
    if node is not None and node.kind != reference.kind:
        what = NOUNS.get(node.kind, "another part of the description")
        message = f'"{shown}" is {what}, but {noun} is needed here'
        # Headers and parameters have the same form, so one is accepted for the other.
        alike = {node.kind, reference.kind} == {"header", "parameter"} and reference.kind == "header"
        report = findings.warning if alike else findings.error
        report("reference-wrong-type", pointer, message, _same_name(findings, reference, target.pointer))


def _shown(findings: Findings, reference: Reference, text: str) -> str:
    """Return a reference with the name of its file instead of the number, as it is written where it is."""
    keys = tokens(text[1:])
    if keys[:1] != [FILES]:
        return text
    number, home = file_number(text[1:]), file_number(reference.pointer)
    sources = findings.document.sources
    folder = posixpath.dirname(sources[home + 1].relative) or "."
    file = "" if number == home else posixpath.relpath(sources[number + 1].relative, folder)
    return f"{file}#{join('', *keys[2:])}"


def _example(findings: Findings, reference: Reference) -> str:
    """Return an example of a valid reference."""
    known = _components(findings, reference)
    return f'"#/components/{_section(reference)}/{known[0] if known else "Name"}"'


def _section(reference: Reference) -> str:
    sections = {"request-body": "requestBodies", "path-item": "pathItems", "security-scheme": "securitySchemes"}
    return sections.get(reference.kind, "mediaTypes" if reference.kind == "media-type" else f"{reference.kind}s")


def _components(findings: Findings, reference: Reference) -> list[str]:
    return list(members(members(findings.document.tree.get("components")).get(_section(reference))))


def _near(findings: Findings, reference: Reference, text: str) -> str:
    """Return a hint with the reference that was probably meant."""
    target = parse(text)
    keys = tokens(target.pointer) or target.anchor.split("/")
    if keys in ([], [""]):
        return ""
    tree = findings.document.tree
    if target.anchor:
        pointer = join("", *keys)
        return (
            _UNDEFINED
            if lookup(tree, pointer) is MISSING
            else f'did you mean "{_shown(findings, reference, "#" + pointer)}"?'
        )
    if keys[0] == "definitions" and lookup(tree, join("/components/schemas", *keys[1:])) is not MISSING:
        return f'did you mean "#{join("/components/schemas", *keys[1:])}"?'
    for length in range(len(keys) - 1, -1, -1):
        parent = lookup(tree, join("", *keys[:length]))
        if isinstance(parent, dict):
            names = [name for name in parent if name != FILES]
            near = get_close_matches(keys[length], names, n=1)
            whole = [*keys[:length], *near, *keys[length + 1 :]]
            found = near and lookup(tree, join("", *whole)) is not MISSING
            return f'did you mean "{_shown(findings, reference, "#" + join("", *whole))}"?' if found else _UNDEFINED
    return _UNDEFINED


def _same_name(findings: Findings, reference: Reference, pointer: str) -> str:
    """Return a hint with the component of the right kind that has the most similar name."""
    known = set(_components(findings, reference))
    return did_you_mean(tokens(pointer)[-1] if pointer else "", known, f'"#/components/{_section(reference)}/{{}}"')


# Cycles --------------------------------------------------------------------------------------------------------------


def check_cycles(findings: Findings) -> None:
    """Report schemas that are only defined by themselves, through references and `allOf`, `oneOf` or `anyOf`."""
    reported: set[frozenset[str]] = set()
    for keywords in (("allOf",), ("oneOf", "anyOf")):
        edges = _edges(findings, keywords)
        for cycle in _cycles(edges):
            members_ = frozenset(cycle)
            if members_ in reported:
                continue
            reported.add(members_)
            _report(findings, cycle, edges)


def _edges(findings: Findings, keywords: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the edges from each node to the nodes that define it. References are nodes too (`pointer/$ref`)."""
    edges: dict[str, list[str]] = {}
    nodes = findings.document.survey.nodes
    for reference in findings.document.survey.references:
        text = reference.holder[reference.key]
        if reference.key == "$ref" and isinstance(text, str) and text.startswith("#/"):
            target = parse(text).pointer
            if target in nodes:
                edges.setdefault(reference.pointer.removesuffix("/$ref"), []).append(reference.pointer)
                edges[reference.pointer] = [target]
    for schema in findings.schemas():
        below = [place for keyword in keywords for place in schema.listed(keyword)]
        if below:
            edges.setdefault(schema.pointer, []).extend(below)
    return edges


def _cycles(edges: dict[str, list[str]]) -> list[list[str]]:
    """Return one cycle for each back edge of a depth-first search, which is iterative because chains may be long."""
    found: list[list[str]] = []
    state: dict[str, int] = {}
    for start in edges:
        path: list[tuple[str, int]] = [(start, 0)] if start not in state else []
        while path:
            node, number = path[-1]
            state[node] = 1
            following = edges.get(node, [])
            if number == len(following):
                state[node] = 2
                path.pop()
                continue
            path[-1] = (node, number + 1)
            child = following[number]
            if state.get(child) == 1:
                names = [name for name, _ in path]
                found.append(names[names.index(child) :])
            elif child not in state and child in edges:
                path.append((child, 0))
    return found


def _report(findings: Findings, cycle: list[str], edges: dict[str, list[str]]) -> None:
    """Report a cycle at its first reference."""
    references = [pointer for pointer in cycle if pointer.endswith("/$ref")]
    nodes = [edges[pointer][0] for pointer in references]
    names = [_name(findings, pointer) for pointer in [nodes[-1], *nodes]]
    if len(names) > _CYCLE_SHOWN:
        names = [*names[: _CYCLE_SHOWN - 2], "…", names[-1]]
    message = f"this is only defined in terms of itself: {' -> '.join(names)}"
    findings.error("reference-cycle", references[0], message, "define one of them without a reference to the others")


def _name(findings: Findings, pointer: str) -> str:
    """Return the name of a schema: its last key, or the file that it is."""
    keys = tokens(pointer)
    is_file = len(keys) == 2 and keys[0] == FILES
    return findings.document.sources[int(keys[1]) + 1].relative if is_file else keys[-1]
