"""The libraries that only some commands need, and the extras that install them."""

import sys
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Library:
    """A library that only some commands need.

    Attributes:
        module: its module.
        extra: the extra of pochoir that installs it.
        purpose: what needs it, as the subject of a sentence.
    """

    module: str
    extra: str
    purpose: str

    @property
    def is_installed(self) -> bool:
        """Whether Python finds the library, elsewhere than in the working folder."""
        here = Path.cwd()
        places = [each for each in sys.path if Path(each).resolve() != here]
        return PathFinder.find_spec(self.module, places) is not None

    @property
    def missing(self) -> str:
        """A sentence that says how to install it."""
        return f'{self.purpose} needs {self.module.replace("_", "-")}: pip install "pochoir[{self.extra}]"'


class MissingError(Exception):
    """A command needs a library that is not installed. The message says how to install it."""


PAGEFIND: Final = Library("pagefind", "site", "the full-text index")
SECOND_READING: Final = Library("datamodel_code_generator", "check", "the second reading of check")


def require(library: Library) -> None:
    """Check that a library is installed.

    Raises:
        MissingError: it is not.
    """
    if not library.is_installed:
        raise MissingError(library.missing)
