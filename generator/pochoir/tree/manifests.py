"""`MANIFEST.json`: the source and the pochoir version of a distribution, and the hash of each of its files."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from pochoir.literals import Code, json_text
from pochoir.tree.paths import refused
from pochoir.version import __version__

MANIFEST: Final = "MANIFEST.json"
_NOTE: Final = "Written by pochoir on every run: the generated files and the SHA-256 of each."
_STRING: Final = r'("(?:[^"\\\n]|\\.)*")'
_HASH: Final = re.compile(rf'{_STRING}:\s*"([0-9a-f]{{64}})"')
_MEMBER: Final = re.compile(rf'"(\w+)":\s*{_STRING}')


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class HashedText:
    """The text of a file whose hash is known: it is not needed if the disk has the same file.

    Attributes:
        digest: its hash, as `digest` returns it.
        text: returns the text.
    """

    digest: str
    text: Callable[[], str]

    @classmethod
    def of(cls, text: "Text") -> "HashedText":
        """Return a text with its hash."""
        return text if isinstance(text, HashedText) else cls(digest(text.encode()), partial(str, text))

    @classmethod
    def all(cls, files: Mapping[str, str]) -> "Mapping[str, Text]":
        """Return texts by path, with their hashes if they are known."""
        return files.hashed() if isinstance(files, HashedTexts) else files


Text: TypeAlias = str | HashedText
Content: TypeAlias = bytes | HashedText


def encoded(content: Content) -> bytes:
    """Return the bytes of a file."""
    return content if isinstance(content, bytes) else content.text().encode()


def is_same(current: bytes, content: Content) -> bool:
    """Return whether the bytes of a file are this content."""
    return current == content if isinstance(content, bytes) else digest(current) == content.digest


class HashedTexts(Mapping[str, str]):
    """Texts by path whose hashes are known. They are read when one of them is needed.

    Args:
        digests: the hashes by path.
        read: returns a text by its path; None if there is none any more.
        spec: the description that they are made of.
    """

    def __init__(self, digests: Mapping[str, str], read: Callable[[str], str | None], spec: Path) -> None:
        self._digests = digests
        self._read = read
        self._spec = spec

    def __getitem__(self, path: str) -> str:
        """Return a text.

        Raises:
            Refused: it has another hash: it was made again of files that somebody has changed meanwhile.
        """
        text = self._read(path)
        if text is None or digest(text.encode()) != self._digests[path]:
            message, hint = "a file was changed during the run; nothing was written", "run pochoir generate again"
            raise refused("input-changed", self._spec, message, hint)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)

    def hashed(self) -> Mapping[str, HashedText]:
        """Return the texts with their hashes."""
        return {path: HashedText(digest, partial(self.__getitem__, path)) for path, digest in self._digests.items()}


@dataclass(frozen=True, slots=True)
class Origin:
    """What the files of a distribution are made of.

    Attributes:
        spec: the path of the description, as other generated files give it.
        description: a digest of the description and of the files that belong to it.
        settings: a digest of the settings and the templates of the project.
        generator: pochoir and its version.
        released: a digest of the surface of the last release, which keeps its names; "" if there is none.
    """

    spec: str
    description: str
    settings: str
    generator: str = f"pochoir {__version__}"
    released: str = ""


def manifest(files: Mapping[str, str], origin: Origin | None = None) -> Code:
    """Return the text of the manifest of a distribution. It depends on the arguments only, not on the time or machine.

    Args:
        files: texts by path below the folder of the distribution. A manifest among them is not listed.
        origin: what the files are made of.
    """
    return of_digests({path: digest(text.encode()) for path, text in files.items() if path != MANIFEST}, origin)


def of_digests(digests: Mapping[str, str], origin: Origin | None = None) -> Code:
    """Return the text of a manifest, given the hashes of the files instead of their texts."""
    made = asdict(origin) if origin else {"generator": f"pochoir {__version__}"}
    made = {name: value for name, value in made.items() if value or name != "released"}
    return Code(json_text({"note": _NOTE, **dict(sorted(made.items())), "files": dict(sorted(digests.items()))}) + "\n")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a manifest says. Where Git merged it, there are several values for a key.

    Attributes:
        origins: the values of the keys of `Origin`.
        hashes: the hashes of each file; empty if the manifest is missing or not from pochoir.
    """

    origins: Mapping[str, frozenset[str]]
    hashes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, content: bytes | None) -> "Recorded":
        """Return what the text of a manifest says, which may have conflict markers."""
        head, files = _parts(content)
        origins = _collected(_MEMBER, head)
        ours = any(each.startswith("pochoir") for each in origins.get("generator", ()))
        return cls(origins, _collected(_HASH, files) if ours else {})


def hashes(content: bytes | None) -> Mapping[str, frozenset[str]]:
    """Return the hashes that a manifest lists for each file; an empty dict if it is missing or not from pochoir."""
    return Recorded.of(content).hashes


def _parts(content: bytes | None) -> tuple[str, str]:
    head, _, files = (content or b"").decode("utf-8", "replace").partition('"files"')
    return head, files


def _collected(pattern: re.Pattern[str], text: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for match in pattern.finditer(text):
        try:
            name, value = map(_text, match.groups())
        except ValueError:
            continue  # an escape sequence that is none
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def _text(written: str) -> str:
    """Return the text of a JSON string, with or without its quotes.

    Raises:
        ValueError: it is none.
    """
    if "\\" not in written and written.isprintable():
        return written.strip('"')
    text: str = json.loads(written if written.startswith('"') else f'"{written}"')
    return text


def with_manifests(files: Mapping[str, Text]) -> dict[str, dict[str, Content]]:
    """Group files by distribution and encode them; add a manifest to a distribution that has none."""
    folders: dict[str, dict[str, Text]] = {}
    for path, text in files.items():
        folder, _, inner = path.partition("/")
        folders.setdefault(folder, {})[inner] = text
    for texts in folders.values():
        if MANIFEST not in texts:
            texts[MANIFEST] = of_digests({path: HashedText.of(text).digest for path, text in texts.items()})
    return {
        folder: {path: text.encode() if isinstance(text, str) else text for path, text in sorted(texts.items())}
        for folder, texts in folders.items()
    }
