"""Build a tree from YAML events, one method per kind of event.

Aliases share the value of their anchor. The size that they would have when expanded is counted, but they are never
expanded.
"""

from dataclasses import dataclass, field

from yaml import events

from pochoir.document.limits import MAX_DEPTH, MAX_NODES
from pochoir.document.positions import Children, Position
from pochoir.document.scalars import NotANumberError, Scalar, integer, plain, real, yaml11_reading
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.pointers import join, shorten
from pochoir.problems import Problem, Refused, Severity

_TAG = "tag:yaml.org,2002:"
_COLLECTION_TAGS = (None, "!", _TAG + "map", _TAG + "seq")


@dataclass(slots=True)
class Anchor:
    """A value that aliases may repeat. `open` is true while it is still being read."""

    value: Json
    positions: Children
    size: int = 1
    height: int = 0
    open: bool = False


@dataclass(slots=True)
class Frame:
    """A mapping or list under construction."""

    value: "dict[str, Json] | list[Json]"
    positions: "dict[str, Position] | list[Position]"
    start: int
    anchor: Anchor | None
    key: str | None = None
    key_start: int = 0
    merge: bool = False
    skip: bool = False
    merged: list[tuple[Json, Children, int]] = field(default_factory=list[tuple[Json, Children, int]])
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class Builder:
    """The state of a YAML parser. `root` is the finished value and its position."""

    text: Text
    problems: list[Problem] = field(default_factory=list[Problem])
    stack: list[Frame] = field(default_factory=list[Frame])
    anchors: dict[str, Anchor] = field(default_factory=dict[str, Anchor])
    root: tuple[Json, Position] | None = None

    def report(self, code: str, index: int, message: str, hint: str = "", *, warning: bool = False) -> None:
        """Add a problem at an index of the text."""
        location = self.text.location(index)
        severity: Severity = "warning" if warning else "error"
        pointer = shorten(self.pointer()) if code == "limit-depth" else self.pointer()
        self.problems.append(Problem(severity, code, pointer, message, hint, location=location))

    def refuse(self, code: str, index: int, message: str, hint: str) -> Refused:
        """Add an error, and return the exception that stops the parser with all problems found so far."""
        self.report(code, index, message, hint)
        return Refused(tuple(self.problems))

    def pointer(self) -> str:
        """Return the JSON pointer of the value being read."""
        keys = [str(len(frame.value)) if isinstance(frame.value, list) else frame.key for frame in self.stack]
        return join("", *(key for key in keys if key is not None))

    def scalar(self, event: events.ScalarEvent, index: int) -> None:
        """Handle a scalar: a key or a value."""
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            self.key(self.stack[-1], event, index)
            return
        value = self.scalar_value(event, index)
        if isinstance(value, str) or (isinstance(value, int) and event.implicit[0]):
            self.warn_yaml11(event, index)
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(value, None)
        self.add(value, None, index, 1, 0)

    def scalar_value(self, event: events.ScalarEvent, index: int) -> Scalar:
        """Return the value of a quoted, tagged or plain scalar."""
        text, tag = event.value, event.tag
        try:
            if tag is None or tag == "!":
                return plain(text) if tag is None and event.implicit[0] else text
            return _tagged(text, tag)
        except NotANumberError as error:
            self.report("number-not-json", index, str(error), "write a number that JSON allows, or a string in quotes")
            return 0
        except ValueError:
            self.report(
                "yaml-tag", index, f"the tag {_shown(tag)} is unknown or does not match its value", "remove the tag"
            )
            return text

    def warn_yaml11(self, event: events.ScalarEvent, index: int) -> None:
        """Warn about an unquoted scalar that YAML 1.1 tools read differently."""
        found = yaml11_reading(event.value) if event.implicit[0] and event.tag is None else None
        if found:
            message = f'"{event.value}" without quotes is read as {found[1]} by YAML 1.1 tools'
            self.report(found[0], index, message, f'write "{event.value}" in quotes', warning=True)

    def key(self, frame: Frame, event: events.ScalarEvent, index: int) -> None:
        """Handle a key, which stays a string as it is written."""
        assert isinstance(frame.positions, dict)
        key = event.value
        frame.key, frame.key_start = key, index
        frame.merge = key == "<<" and event.implicit[0]
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(key, None)
        if frame.merge:
            self.report(
                "yaml-merge", index, '"<<" is a merge key in YAML 1.1 only', "copy the members here", warning=True
            )
        elif key in frame.positions:
            first = self.text.location(frame.positions[key][0]).line
            message = f'duplicate key "{key}"; it is first defined on line {first}'
            self.report("yaml-duplicate-key", index, message, "remove one of the two")
            frame.skip = True
        else:
            self.warn_yaml11(event, index)

    def add(self, value: Json, positions: Children, start: int, size: int, height: int) -> None:
        """Add a finished value to the mapping or list under construction."""
        if not self.stack:
            self.root = (value, (start, start, positions))
            return
        frame = self.stack[-1]
        frame.size += size
        if height >= frame.height:
            frame.height = height + 1
        if isinstance(frame.value, list):
            frame.value.append(value)
            assert isinstance(frame.positions, list)
            frame.positions.append((start, start, positions))
            return
        assert isinstance(frame.positions, dict)
        assert frame.key is not None
        if frame.merge:
            frame.merged.append((value, positions, start))
        elif not frame.skip:
            frame.value[frame.key] = value
            frame.positions[frame.key] = (frame.key_start, start, positions)
        frame.key, frame.merge, frame.skip = None, False, False

    def open(self, event: events.CollectionStartEvent, index: int) -> None:
        """Handle the start of a mapping or list."""
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise self.refuse("yaml-key", index, "a mapping or list cannot be a key", "write a plain key")
        if event.tag not in _COLLECTION_TAGS:
            self.report(
                "yaml-tag",
                index,
                f"the tag {_shown(event.tag)} is unknown or does not match its value",
                "remove the tag",
            )
        self.check_depth(1, index)
        mapping = isinstance(event, events.MappingStartEvent)
        frame = Frame({}, {}, index, None) if mapping else Frame([], [], index, None)
        if event.anchor is not None:
            frame.anchor = self.anchors[event.anchor] = Anchor(frame.value, frame.positions, open=True)
        self.stack.append(frame)

    def close(self, index: int) -> None:
        """Handle the end of a mapping or list."""
        frame = self.stack.pop()
        for value, positions, start in frame.merged:
            self.merge(frame, value, positions, start)
        if frame.anchor is not None:
            frame.anchor.open, frame.anchor.size, frame.anchor.height = False, frame.size, frame.height
        if frame.size > MAX_NODES:
            raise self.refuse(
                "limit-nodes", index, f"the file has more than {MAX_NODES:,} values", "split it into several files"
            )
        self.add(frame.value, frame.positions, frame.start, frame.size, frame.height)

    def merge(self, frame: Frame, value: Json, positions: Children, start: int) -> None:
        """Copy the members of a `<<` value that the mapping does not define itself."""
        pairs = [(value, positions)]
        if isinstance(value, list) and isinstance(positions, list):
            pairs = [(item, position[2]) for item, position in zip(value, positions, strict=True)]
        for members, member_positions in pairs:
            if not isinstance(members, dict) or not isinstance(member_positions, dict):
                self.report(
                    "yaml-merge",
                    start,
                    'the value of "<<" must be a mapping or a list of mappings',
                    "copy the members here",
                )
                continue
            assert isinstance(frame.value, dict)
            assert isinstance(frame.positions, dict)
            for key, member in members.items():
                if key not in frame.value:
                    frame.value[key] = member
                    frame.positions[key] = member_positions[key]

    def alias(self, event: events.AliasEvent, index: int) -> None:
        """Handle an alias."""
        anchor = self.anchors.get(event.anchor or "")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            raise self.refuse("yaml-key", index, "an alias cannot be a key", "write a plain key")
        if anchor is None or anchor.open:
            what = "is not defined above" if anchor is None else "refers to a value that contains it"
            self.report("yaml-alias", index, f"the alias *{event.anchor} {what}", "write the value here")
            self.add(None, None, index, 1, 0)
            return
        self.check_depth(anchor.height, index)
        if sum(frame.size for frame in self.stack) + anchor.size > MAX_NODES:
            message = f"with its aliases expanded, the file has more than {MAX_NODES:,} values"
            raise self.refuse("limit-nodes", index, message, "refer to shared parts with $ref instead of aliases")
        self.add(anchor.value, anchor.positions, index, anchor.size, anchor.height)

    def check_depth(self, more: int, index: int) -> None:
        """Check that `more` levels below the current one stay within the depth limit.

        Raises:
            Refused: they do not.
        """
        if len(self.stack) + more > MAX_DEPTH:
            message = f"mappings and lists are nested more than {MAX_DEPTH} deep"
            raise self.refuse(
                "limit-depth", index, message, "move inner parts to named components and refer to them with $ref"
            )


def _shown(tag: str | None) -> str:
    """Return a tag in its usual short form: `!!int`."""
    return (tag or "!").replace(_TAG, "!!")


def _tagged(text: str, tag: str) -> Scalar:
    """Return the value of a scalar with an explicit tag of the core schema.

    Raises:
        ValueError: the tag is not one of them, or does not match the text.
    """
    if tag == _TAG + "str":
        return text
    if tag == _TAG + "int":
        return integer(text)
    if tag == _TAG + "float":
        return real(text)
    if tag in (_TAG + "bool", _TAG + "null"):
        value = plain(text)
        if value is None or isinstance(value, bool):
            return value
    raise ValueError(tag)
