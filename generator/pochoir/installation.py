"""The installation of pochoir: its files and the versions of the libraries that affect the output."""

import contextlib
import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Final

from pochoir.cache import key
from pochoir.disk import folder_digest

LIBRARIES: Final = (
    *("babel", "black", "jinja2", "jsonschema-rs", "markdown-it-py", "markupsafe", "mdurl", "openapi-spec-validator"),
    *("packaging", "pydantic", "pydantic-core", "pygments", "pytokens", "pyyaml"),
)
"""The libraries that `generate` imports, and those of their own libraries that shape the result."""
_INSTALLED: Final = re.compile(r"([^-]+)-([^-]+)(-.*)?\.(dist|egg)-info")


def templates_folder() -> Path:
    """Return the folder of pochoir's templates: in the installed package, or at the top of a checkout."""
    installed = Path(__file__).parent / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return a digest of pochoir's code and templates, of the libraries that it uses and of Python."""
    return key(versions(*LIBRARIES), folder_digest(Path(__file__).parent), folder_digest(templates_folder()))


@lru_cache(maxsize=8)
def versions(*libraries: str) -> str:
    """Return the version of Python and those of installed libraries, for a key."""
    found = _installed()
    return "\n".join([sys.version, *(f"{each} {found.get(each) or _version(each)}" for each in libraries)])


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    """Return the versions of libraries as the names of their folders say, which takes a hundredth of reading them."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for match in filter(None, (_INSTALLED.fullmatch(each.name) for each in os.scandir(folder or "."))):
                found.setdefault(re.sub(r"[-_.]+", "-", match[1]).lower(), match[2])
    return found


def _version(library: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "?"
