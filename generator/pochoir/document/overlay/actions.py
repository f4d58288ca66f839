"""Read an overlay: its version, what it extends and its actions, and what is wrong with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pochoir.document.overlay.editing import Key
from pochoir.document.positions import Position, child
from pochoir.document.source import Source
from pochoir.ir import Json
from pochoir.pointers import join
from pochoir.problems import Problem, Refused, Severity, did_you_mean

_VERSION: Final = re.compile(r"1\.([01])\.\d+")
_KEYS: Final = ("overlay", "info", "extends", "actions")
_INFO: Final = ("title", "version", "description")
_ACTION: Final = ("target", "description", "update", "copy", "remove")


@dataclass(frozen=True, slots=True)
class Action:
    """An action of an overlay.

    Attributes:
        keys: where it is in the overlay.
        target: the JSONPath of what it changes.
        update: the value that it merges.
        has_update: whether it has one; null is a value.
        copy: the JSONPath of the value that it merges, or "".
        removes: whether it removes its target.
    """

    keys: tuple[Key, ...]
    target: str
    update: Json = None
    has_update: bool = False
    copy: str = ""
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay: its file, the minor version of the specification, what it extends ("" for nothing), its actions."""

    source: Source
    minor: int
    extends: str
    actions: tuple[Action, ...]

    def problem(self, severity: Severity, code: str, keys: Sequence[Key], message: str, hint: str = "") -> Problem:
        """Return a problem at a place of the overlay."""
        return _problem(self.source, severity, code, keys, message, hint)

    def position(self, keys: Sequence[Key]) -> Position:
        """Return the position of a value of the overlay."""
        position = self.source.root_position()
        for key in keys:
            position = child(position, str(key)) or position
        return position


def read_overlay(source: Source) -> tuple[Overlay, list[Problem]]:
    """Return the overlay in a file, and the problems that leave something of it to apply.

    Raises:
        Refused: the file is not an overlay.
    """
    tree = source.tree
    if not isinstance(tree, dict) or "overlay" not in tree:
        hint = 'an overlay starts with: overlay: "1.1.0"'
        raise Refused((_problem(source, "error", "overlay-invalid", (), "this file is not an overlay", hint),))
    reader = _Reader(source, tree, [])
    return reader.overlay(), reader.problems


@dataclass(frozen=True, slots=True)
class _Reader:
    source: Source
    tree: "dict[str, Json]"
    problems: list[Problem]

    def overlay(self) -> Overlay:
        """Return the overlay."""
        self._keys(self.tree, (), _KEYS)
        version = self.tree["overlay"]
        found = _VERSION.fullmatch(version) if isinstance(version, str) else None
        if found is None:
            message = f"pochoir reads Overlay 1.0 and 1.1, written as 1.0.0 and 1.1.0, not {version}"
            self._report("error", "overlay-version", ("overlay",), message, 'write overlay: "1.1.0"')
        self._info()
        extends = self._text(self.tree, (), "extends")
        actions = self.tree.get("actions")
        if not isinstance(actions, list) or not actions:
            message = "an overlay needs a list of actions"
            at = ("actions",) if "actions" in self.tree else ()
            self._report("error", "overlay-invalid", at, message, "write actions: [{target: …, update: …}]")
        minor = int(found[1]) if found else 1
        listed = enumerate(actions) if isinstance(actions, list) else ()
        read = (self._action(("actions", at), each, minor) for at, each in listed)
        return Overlay(self.source, minor, extends, tuple(each for each in read if each is not None))

    def _info(self) -> None:
        info = self.tree.get("info")
        if not isinstance(info, dict):
            message, at = "an overlay needs an info object", ("info",) if "info" in self.tree else ()
            self._report("warning", "overlay-invalid", at, message, 'write info: {title: …, version: "1"}')
            return
        self._keys(info, ("info",), _INFO)
        for key in ("title", "version"):
            if not isinstance(info.get(key), str):
                message, at = f"info needs a {key}", ("info", *((key,) if key in info else ()))
                self._report("warning", "overlay-invalid", at, message, f'write {key}: "…"')

    def _action(self, keys: tuple[Key, ...], value: Json, minor: int) -> Action | None:
        if not isinstance(value, dict) or not isinstance(value.get("target"), str):
            hint = "write target: $.paths['/books'].get"
            self._report("error", "overlay-invalid", keys, "an action needs a target", hint)
            return None
        self._keys(value, keys, _ACTION)
        removes = value.get("remove", False)
        if not isinstance(removes, bool):
            self._report("error", "overlay-invalid", (*keys, "remove"), "remove must be true or false")
        copy = self._text(value, keys, "copy")
        if copy and minor == 0:
            hint = 'write overlay: "1.1.0"'
            self._report("warning", "overlay-version", (*keys, "copy"), "Overlay 1.0 has no copy", hint)
        if copy and "update" in value:
            self._report("error", "overlay-invalid", (*keys, "copy"), "an action has either update or copy")
        given = [key for key in ("update", "copy") if key in value]
        if given and removes is True:
            message = f"{given[0]} has no effect next to remove: true"
            self._report("warning", "overlay-ignored", (*keys, given[0]), message, "keep one of the two")
        if not given and removes is not True:
            message, hint = "this action does nothing", "add update, copy or remove: true"
            self._report("warning", "overlay-ignored", keys, message, hint)
        return Action(keys, str(value["target"]), value.get("update"), "update" in value, copy, removes is True)

    def _text(self, holder: "dict[str, Json]", keys: tuple[Key, ...], key: str) -> str:
        value = holder.get(key, "")
        if isinstance(value, str):
            return value
        self._report("error", "overlay-invalid", (*keys, key), f"{key} must be a string")
        return ""

    def _keys(self, holder: "dict[str, Json]", keys: tuple[Key, ...], known: Sequence[str]) -> None:
        for key in holder:
            if key not in known and not key.startswith("x-"):
                hint = did_you_mean(key, known) or f"the keys are {', '.join(known)}"
                self._report("warning", "overlay-ignored", (*keys, key), f'"{key}" is not a key of an overlay', hint)

    def _report(self, severity: Severity, code: str, keys: Sequence[Key], message: str, hint: str = "") -> None:
        self.problems.append(_problem(self.source, severity, code, keys, message, hint))


def _problem(source: Source, severity: Severity, code: str, keys: Sequence[Key], message: str, hint: str) -> Problem:
    where = source.locate([str(key) for key in keys], "value")
    return Problem(severity, code, join("", *keys), message, hint, location=where)
