"""The sandbox of a project's own templates: they read what pochoir gives them, and reach nothing else."""

from collections.abc import Callable
from io import IOBase
from pathlib import Path, PurePath
from types import ModuleType
from typing import Final

from jinja2 import Environment, FileSystemLoader
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

HINT: Final = "a template may read the values that pochoir gives it, and change or call nothing else"
LINK: Final = "this is a symbolic link; templates are not read through links"
LINK_HINT: Final = "put a copy of the file in its place"
_CLOSED: Final = (PurePath, ModuleType, IOBase)
"""Types with public methods that reach files and code."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates reach no private attribute, module, file or class, and change no value."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return whether a template may read an attribute."""
        return not isinstance(obj, _CLOSED) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: object) -> bool:
        """Return whether a template may call a value."""
        return not isinstance(obj, type) and super().is_safe_callable(obj)


class LinkError(Exception):
    """A template, or a folder on the way to it, is a symbolic link."""

    def __init__(self, path: Path) -> None:
        super().__init__(LINK)
        self.path = path


class OwnTemplates(FileSystemLoader):
    """Loads the templates of a project, which may not be symbolic links."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template and its path.

        Raises:
            LinkError: it is, or is below, a symbolic link. Nothing is read.
        """
        place = Path(self.searchpath[0])
        for part in split_template_path(template):
            place /= part
            if place.is_symlink():
                raise LinkError(place)
        return super().get_source(environment, template)
