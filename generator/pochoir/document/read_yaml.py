"""YAML to a tree: YAML 1.2 core schema, every key as written, every place kept, nothing believed."""

import re
from collections.abc import Iterator

import yaml
from yaml import events

from pochoir.document.build import Builder
from pochoir.document.marks import Mark
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Problem, Refused

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(text: Text) -> tuple[Json, Mark, list[Problem]]:
    """The tree of a YAML text, its places, and the findings that did not stop the reading.

    Raises:
        Refused: the text is no YAML, is empty, or costs more than the limits allow; with every finding so far.
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
                raise builder.refuse("yaml-documents", index, "a second document begins here", "keep one per file")
            case _:
                pass
    if builder.root is None:
        message = "the file is empty" if not text.content.strip() else "the file holds nothing but comments"
        raise builder.refuse("document-empty", 0, message, "an OpenAPI description begins with: openapi: 3.1.0")
    value, mark = builder.root
    return value, mark, builder.problems


def _events(text: Text, builder: Builder) -> Iterator[events.Event]:
    """The events of a text; raises Refused where it stops being YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text.content, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else len(text.content)
        message = error.problem or "this is no YAML"
        begun = text.location(error.context_mark.index).line if error.context_mark else 0
        if error.context and begun and begun != text.location(index).line:
            message += f", {error.context} from line {begun}"
        tab = "\t" in text.content[max(0, index - 1) : index + 1]
        raise builder.refuse("yaml-syntax", index, message, "indent with spaces, not tabs" if tab else "") from None
    except yaml.YAMLError as error:
        raise builder.refuse("yaml-syntax", 0, str(error).splitlines()[0], "") from None


def _check_characters(text: Text) -> None:
    """Refuse control characters, which YAML does not allow anywhere."""
    found = _FORBIDDEN.search(text.content)
    if found:
        message = f"the control character U+{ord(found[0]):04X} is not allowed in YAML"
        hint = "is this a text file?" if found[0] == "\0" else f'write it as "\\u{ord(found[0]):04x}" in double quotes'
        problem = Problem("error", "control-character", "", message, hint, location=text.location(found.start()))
        raise Refused((problem,))
