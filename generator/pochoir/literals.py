"""Convert text of a description to source code. No other module does this, except `markdown`.

Every function accepts any `str` (NUL, lone surrogates and bidirectional controls included) and returns `Code`: text
that cannot end the string, comment, cell or line that it is placed in. Invisible characters, and characters that some
program treats as a line break, never occur unescaped: Python and TOML strings and docstrings contain an escape
sequence, everything else a visible form, `<U+202E>`. The set of these characters is written out here instead of taken
from `unicodedata`, which differs between versions of Python.

Strings are quoted as black quotes them (double quotes unless single quotes need fewer escapes).
"""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from typing import TypeAlias

from pochoir.wrap import wrap

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"


class Code(str):
    """Text that may be written to a generated file as it is. The renderer refuses every other string."""

    __slots__ = ()


class Identifier(Code):
    """A Python name chosen by `naming`."""

    __slots__ = ()


class ClassName(Identifier):
    """The Python name of a class or type alias, chosen by `naming`."""

    __slots__ = ()


# C0 and C1 controls, soft hyphen, joiners and fillers of no width, bidirectional controls, line and paragraph
# separators, surrogates, the byte order mark, interlinear marks, tags, non-characters.
INVISIBLE = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
)
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# A fast first check: nearly all text is printable ASCII, and the character class above is slow to match.
_NOT_ASCII = re.compile(r"[^\n -~]+")
_ESCAPED = re.compile(f'[{INVISIBLE}{SPACES}\\\\"]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DIRECTIVE = re.compile(r"(?i)\b(fmt|type|noqa|nosec|pylint|pyright|mypy|isort|ruff|pragma|coding)\b(\s*[:=]?)")
# A float, also one that JSON does not have, in JSON with one value on each line.
_FLOAT = re.compile(rb'^ *(?:"(?:[^"\\\n]|\\.)*": )?(?:-?[0-9]+[.eE]|NaN|-?Infinity)', re.MULTILINE)
_PROMPT = re.compile(r"^(\s*)>>>", re.MULTILINE)
_MAX_DECIMAL = 10**4000


def bytes_literal(content: bytes) -> Code:
    """Return a literal of bytes."""
    shown = (chr(each) if 32 <= each < 127 and chr(each) not in '"\\' else f"\\x{each:02x}" for each in content)
    return Code(f'b"{"".join(shown)}"')


def literal(value: Json) -> Code:
    """Return the Python literal of a JSON value, on one line. `ast.literal_eval` returns the value.

    Raises:
        ValueError: a float is NaN or infinite, which JSON does not allow.
    """
    if isinstance(value, str):
        return string(value)
    if value is None or isinstance(value, bool):
        return Code(repr(value))
    if isinstance(value, int):
        # Past 4300 digits Python refuses to read or print decimals; hexadecimal has no such limit.
        return Code(repr(value) if -_MAX_DECIMAL < value < _MAX_DECIMAL else _hexadecimal(value))
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value} is not a JSON number")
        return Code(repr(value).replace("e+", "e"))  # as black writes it
    if isinstance(value, Mapping):
        return Code("{" + ", ".join(f"{string(key)}: {literal(item)}" for key, item in value.items()) + "}")
    return Code("[" + ", ".join(map(literal, value)) + "]")


def _hexadecimal(value: int) -> str:
    digits = f"{abs(value):X}"
    return f"{'-' if value < 0 else ''}0x{digits}"


def string(text: str) -> Code:
    """Return the Python literal of a string. Do not place it in an f-string, a format string or a string annotation."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return Code(f'"{text}"')
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = _ESCAPED.sub(lambda match: _escape(match[0], quote), text)
    return Code(quote + (body if quote == '"' else body.replace("'", "\\'")) + quote)


def _escape(character: str, quote: str) -> str:
    if character == '"':
        return '\\"' if quote == '"' else '"'
    return _SHORT.get(character) or _escape_sequence(character)


def _escape_sequence(character: str) -> str:
    point = ord(character)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def shown(text: str) -> str:
    """Return `text` with each invisible character, line breaks included, in a visible form: `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def plain(text: str) -> Code:
    """Return `text` on one line: white space collapsed to single spaces, invisible characters in a visible form."""
    return Code(shown(" ".join(text.split())))


def comment(text: str) -> Code:
    """Return a one-line comment, `# ...`, that no tool interprets as a directive; `#` if the text is empty."""
    line = _DIRECTIVE.sub(_defuse, plain(text)).replace(">>>", "> > >")
    return Code(f"# {line}".rstrip())


def _defuse(match: re.Match[str]) -> str:
    return f"{match[1][0]}-{match[1][1:]}{match[2]}" if match[1].lower() == "noqa" or match[2].strip() else match[0]


def toml_string(text: str) -> Code:
    """Return a TOML 1.0 basic string. Lone surrogates, which TOML cannot represent, become U+FFFD."""
    body = _ESCAPED.sub(_toml_escape, _SURROGATE.sub("\ufffd", text))
    return Code(f'"{body}"')


def _toml_escape(match: re.Match[str]) -> str:
    character = match[0]
    if character == '"':
        return '\\"'
    point = ord(character)
    return _SHORT.get(character) or (f"\\u{point:04X}" if point < 0x10000 else f"\\U{point:08X}")


def json_text(value: Json, indent: int | None = 2) -> Code:
    """Return JSON without a final newline. Members keep their order; only invisible characters are escaped."""
    text = _encoded(value, indent)
    if text.isascii() and "\x7f" not in text:
        return Code(text)
    # Any invisible character left is in a string; the line breaks between members come from the encoder.
    if any(_INVISIBLE.search(run[0]) for run in _NOT_ASCII.finditer(text)):
        text = _NOT_ASCII.sub(lambda run: _INVISIBLE.sub(lambda match: _json_escape(match[0]), run[0]), text)
    return Code(text)


def ascii_json(value: Json) -> Code:
    """Return JSON of printable ASCII characters without a final newline; all others are escaped."""
    return Code(_NOT_ASCII.sub(lambda run: "".join(map(_json_escape, run[0])), _encoded(value, 2)))


def _encoded(value: Json, indent: int | None) -> str:
    if indent is not None:
        # Python writes JSON with line breaks ten times as slowly. Imported here: every command imports this module.
        from pydantic_core import PydanticSerializationError, to_json

        with suppress(PydanticSerializationError):  # of a lone surrogate, or of what is too deep
            made = to_json(value, indent=indent)
            if not _FLOAT.search(made):  # floats look different there
                return made.decode()
    return _encoder(indent).encode(value)


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    """Return an encoder. `json.dumps` would make one for each of a hundred thousand texts."""
    return json.JSONEncoder(ensure_ascii=False, indent=indent, allow_nan=False)


def _json_escape(character: str) -> str:
    point = ord(character)
    if point < 0x10000:
        return f"\\u{point:04x}"
    high, low = divmod(point - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


@lru_cache(maxsize=1024)
def docstring(text: str, indent: int = 0, width: int = 100) -> Code:
    """Return a triple-quoted docstring, formatted as black would format it.

    All kinds of line breaks become newlines, invisible characters become escapes, and doctest prompts are defused.
    Blank text becomes "Undocumented.", because a docstring is never empty.

    Args:
        text: the text, in Markdown.
        indent: the column at which lines after the first start.
        width: the longest line, indent included. Longer lines are wrapped where Markdown allows it (see `wrap`).
    """
    lines = wrap(_clean(text), width - indent, width - indent - 3) if text.strip() else ["Undocumented."]
    margin = " " * indent
    # Python dedents a docstring by its least indented line, not counting the first. If all other lines are indented,
    # the first line must go below the quotes, or the indentation of the list or code that it starts is lost.
    below = any(lines[1:]) and all(line.startswith(" ") for line in lines[1:] if line)
    quoted = [_docstring_line(line) for line in lines]
    if quoted[0].startswith('"'):
        quoted[0] = "\\" + quoted[0]
    body = f"\n{margin}".join(["", *quoted] if below else quoted)
    body = re.sub(r"\n +(?=\n)", "\n", body)
    if len(lines) > 1:
        return Code(f'"""{body}\n{margin}"""')
    # A single line is never split, because black would join it. A final quote is kept apart from the closing ones.
    space = " " if body.endswith('"') else ""
    return Code(f'"""{body}{space}"""')


def _clean(text: str) -> str:
    text = _SURROGATE.sub("\ufffd", LINE_BREAK.sub("\n", text)).expandtabs(4)
    return _PROMPT.sub(r"\1\\>>>", text)


def _docstring_line(line: str) -> str:
    line = line.replace("\\", "\\\\")
    if not (line.isascii() and line.isprintable()):
        line = _INVISIBLE.sub(lambda match: _escape_sequence(match[0]), line)
    return line.replace('"""', '\\"\\"\\"')
