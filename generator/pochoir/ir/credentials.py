"""The arguments of a client that are secrets."""

from dataclasses import dataclass

from pochoir.ir.types import Doc
from pochoir.literals import Identifier


@dataclass(frozen=True, slots=True)
class Secret:
    """A credential for signing in, such as a password, which is an argument of the client."""

    argument: Identifier
    wire: str
    variable: str
    doc: Doc
