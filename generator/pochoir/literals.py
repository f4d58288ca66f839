"""The one place where text of a document becomes text of a file.

Every emitter takes any `str` at all (NUL, lone surrogates and bidirectional controls included) and gives `Code`:
text that cannot end the string, the comment, the cell or the line it stands in. What a reader could not see, or
what some program takes for the end of a line, never stands raw: Python and TOML strings and docstrings carry the
escape, everything else shows it, `<U+202E>`. The set of those characters is written out here and not asked of
`unicodedata`, whose answers change from one Python to the next.

Markdown has its own module, `markdown`; black's idea of a string (double quotes unless single ones save
escapes) is followed, so that what is emitted is what stands in the file.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pochoir.wrap import wrap

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"


class Code(str):
    """Text that may stand in a generated file as it is. The renderer refuses every other string."""

    __slots__ = ()


class Identifier(Code):
    """A Python name that `naming` decided."""

    __slots__ = ()


class ClassName(Identifier):
    """The Python name of a class or a type alias that `naming` decided."""

    __slots__ = ()


# C0 and C1 controls, soft hyphen, joiners and fillers of no width, bidirectional controls, line and paragraph
# separators, surrogates, the byte order mark, interlinear marks, tags, non-characters.
UNSEEN = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
)
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")

_UNSEEN = re.compile(f"[{UNSEEN}]")
# What is worth a look: nearly all text is printable ASCII, and the character class above is a slow one.
_ODD = re.compile(r"[^\n -~]+")
_ESCAPED = re.compile(f'[{UNSEEN}{SPACES}\\\\"]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DIRECTIVE = re.compile(r"(?i)\b(fmt|type|noqa|nosec|pylint|pyright|mypy|isort|ruff|pragma|coding)\b(\s*[:=]?)")
_PROMPT = re.compile(r"^(\s*)>>>", re.MULTILINE)
_BIGGEST_DECIMAL = 10**4000


def literal(value: Json) -> Code:
    """The Python literal of a JSON value, on one line; `ast.literal_eval` gives the value back.

    Raises ValueError for a float that JSON does not know (NaN, infinity).
    """
    if isinstance(value, str):
        return string(value)
    if value is None or isinstance(value, bool):
        return Code(repr(value))
    if isinstance(value, int):
        # Past 4300 digits Python refuses to read or print decimals; hexadecimal has no such limit.
        return Code(repr(value) if -_BIGGEST_DECIMAL < value < _BIGGEST_DECIMAL else _hexadecimal(value))
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value} is no JSON number")
        return Code(repr(value))
    if isinstance(value, Mapping):
        return Code("{" + ", ".join(f"{string(key)}: {literal(item)}" for key, item in value.items()) + "}")
    return Code("[" + ", ".join(map(literal, value)) + "]")


def _hexadecimal(value: int) -> str:
    digits = f"{abs(value):X}"
    return f"{'-' if value < 0 else ''}0x{digits}"


def string(text: str) -> Code:
    """The Python literal of a string. Never a part of an f-string, of a format or of a string annotation."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = _ESCAPED.sub(lambda match: _escape(match[0], quote), text)
    return Code(quote + (body if quote == '"' else body.replace("'", "\\'")) + quote)


def _escape(character: str, quote: str) -> str:
    if character == '"':
        return '\\"' if quote == '"' else '"'
    return _SHORT.get(character) or _numbered(character)


def _numbered(character: str) -> str:
    point = ord(character)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def shown(text: str) -> str:
    """`text` with every character that cannot be seen written out, `<U+202E>`; line breaks included."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def plain(text: str) -> Code:
    """`text` on one line, each run of spaces and line breaks made one space, nothing in it unseen."""
    return Code(shown(" ".join(text.split())))


def comment(text: str) -> Code:
    """A comment of one line, `# ...`, that no tool takes for a directive; `#` alone when there is no text."""
    line = _DIRECTIVE.sub(_defuse, plain(text)).replace(">>>", "> > >")
    return Code(f"# {line}".rstrip())


def _defuse(match: re.Match[str]) -> str:
    return f"{match[1][0]}-{match[1][1:]}{match[2]}" if match[1].lower() == "noqa" or match[2].strip() else match[0]


def toml_string(text: str) -> Code:
    """A basic string of TOML 1.0. Lone surrogates, which TOML has no word for, become U+FFFD."""
    body = _ESCAPED.sub(_toml_escape, _SURROGATE.sub("\ufffd", text))
    return Code(f'"{body}"')


def _toml_escape(match: re.Match[str]) -> str:
    character = match[0]
    if character == '"':
        return '\\"'
    point = ord(character)
    return _SHORT.get(character) or (f"\\u{point:04X}" if point < 0x10000 else f"\\U{point:08X}")


def json_text(value: Json, indent: int | None = 2) -> Code:
    """JSON, printable characters as they are, unseen ones escaped; members in the order given, no final newline."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    # What is left unseen can only stand inside a string: the line breaks between members are the writer's own.
    return Code(_ODD.sub(lambda run: _UNSEEN.sub(lambda match: _json_escape(match[0]), run[0]), text))


def _json_escape(character: str) -> str:
    point = ord(character)
    if point < 0x10000:
        return f"\\u{point:04x}"
    high, low = divmod(point - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def docstring(text: str, indent: int = 0, width: int = 100) -> Code:
    """A triple-quoted docstring whose lines, after the first, begin at column `indent`.

    Lines longer than `width` are wrapped the way Markdown allows (`wrap`); shorter ones stay. The result is what
    black would make of it. Line breaks of any kind become newlines, unseen characters escapes, doctest prompts
    lose their meaning; text of blanks alone becomes "Undocumented.", for a docstring is never empty.
    """
    lines = wrap(_readable(text), width - indent, width - indent - 3) or ["Undocumented."]
    margin = " " * indent
    # Indentation is relative to the least indented line but the first: when all of them are indented, the first
    # must stand among them or the list or the code it opens is lost.
    below = any(lines[1:]) and all(line.startswith(" ") for line in lines[1:] if line)
    quoted = [_docstring_line(line) for line in lines]
    if quoted[0].startswith('"'):
        quoted[0] = "\\" + quoted[0]
    body = f"\n{margin}".join(["", *quoted] if below else quoted)
    body = re.sub(r"\n +(?=\n)", "\n", body)
    if len(lines) > 1:
        return Code(f'"""{body}\n{margin}"""')
    # One line stays one line, however long: black would join it again, and keep a last quote off the closing ones.
    space = " " if body.endswith('"') else ""
    return Code(f'"""{body}{space}"""')


def _readable(text: str) -> str:
    text = _SURROGATE.sub("\ufffd", LINE_BREAK.sub("\n", text)).expandtabs(4)
    return _PROMPT.sub(r"\1\\>>>", text)


def _docstring_line(line: str) -> str:
    line = _UNSEEN.sub(lambda match: _numbered(match[0]), line.replace("\\", "\\\\"))
    return line.replace('"""', '\\"\\"\\"')
