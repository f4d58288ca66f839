"""Build distributions in the process of the test, as their build backend does."""

import hashlib
import tarfile
import zipfile
from pathlib import Path

from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder


def wheel(folder: Path, output: Path) -> Path:
    """Build the wheel of a distribution, and return its path."""
    [built] = WheelBuilder(str(folder)).build(directory=str(output), versions=["standard"])
    return Path(built)


def sdist(folder: Path, output: Path) -> Path:
    """Build the source distribution, and return its path."""
    [built] = SdistBuilder(str(folder)).build(directory=str(output), versions=["standard"])
    return Path(built)


def files(archive: Path) -> dict[str, bytes]:
    """Return the files of a wheel or a source distribution."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(archive) as sdist:
        opened = {each.name: sdist.extractfile(each) for each in sdist.getmembers()}
        return {name: file.read() for name, file in opened.items() if file}


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
