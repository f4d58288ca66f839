"""Parts of sentences about changes. Text of a description is in code spans, so that it is safe in Markdown."""

import re
from typing import Final

from pochoir import ir
from pochoir.evolution import notation
from pochoir.markdown import code_span

SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
"""A code span in a sentence: its backticks and its text."""


def code(text: str) -> str:
    """Return a text as a code span."""
    return str(code_span(text))


def stated(default: str) -> str:
    """Return a default value, which is JSON, or that there is none."""
    return code(default) if default else "not stated"


def deprecation(deprecated: bool) -> str:
    """Return the predicate of what is now deprecated, or is no longer."""
    return "is deprecated" if deprecated else "is no longer deprecated"


def typed(old: str, new: str) -> str:
    """Return the predicate of what was of one type and is now of another one."""
    before, after = notation.read(old), notation.read(new)
    if isinstance(before, ir.LiteralOf) and isinstance(after, ir.LiteralOf):
        gone = [repr(each) for each in before.values if each not in after.values]
        more = [repr(each) for each in after.values if each not in before.values]
        parts = [f"no longer allows {', '.join(map(code, gone))}"] if gone else []
        return " and ".join([*parts, f"also allows {', '.join(map(code, more))}"] if more else parts)
    return f"was of type {code(old)}, and is now of type {code(new)}"
