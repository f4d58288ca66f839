"""The shell command that installs a distribution, made from a setting such as `pip install {distribution}`."""

import re
import shlex
from pathlib import Path
from typing import Final

DISTRIBUTION: Final = "{distribution}"
"""The placeholder of the name of the distribution."""
FOLDER: Final = "{folder}"
"""The placeholder of the name of its folder below the output folder."""
_NAMES: Final = (DISTRIBUTION, FOLDER)
_WORD: Final = re.compile(r"""(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\;&|()<>])+""")
_PLACEHOLDER: Final = re.compile(r"(?<!\$)\{\w*\}")
_REQUIREMENT: Final = re.compile(r"\{distribution\}(?=$|[\s=<>~!;@\[])")
_EXTRAS: Final = re.compile(r"\[([^\[\]/]*)\]")


def from_folder(output: str) -> str:
    """Return the command for distributions in an output folder, given relative to the current folder.

    It names no package index, where the name of a distribution may belong to somebody else.
    """
    path = (Path(output) / FOLDER).as_posix()
    word = f"./{path}"
    safe = shlex.quote(output) == output
    return f"pip install {word if safe else shlex.quote(word)}"


DEFAULT: Final = from_folder("generated")
"""The command of a project without settings."""


def fault(text: str) -> str:
    """Return why a setting is no install command, or "" if it is one."""
    if not text.isprintable() or "`" in text:
        return "must be one line without backquotes"
    try:
        shlex.split(text)
    except ValueError:
        return "has a quote that is not closed"
    unknown = [each for each in _PLACEHOLDER.findall(text) if each not in _NAMES]
    if unknown:
        return f"has {unknown[0]}, which is not a placeholder"
    return "" if any(name in text for name in _NAMES) else f"does not contain {DISTRIBUTION}"


def line(setting: str, distribution: str, folder: str, extra: str = "") -> str:
    """Return the command that installs a distribution.

    Args:
        setting: a command that has no fault.
        distribution: the name of the distribution.
        folder: the name of its folder.
        extra: the name of an extra to install with it, or "".
    """
    text = _with_extra(setting, extra) if extra else setting
    return text.replace(DISTRIBUTION, distribution).replace(FOLDER, folder)


def _with_extra(setting: str, extra: str) -> str:
    """Add an extra to the word that names the distribution: a requirement if there is one, else a path or a URL."""
    words = [each for each in _WORD.finditer(setting) if any(name in each[0] for name in _NAMES)]
    values = [each for each in words if not each[0].startswith("-")] or words
    requirements = [each for each in values if _REQUIREMENT.match(_unquoted(each[0]))]
    if not values:
        return setting
    chosen = (requirements or values)[-1]
    word = _extended(_unquoted(chosen[0]), extra)
    # A shell expands variables in double quotes only.
    quoted = f'"{word}"' if "$" in word else f"'{word}'" if "'" not in word else shlex.quote(word)
    return f"{setting[: chosen.start()]}{quoted}{setting[chosen.end() :]}"


def _unquoted(word: str) -> str:
    return "".join(shlex.split(word))


def _extended(word: str, extra: str) -> str:
    """Return a requirement, a URL or a path with an extra added to those that it has."""
    named = _REQUIREMENT.match(word)
    if named is None and "://" in word:
        return f"{DISTRIBUTION}[{extra}] @ {word}"
    end = named.end() if named else len(word) - len(_trailing(word))
    present = _EXTRAS.match(word, end)
    extras = f"{present[1]},{extra}" if present and present[1] else extra
    return f"{word[:end]}[{extras}]{word[present.end() if present else end :]}"


def _trailing(path: str) -> str:
    """Return the extras at the end of a path, in their brackets, or ""."""
    found = re.search(r"\[[^\[\]/]*\]$", path)
    return found[0] if found else ""
