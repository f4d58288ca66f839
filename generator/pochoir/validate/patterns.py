"""Check that regular expressions are supported."""

import re
import warnings
from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

from pochoir.findings import Findings, brief, members
from pochoir.pointers import escape


def check_patterns(findings: Findings) -> None:
    """Warn of patterns that neither pydantic nor Python supports. Clients do not check them."""
    for pointer, schema in findings.objects("schema"):
        pattern = schema.get("pattern")
        if isinstance(pattern, str) and not is_readable(pattern):
            _warn(findings, f"{pointer}/pattern", pattern)
        for name in members(schema.get("patternProperties")):
            if not is_readable(name):
                _warn(findings, f"{pointer}/patternProperties/{escape(name)}", name)


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
