"""Validate a description: the OpenAPI specification first, then what pochoir needs beyond it."""

from pochoir.document import Document, located
from pochoir.findings import Findings
from pochoir.problems import Problem
from pochoir.report import sort
from pochoir.validate.doubts import check_doubts
from pochoir.validate.extensions import check_extensions
from pochoir.validate.instances import check_instances
from pochoir.validate.names import check_names
from pochoir.validate.operations import check_operations
from pochoir.validate.paths import check_paths
from pochoir.validate.patterns import check_patterns
from pochoir.validate.references import check_cycles, check_references
from pochoir.validate.security import check_security, check_tags
from pochoir.validate.structure import check_structure
from pochoir.validate.support import check_support
from pochoir.validate.unchecked import check_unchecked
from pochoir.validate.versions import check_version

__all__ = ["validate"]

_GENERAL = ("structure", "missing")
_MISMATCHES = ("enum-mismatch", "default-mismatch", "example-mismatch")
_TRAPS = ("yaml-boolean", "yaml-number")


def validate(document: Document, facts: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """Return the problems of `document`, including those of reading it, located, sorted and without duplicates.

    Args:
        document: the document.
        facts: the numbers that `x-facts` may cite; by default any.
    """
    findings = Findings(document)
    version = check_version(findings)
    if version:
        check_references(findings)
        check_cycles(findings)
        check_paths(findings)
        check_names(findings)
        check_security(findings)
        check_tags(findings)
        check_patterns(findings)
        check_extensions(findings, facts)
        check_support(findings)
        check_unchecked(findings)
        check_doubts(findings)
        check_operations(findings, version)
        check_structure(findings, version)
        check_instances(findings, version)
    return sort(_distinct(located(document, (*document.problems, *findings.problems))))


def _distinct(problems: tuple[Problem, ...]) -> list[Problem]:
    """Remove problems that repeat another one: of the schema after a rule, or a warning next to an error."""
    wrong = {problem.pointer for problem in problems if problem.severity == "error" and problem.code not in _GENERAL}
    wrong |= {pointer.removesuffix("/$ref") for pointer in wrong if pointer.endswith("/$ref")}
    broken = {problem.location for problem in problems if problem.severity == "error"}
    mismatched = {problem.location for problem in problems if problem.code not in _TRAPS}
    return [
        problem
        for problem in problems
        if not (problem.code in _GENERAL and problem.pointer in wrong)
        and not (problem.code in _MISMATCHES and problem.location in broken)
        and not (problem.code in _TRAPS and problem.location in mismatched)
    ]
