"""Validate a description: the OpenAPI specification first, then what pochoir needs beyond it."""

from collections.abc import Iterable

from pochoir import document as documents
from pochoir.document import Document
from pochoir.findings import Findings
from pochoir.problems import NOWHERE, Location, Problem
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

__all__ = ["findings", "located", "reported", "validate"]

_GENERAL = ("structure", "missing")
_MISMATCHES = ("enum-mismatch", "default-mismatch", "example-mismatch")
_TRAPS = ("yaml-boolean", "yaml-number")


def validate(document: Document, facts: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """Return the problems of `document`, including those of reading it, located, sorted and without duplicates.

    Args:
        document: the document.
        facts: the numbers that `x-facts` may cite; by default any.
    """
    return reported(document, findings(document, facts))


def findings(document: Document, facts: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """Return the problems of `document`, including those of reading it, with their pointers in its tree."""
    found = Findings(document)
    version = check_version(found)
    if version:
        check_references(found)
        check_cycles(found)
        check_paths(found)
        check_names(found)
        check_security(found)
        check_tags(found)
        check_patterns(found)
        check_extensions(found, facts)
        check_support(found)
        check_unchecked(found)
        check_doubts(found)
        check_operations(found, version)
        check_structure(found, version)
        check_instances(found, version)
    return (*document.problems, *found.problems)


def reported(document: Document, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with their locations, sorted and without those that repeat another one."""
    return sort(_distinct(documents.located(document, tuple(problems))))


def located(document: Document, problem: Problem) -> Location:
    """Return the location of a problem."""
    return documents.located(document, (problem,))[0].location or NOWHERE


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
