"""Texts and programs about the client that its README and the site share. The site translates the texts."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field

from pochoir import ir
from pochoir.literals import Code
from pochoir.markdown import code_span
from pochoir.targets.client.access import BASE_URL, needs_base_url
from pochoir.targets.client.features import prefixes

_WIDTH = 125


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with placeholders, `%(name)s`, and the names and code that replace them."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def line(self) -> Code:
        """The text in English, as a line of Markdown."""
        return Code(self.text % {name: code_span(value) for name, value in self.values.items()})

    @property
    def markdown(self) -> Code:
        """The text in English, as a paragraph of Markdown."""
        return Code(textwrap.fill(self.line, _WIDTH, break_long_words=False, break_on_hyphens=False))


@dataclass(frozen=True, slots=True)
class Topic:
    """A section: its anchor and title, paragraphs, the rows of a table after the first of them, and a program or ""."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    program: Code
    rows: tuple[tuple[Paragraph, Paragraph], ...] = ()

    @property
    def first(self) -> Paragraph:
        """The first paragraph, before the table."""
        return self.paragraphs[0]

    @property
    def others(self) -> tuple[Paragraph, ...]:
        """The paragraphs after the table."""
        return self.paragraphs[1:]

    @property
    def heading(self) -> Code:
        """The title in English."""
        return Code(self.title)


def import_line(api: ir.Api, *names: str) -> str:
    """Return the line of a program that imports the client, the synchronous one or the only one, and other names."""
    return f"from {api.package} import {', '.join((_client(api), *names))}"


def client_line(api: ir.Api, *arguments: str) -> str:
    """Return the line of a program that makes a client with these arguments."""
    given = [BASE_URL] if needs_base_url(api) else []
    return f"client = {_client(api)}({', '.join([*given, *arguments])})"


def with_client_line(api: ir.Api, given: str) -> str:
    """Return the line of a program that makes a client with these arguments, and closes it after the lines below."""
    return f"{'async ' if api.clients == 'async' else ''}with {_client(api)}({given}) as client:"


def program(*lines: str) -> Code:
    """Return a program of these lines."""
    return Code("\n".join(lines))


def _client(api: ir.Api) -> str:
    return f"{prefixes(api)[0]}{api.class_name}"
