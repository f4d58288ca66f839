"""What every context is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from pochoir.literals import Code


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file to stamp.

    Args:
        path: of the file, below the folder of the distribution, `/` between parts.
        template: the name of the template; a name that does not end in `.j2` is a file to copy as it is.
        context: what the template may name. Every text in it is `Code`.
    """

    path: str
    template: str
    context: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a dictionary that a template writes, or one line of a table."""

    key: Code
    value: Code
