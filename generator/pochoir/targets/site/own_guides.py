"""The guides that a project has written: Markdown files, in one language or in several."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pochoir.extras import text
from pochoir.problems import Location, Problem, Refused

_NAME: Final = re.compile(r"(?:\d+[-_])?([a-z0-9]+(?:[-_][a-z0-9]+)*)(?:\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*))?\.md")
_HEADING: Final = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)")
_MAX_GUIDES: Final = 100


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide of the project.

    Attributes:
        name: the name of its page.
        title: its title in the default language.
        titles: its titles by language.
        texts: its Markdown without the title, by language.
    """

    name: str
    title: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]


def read(folder: Path, languages: Sequence[str]) -> tuple[Guide, ...]:
    """Return the guides in a folder, in the order of their files.

    `getting-started.md` is the guide in all languages without a separate file, such as `getting-started.fr.md`.
    A number before the name, as in `10-getting-started.md`, gives the order.

    Args:
        folder: the folder.
        languages: the languages of the site, the default first.

    Raises:
        Refused: a file has no valid name, is not UTF-8 or too large, or there are too many.
    """
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        match = _NAME.fullmatch(path.name)
        if match is None:
            hint = "write lower-case letters, digits and hyphens, such as getting-started.md or getting-started.fr.md"
            problems.append(_problem(path, "this is not the name of a guide", hint))
        elif match[2] and match[2] not in languages:
            hint = f"the languages of the documentation are {', '.join(languages)}"
            problems.append(_problem(path, f'the documentation has no language "{match[2]}"', hint))
        else:
            found.setdefault(match[1], {})[match[2] or ""] = text(folder, path.name)
    if len(found) > _MAX_GUIDES:
        problems.append(_problem(folder, f"there are more than {_MAX_GUIDES} guides", "join some of them"))
    if problems:
        raise Refused(tuple(problems))
    return tuple(_guide(name, texts, languages) for name, texts in found.items())


def _guide(name: str, texts: Mapping[str, str], languages: Iterable[str]) -> Guide:
    usual = texts.get("") or next(iter(texts.values()))
    split = {language: _split(texts.get(language, usual), name) for language in languages}
    titles = {language: title for language, (title, _) in split.items()}
    return Guide(name, next(iter(titles.values())), titles, {language: body for language, (_, body) in split.items()})


def _split(markdown: str, name: str) -> tuple[str, str]:
    """Return the title of a guide, which is its first heading or made from its name, and the rest."""
    match = _HEADING.match(markdown)
    words = " ".join(re.split("[-_]", name)).capitalize()
    if match is None or not match[1].isprintable():
        return words, markdown
    return match[1], markdown[match.end() :]


def _problem(path: Path, message: str, hint: str) -> Problem:
    return Problem("error", "guide-name", "", message, hint, location=Location(str(path), 1, 1))
