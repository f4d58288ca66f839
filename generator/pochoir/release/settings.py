"""Write the version of a client into pyproject.toml. One line changes, or is added; comments stay."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from pochoir import config
from pochoir.problems import Problem, Refused

_HEADER: Final = re.compile(r"(?m)^[ \t]*\[[^\n]*$")
_API_HEADER: Final = re.compile(r"(?m)^[ \t]*\[\[[ \t]*tool[ \t]*\.[ \t]*pochoir[ \t]*\.[ \t]*api[ \t]*\]\][^\n]*$")
_VERSION: Final = re.compile(r"""(?m)^([ \t]*version[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*')""")
_SPEC: Final = re.compile(r"(?m)^[ \t]*spec[ \t]*=[^\n]*\n?")


def with_version(root: Path, number: int, version: str) -> str:
    """Return the text of the pyproject.toml of a project with another version of the API with a number.

    Raises:
        Refused: the settings are written in a form that cannot be changed safely.
    """
    text = config.text_of(root)
    changed = _changed(text, number, version)
    if changed is None or not _is_only(text, changed, number, version):
        place = config.place(root, "spec", number)
        message = "the version cannot be written into these settings"
        hint = f'write version = "{version}" next to the spec, and run pochoir release again'
        raise Refused((Problem("error", "config-setting", "", message, hint, location=place),))
    return changed


def _changed(text: str, number: int, version: str) -> str | None:
    headers = list(_API_HEADER.finditer(text))
    if number >= len(headers):
        return None
    start = headers[number].end()
    following = _HEADER.search(text, start)
    end = following.start() if following else len(text)
    line = _VERSION.search(text, start, end)
    if line is not None:
        return f'{text[: line.end(1)]}"{version}"{text[line.end() :]}'
    spec = _SPEC.search(text, start, end)
    if spec is None:
        return None
    gap = "" if spec[0].endswith("\n") else "\n"
    line_end = "\r\n" if "\r\n" in text else "\n"
    return f'{text[: spec.end()]}{gap}version = "{version}"{line_end}{text[spec.end() :]}'


def _is_only(old: str, new: str, number: int, version: str) -> bool:
    """Return whether two texts have the same settings, but for the version of one API."""
    try:
        before: Any = tomllib.loads(old)
        after: Any = tomllib.loads(new)
        before["tool"]["pochoir"]["api"][number]["version"] = version
    except (tomllib.TOMLDecodeError, KeyError, IndexError, TypeError):
        return False
    return bool(before == after)
