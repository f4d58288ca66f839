"""The files that a description is read from, and whether they have changed."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from pochoir import extras
from pochoir.cache import key
from pochoir.disk import (
    UnreadableError,
    file_digest,
    folder_digest,
    read_bytes,
    read_referenced,
    relative,
    text_digest,
)
from pochoir.problems import Refused

if TYPE_CHECKING:
    from pochoir.understanding import Understood

_REFERENCES: Final = (
    re.compile(r"""\$ref["']?\s*:\s*["']?([^\s"'#{},][^"'#\n{},]*)"""),
    re.compile(r"""([^\s"'#{},]+\.(?:ya?ml|json))"""),  # in the mapping of a discriminator
)
"""Match what may be a reference to another file; more than that does no harm."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was read for a client, so that a later run knows where to look.

    Attributes:
        package: the import name of the package, which is part of the paths of extra files.
        files: the paths of the files that the description refers to, relative to its folder.
    """

    package: str
    files: tuple[str, ...]


def watched(understood: "Understood") -> Watched:
    """Return the files that a description was read from."""
    own = 1 + len(understood.document.overlays)
    return Watched(understood.api.package, tuple(understood.document.digests)[own:])


def read(understood: "Understood") -> str:
    """Return the digest of the files of a description, as they were when it was read."""
    return _key(understood.document.digests, understood.extras, understood.released, understood.facts)


def current(spec: Path, watched: Watched, overlays: Sequence[Path] = ()) -> str | None:
    """Return the digest of the files of a description, as they are now; None if one cannot be read."""
    try:
        digests = {spec.name: text_digest(read_bytes(spec))}
        digests |= {relative(each, spec.parent): text_digest(read_bytes(each)) for each in overlays}
        digests |= {path: text_digest(read_referenced(spec, path)) for path in watched.files}
        texts, released = extras.extra_files(spec, watched.package), file_digest(
            extras.extra_path(spec, extras.RELEASED)
        )
        return _key(digests, texts, released, extras.facts(spec))
    except (UnreadableError, Refused):
        return None


def documented(spec: Path) -> str:
    """Return the digest of the files that only the documentation is made of, with those that earlier versions name."""
    notes, earlier = spec.parent / extras.NOTES, spec.parent / extras.EARLIER
    try:
        versions = extras.earlier(spec)
    except Refused:
        versions = ()  # reported when they are read
    named = (f"{path}\0{found}" for each in versions for path, found in _named(each))
    return key(file_digest(notes), folder_digest(earlier, follow=False), *named)


def _named(description: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that a description may refer to, with their digests, without reading it as YAML."""
    waiting, seen = [description.name], {description.name}
    while waiting:
        path = waiting.pop()
        try:
            content = read_referenced(description, path)
        except UnreadableError as error:
            yield path, error.code
            continue
        yield path, text_digest(content)
        text = content.decode("utf-8", "replace")
        for match in chain.from_iterable(pattern.finditer(text) for pattern in _REFERENCES):
            other = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(match[1])))
            if other not in seen:
                seen.add(other)
                waiting.append(other)


def _key(digests: Mapping[str, str], texts: Mapping[str, str], released: str, facts: frozenset[str] | None) -> str:
    files = (part for path, found in digests.items() for part in (path, found))
    written = (part for pair in texts.items() for part in pair)
    known = "" if facts is None else repr(sorted(facts))
    return key("description", *files, "extras", *written, "released", released, "facts", known)
