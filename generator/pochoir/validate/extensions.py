"""Extensions that are unknown, in the wrong place or of the wrong shape, or name what does not exist."""

from pochoir.document.grammar import Kind
from pochoir.extensions.extension import PREFIX, listed, noun
from pochoir.extensions.names import check_pins
from pochoir.extensions.notes import FACTS
from pochoir.extensions.table import EXTENSIONS
from pochoir.findings import Findings, Object, did_you_mean
from pochoir.pointers import FILES, escape


def check_extensions(findings: Findings, facts: frozenset[str] | None = None) -> None:
    """Report what is wrong with the extensions of a description; `facts` are the numbers that `x-facts` may cite."""
    for pointer, node in findings.document.survey.nodes.items():
        for key in node.value if isinstance(node.value, dict) else ():
            if key in EXTENSIONS or (key.startswith(PREFIX) and key != FILES):
                assert isinstance(node.value, dict)
                _check(findings, f"{pointer}/{escape(key)}", key, node.kind, node.value)
    check_pins(findings)
    if facts is not None:
        _check_facts(findings, facts)


def _check_facts(findings: Findings, known: frozenset[str]) -> None:
    for pointer, node in findings.document.survey.nodes.items():
        cited = FACTS.of(node.value, node.kind) if isinstance(node.value, dict) else None
        for number, fact in enumerate(cited or ()):
            if fact not in known:
                hint = "correct the number, or add a row to facts.md"
                findings.warning(
                    "fact-unknown", f"{pointer}/{FACTS.key}/{number}", f"facts.md has no fact {fact!r}", hint
                )


def _check(findings: Findings, pointer: str, key: str, kind: Kind, owner: Object) -> None:
    extension = EXTENSIONS.get(key)
    if extension is None:
        hint = did_you_mean(key, EXTENSIONS) or "docs/extensions.md lists them all"
        findings.error("extension-unknown", pointer, f'the extension "{key}" is unknown', hint, "key")
    elif kind not in extension.places:
        places = listed([noun(place) for place in extension.places])
        message = f"{key} has no meaning on {noun(kind)}"
        findings.error("extension-place", pointer, message, f"it belongs on {places}", "key")
    else:
        value, problems = extension.read(owner[key], kind, pointer)
        findings.problems.extend(problems)
        if extension.check is not None:
            extension.check(findings, pointer, value, owner)
