"""The guide to the client in production. Its texts and programs are those of the README of the client."""

from collections.abc import Iterable
from dataclasses import dataclass

from pochoir.targets.client.production import production as topics_of
from pochoir.targets.client.topics import Paragraph, Topic
from pochoir.targets.site.changes import Sentence
from pochoir.targets.site.pages.changelog import Shown
from pochoir.targets.site.pages.code_blocks import CodeBlock, python_block
from pochoir.targets.site.site_index import SiteIndex


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its anchor and title, paragraphs, the rows of a table after the first of them, and a program."""

    id: str
    title: str
    paragraphs: tuple[Shown, ...]
    rows: tuple[tuple[Shown, Shown], ...]
    sample: CodeBlock | None


def production(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide."""
    return {"topics": sections(topics_of(index.api)), "samples": ()}


def sections(topics: Iterable[Topic]) -> tuple[Section, ...]:
    """Return topics as the site shows them."""
    return tuple(
        Section(
            each.id,
            each.title,
            tuple(map(shown, each.paragraphs)),
            tuple((shown(first), shown(second)) for first, second in each.rows),
            python_block(each.program) if each.program else None,
        )
        for each in topics
    )


def shown(paragraph: Paragraph) -> Shown:
    """Return a paragraph as the site shows it."""
    return Shown.of(Sentence(paragraph.text, paragraph.values))
