"""The text of a pyproject.toml, and problems at places in it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias, cast

from pochoir.problems import NOWHERE, Location, Problem, Refused, conflict, did_you_mean

Entry: TypeAlias = "tuple[str, int] | None"
"""The name of an array of tables below `tool.pochoir`, and the index of one of them."""
_LONG_NUMBER: Final = re.compile(r"[0-9_]{4301,}")
_HEADER: Final = r"(?m)^[ \t]*\[\[[ \t]*tool[ \t]*\.[ \t]*pochoir[ \t]*\.[ \t]*%s[ \t]*\]\]"


def loads(text: str) -> Mapping[str, object]:
    """Return the tables of a TOML text.

    Raises:
        tomllib.TOMLDecodeError: it is not TOML, or has values that Python's parser cannot read.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        lines = text.split("\n")
        deepest = max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{"))
        place = f"line {deepest + 1}, column {len(lines[deepest]) - len(lines[deepest].lstrip()) + 1}"
        raise tomllib.TOMLDecodeError(f"Arrays or tables are nested too deeply (at {place})") from None
    except ValueError:
        # An integer with more digits than Python converts.
        number = _LONG_NUMBER.search(text)
        start = number.start() if number else 0
        place = f"line {text.count(chr(10), 0, start) + 1}, column {start - text.rfind(chr(10), 0, start)}"
        raise tomllib.TOMLDecodeError(f"A number has too many digits (at {place})") from None


def refusal(path: Path) -> str:
    """Return why the system refuses a path, whether or not there is such a file; "" if it does not."""
    try:
        path.lstat()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return (error.strerror or type(error).__name__).lower()
    except ValueError:
        return "it has a null character"
    return ""


@dataclass(slots=True)
class SettingsText:
    """The text of a pyproject.toml and the problems found in it.

    Attributes:
        file: the path of the file.
        shown: the path, as it is displayed.
        text: its text.
        problems: the problems.
    """

    file: Path
    shown: str
    text: str
    problems: list[Problem] = field(default_factory=list[Problem])

    def table(self) -> Mapping[str, object] | None:
        """Return the table `[tool.pochoir]`, or None when there is none."""
        try:
            tool: object = loads(self.text).get("tool", {})
        except tomllib.TOMLDecodeError as error:
            raise Refused((self._no_toml(str(error)),)) from None
        table = cast("Mapping[str, object]", tool).get("pochoir", {}) if isinstance(tool, dict) else tool
        if isinstance(tool, dict) and "pochoir" not in tool:
            return None
        if not isinstance(table, dict):
            word = "pochoir" if isinstance(tool, dict) else "tool"
            self.report(f"[{'tool.' * (word != 'tool')}{word}] must be a table", "begin it with [tool.pochoir]", word)
            raise Refused(tuple(self.problems))
        return cast("Mapping[str, object]", table)

    def _no_toml(self, reason: str) -> Problem:
        place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", reason)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else self._end()
        message = reason[: place.start()] if place else reason
        hint = ""
        if merged := conflict(self.text):
            index, words, hint = merged
            return self._problem("config-toml", words, hint, self.text.count("\n", 0, index) + 1, 1)
        if self.text.startswith("\ufeff"):
            message, hint = "the file begins with a byte order mark", "save the file as UTF-8 without one"
        return self._problem("config-toml", f"this is not TOML: {message[:1].lower()}{message[1:]}", hint, line, column)

    def _end(self) -> tuple[int, int]:
        lines = self.text.splitlines() or [""]
        return len(lines), len(lines[-1]) + 1

    def check_keys(
        self, table: Mapping[str, object], known: Mapping[str, tuple[type, str]], where: str, at: Entry = None
    ) -> None:
        """Report unknown keys of a table, and values of the wrong type."""
        for key, value in table.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"the settings are {', '.join(sorted(known))}"
                self.report(f'{where} has no setting "{key}"', hint, key, at)
            elif not isinstance(value, known[key][0]):
                expected, _, how = known[key][1].partition(": ")
                expected, _, example = expected.partition(", such as ")
                hint = how or f"write {example}"
                self.report(f'"{key}" in {where} must be {expected}', hint, key, at)

    def check_choice(
        self, table: Mapping[str, object], key: str, choices: tuple[str, str], what: str, at: Entry = None
    ) -> None:
        """Report a text that is neither of two choices."""
        value = table.get(key, choices[0])
        if isinstance(value, str) and value not in choices:
            hint = did_you_mean(value, choices) or f'write "{choices[0]}" or "{choices[1]}"'
            self.report(f'"{value}" is not {what}', hint, key, at)

    def report(self, message: str, hint: str, word: str, at: Entry = None, key: str = "") -> None:
        """Report a problem at the key or text `word`, in an entry of an array of tables if there is one.

        Other keys may have the same text, so it is looked for in the line of its `key`. A text that is written with
        escapes is not found there; it is then reported at the key.
        """
        line, column = self.position(word, at, key)
        self.problems.append(self._problem("config-setting", message, hint, line, column))

    def place(self, at: Entry, word: str = "") -> Location:
        """Return the location of an entry of an array of tables, or of the key or text `word` in it."""
        return self._problem("", "", "", *self.position(word, at)).location or NOWHERE

    def position(self, word: str, at: Entry, key: str = "") -> tuple[int, int]:
        """Return line and column of the key or text `word`, in the line of a `key` if there is one."""
        # tomllib has no positions, so the first occurrence of the word in the table is located.
        start, end = self._part(at)
        found = self._key(key or word, start, end)
        if key and found:
            in_line = self.text.find(word, found.end(), self._end_of_line(found.end())) if word else -1
            index = in_line if in_line >= 0 else found.start(1)
        else:
            index = found.start(1) if found else self.text.find(word, start, end) if word else -1
        index = index if index >= 0 else start
        line = self.text.count("\n", 0, index) + 1
        return line, index - self.text.rfind("\n", 0, index)

    def _key(self, key: str, start: int, end: int) -> re.Match[str] | None:
        return re.compile(rf'(?m)^[ \t]*"?({re.escape(key)})"?[ \t]*[=.]').search(self.text, start, end)

    def _end_of_line(self, index: int) -> int:
        found = self.text.find("\n", index)
        return found if found >= 0 else len(self.text)

    def _part(self, at: Entry) -> tuple[int, int]:
        name, number = at or ("", 0)
        headers = [match.start() for match in re.finditer(_HEADER % name, self.text)] if name else []
        if number < len(headers):
            return headers[number], headers[number + 1] if number + 1 < len(headers) else len(self.text)
        return max(self.text.find("[tool.pochoir"), 0), len(self.text)

    def _problem(self, code: str, message: str, hint: str, line: int, column: int) -> Problem:
        lines = self.text.splitlines()
        place = Location(self.shown, line, column, lines[line - 1] if line <= len(lines) else "")
        return Problem("error", code, "", message, hint, location=place)
