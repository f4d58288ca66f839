"""The metadata of a distribution, as package indexes show it."""

from dataclasses import dataclass

from pochoir import install_lines


@dataclass(frozen=True, slots=True)
class Person:
    """An author or a maintainer. One of the two may be ""."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a distribution, from the settings of a project and from `info`.

    Attributes:
        license: an SPDX expression, or "".
        authors: the authors.
        maintainers: the maintainers.
        urls: pairs of a label and an absolute URL.
        keywords: the keywords.
        classifiers: classifiers in addition to those that hold for every distribution.
        requires_python: the versions of Python as a PEP 440 specifier; "" for all that generated code runs on.
        install: the command that installs the distribution, with the placeholders of `install_lines`.
    """

    license: str = ""
    authors: tuple[Person, ...] = ()
    maintainers: tuple[Person, ...] = ()
    urls: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    requires_python: str = ""
    install: str = install_lines.DEFAULT
