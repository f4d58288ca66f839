"""Check that regular expressions are supported."""

import re
import warnings
from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

from pochoir.findings import Findings, brief


def check_patterns(findings: Findings) -> None:
    """Warn of patterns that neither pydantic nor Python supports. Clients do not check them."""
    for schema in findings.schemas():
        if schema.pattern is not None and not is_readable(schema.pattern):
            _warn(findings, f"{schema.pointer}/pattern", schema.pattern)
        for name, place in schema.named("patternProperties").items():
            if not is_readable(name):
                _warn(findings, place, name)


def _warn(findings: Findings, pointer: str, pattern: str) -> None:
    message = f"the pattern {brief(pattern)} cannot be read as a regular expression; it is not checked"
    hint = "remove the slashes around it" if re.fullmatch(r"/.*/[a-z]*", pattern, re.DOTALL) else ""
    findings.warning("pattern-unreadable", pointer, message, hint or "correct it or remove it")


@lru_cache(maxsize=4096)
def is_readable(pattern: str, *, rust_only: bool = False) -> bool:
    """Return whether the engine of pydantic, or that of Python, supports a pattern."""
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return not rust_only and _python_reads(pattern)
    return True


def _python_reads(pattern: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
