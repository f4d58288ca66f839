"""Read wheels, which others may have made: within limits, and nothing is unpacked."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.metadata import RawMetadata, parse_email
from packaging.utils import canonicalize_name

from pochoir import config
from pochoir.evolution import files
from pochoir.evolution.files import Released
from pochoir.problems import Location, Problem, Refused
from pochoir.targets.client.provenance import IN_WHEELS, SURFACE

SUFFIX: Final = ".whl"
_MAX_BYTES: Final = 256 * 1024 * 1024
_MAX_FILES: Final = 50_000
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, RuntimeError, ValueError),
)
"""The exceptions that a damaged archive raises."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """The content of a wheel.

    Attributes:
        path: the path of the file.
        folder: the name of its folder of metadata, `library-1.0.0.dist-info`.
        package: the files outside that folder, by path.
        metadata_files: the files in that folder, by path below it.
        metadata: the fields of METADATA.
        unknown: the fields of METADATA that are not understood.
    """

    path: Path
    folder: str
    package: Mapping[str, bytes]
    metadata_files: Mapping[str, bytes]
    metadata: RawMetadata
    unknown: Mapping[str, list[str]]

    @property
    def name(self) -> str:
        """The normalised name of the distribution."""
        return canonicalize_name(self.metadata.get("name", ""))

    @property
    def shown(self) -> str:
        """The path, as it is printed."""
        return config.shown(self.path)


def is_wheel(name: str) -> bool:
    """Return whether a name is that of a file that is a wheel."""
    return name.endswith(SUFFIX) and Path(name).is_file()


def read(path: Path) -> Wheel:
    """Read a wheel.

    Raises:
        Refused: the file is not a wheel, or is too large.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = _files(archive)
    except _UNREADABLE as error:
        raise refused(path, f"this wheel cannot be read: {error}", "build or download it again") from None
    folders = sorted({name.partition("/")[0] for name in found if name.endswith(".dist-info/METADATA")})
    if len(folders) != 1:
        message = "this is not a wheel: it has " + ("several folders" if folders else "no folder") + " with METADATA"
        raise refused(path, message, "name a file that ends with .whl")
    start = f"{folders[0]}/"
    inside = {name.removeprefix(start): content for name, content in found.items() if name.startswith(start)}
    metadata, unknown = parse_email(inside["METADATA"])
    outside = {name: content for name, content in found.items() if not name.startswith(start)}
    return Wheel(path, folders[0], outside, inside, metadata, unknown)


def surface(wheel: Wheel) -> Released:
    """Return the version and the surface of the client in a wheel.

    Raises:
        Refused: the wheel has none, or it cannot be read.
    """
    content = wheel.metadata_files.get(IN_WHEELS[SURFACE])
    if content is None:
        hint = "compare a revision, or a released.json"
        raise refused(wheel.path, f"this wheel has no {SURFACE}: pochoir did not make it, or an early version", hint)
    try:
        return files.read(content.decode("utf-8"))
    except (UnicodeDecodeError, RecursionError, files.FileError) as error:
        raise refused(wheel.path, f"{SURFACE} in this wheel: {error}", "build or download it again") from None


def refused(path: Path, message: str, hint: str) -> Refused:
    """Return the exception for a wheel that cannot be read."""
    place = Location(config.shown(path), 1, 1)
    return Refused((Problem("error", "wheel-unreadable", "", message, hint, location=place),))


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) > _MAX_FILES or sum(each.file_size for each in members) > _MAX_BYTES:
        raise ValueError("it is too large")
    if len({each.filename for each in members}) < len(members):
        raise ValueError("it has two files with the same path")
    # What a member says about its size is held to: reading more is an error of the archive.
    return {each.filename: archive.read(each) for each in members}
