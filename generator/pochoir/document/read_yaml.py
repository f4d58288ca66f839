"""Parse YAML (1.2 core schema) without building Python objects from tags.

Keys stay strings as they are written, the position of every value is recorded, and aliases are counted.
"""

import re
from collections.abc import Iterator

import yaml
from yaml import events

from pochoir.document.build import Builder
from pochoir.document.positions import Position
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Problem, Refused, conflict

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(text: Text) -> tuple[Json, Position, list[Problem]]:
    """Parse a YAML text.

    Returns:
        The value, its position, and the problems that did not stop the parser.

    Raises:
        Refused: the text is not YAML, is empty or exceeds a limit. All problems found so far are included.
    """
    _check_characters(text)
    builder = Builder(text)
    for event in _events(text, builder):
        index = event.start_mark.index if event.start_mark else 0
        match event:
            case events.ScalarEvent():
                builder.scalar(event, index)
            case events.MappingEndEvent() | events.SequenceEndEvent():
                builder.close(index)
            case events.CollectionStartEvent():
                builder.open(event, index)
            case events.AliasEvent():
                builder.alias(event, index)
            case events.DocumentStartEvent() if builder.root is not None:
                raise builder.refuse(
                    "yaml-documents", index, "a second YAML document starts here", "keep one document per file"
                )
            case _:
                pass
    if builder.root is None:
        message = "the file is empty" if not text.content.strip() else "the file contains only comments"
        raise builder.refuse("document-empty", 0, message, "an OpenAPI description starts with: openapi: 3.1.0")
    value, position = builder.root
    return value, position, builder.problems


def _events(text: Text, builder: Builder) -> Iterator[events.Event]:
    """Yield the YAML events of a text.

    Raises:
        Refused: at the first syntax error.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text.content, Loader=loader)
    except yaml.MarkedYAMLError as error:
        if merged := conflict(text.content):
            raise builder.refuse("yaml-syntax", *merged) from None
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else len(text.content)
        message = error.problem or "invalid YAML"
        begun = text.location(error.context_mark.index).line if error.context_mark else 0
        if error.context and begun and begun != text.location(index).line:
            message += f", {error.context} from line {begun}"
        tab = "\t" in text.content[max(0, index - 1) : index + 1]
        raise builder.refuse("yaml-syntax", index, message, "indent with spaces, not tabs" if tab else "") from None
    except yaml.YAMLError as error:
        raise builder.refuse("yaml-syntax", 0, str(error).splitlines()[0], "") from None


def _check_characters(text: Text) -> None:
    """Check for control characters, which YAML allows nowhere.

    Raises:
        Refused: there is one.
    """
    found = _FORBIDDEN.search(text.content)
    if found:
        message = f"the control character U+{ord(found[0]):04X} is not allowed in YAML"
        hint = (
            "check that this is a text file"
            if found[0] == "\0"
            else f'write it as "\\u{ord(found[0]):04x}" in double quotes'
        )
        problem = Problem("error", "control-character", "", message, hint, location=text.location(found.start()))
        raise Refused((problem,))
