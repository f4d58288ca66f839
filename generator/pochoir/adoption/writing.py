"""Write overlays as YAML, with comments."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any, Final

import yaml

from pochoir.adoption.difference import Change
from pochoir.document.scalars import NotANumberError, plain
from pochoir.ir import Json
from pochoir.literals import shown

_WIDTH: Final = 120
_HEAD: Final = "overlay: 1.1.0\n"
_NOTHING: Final = Change("$.info", {}, reasons=("Write your own changes here.",))


class _Dumper(yaml.SafeDumper):
    """Writes YAML that versions 1.1 and 1.2 read alike."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Quote what a reader of YAML 1.2 would take for another value; PyYAML knows those of YAML 1.1."""
    try:
        # PyYAML breaks lines at more characters than a reader of YAML 1.2.
        is_text = isinstance(plain(text), str) and text.isprintable()
    except NotANumberError:
        is_text = False
    style = None if is_text else '"'
    if "\n" in text and _fits_block(text):
        style = "|"
    writer: Any = dumper
    node: yaml.ScalarNode = writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return node


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    return all(line.isprintable() and line == line.rstrip() for line in lines) and not text.startswith((" ", "\n"))


_Dumper.add_representer(str, _text)


def overlay(title: str, extends: str, changes: Sequence[Change], notes: Iterable[str] = ()) -> str:
    """Return the text of an overlay.

    Args:
        title: its title.
        extends: the description that it is for, relative to the overlay.
        changes: its actions, with their reasons as comments.
        notes: comments at the end.
    """
    head = {"info": {"title": title, "version": "1.0.0"}, "extends": extends}
    actions = "".join(_action(change) for change in changes or (_NOTHING,))
    end = "".join(f"{_comment(note, '')}" for note in notes)
    return f"{_HEAD}{_yaml(head)}actions:\n{actions}{end}"


def _action(change: Change) -> str:
    value: dict[str, Json] = {"target": change.target}
    value |= {"remove": True} if change.removes else {"update": change.update}
    lines = _yaml([value]).splitlines(keepends=True)
    comments = "".join(_comment(reason, "  ") for reason in change.reasons)
    return comments + "".join(f"  {line}" if line.strip() else line for line in lines)


def _yaml(value: Any) -> str:
    writer: Any = yaml
    text: str = writer.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


def _comment(text: str, indent: str) -> str:
    """Return a comment. A text of a description cannot end it: it has no line ends and no control characters."""
    room = _WIDTH - len(indent) - 2
    return "".join(
        f"{indent}# {line}".rstrip() + "\n"
        for line in wrap(shown(" ".join(text.split())), room, break_long_words=False, break_on_hyphens=False)
    )
