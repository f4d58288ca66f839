"""A tree under construction: what the events of a YAML text become, one method per event.

Aliases share the value they stand for: what they would expand to is counted, never built.
"""

from dataclasses import dataclass, field

from yaml import events

from pochoir.document.limits import MAX_DEPTH, MAX_NODES
from pochoir.document.marks import Mark, Marks, join, shorten
from pochoir.document.scalars import NotANumberError, Scalar, integer, plain, real, trap
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Problem, Refused, Severity

_TAG = "tag:yaml.org,2002:"
_COLLECTION_TAGS = (None, "!", _TAG + "map", _TAG + "seq")


@dataclass(slots=True)
class Anchor:
    """A value that aliases may repeat; `open` while it is still being read."""

    value: Json
    marks: Marks
    size: int = 1
    height: int = 0
    open: bool = False


@dataclass(slots=True)
class Frame:
    """A mapping or list under construction."""

    value: "dict[str, Json] | list[Json]"
    marks: "dict[str, Mark] | list[Mark]"
    start: int
    anchor: Anchor | None
    key: str | None = None
    key_start: int = 0
    merge: bool = False
    skip: bool = False
    merged: list[tuple[Json, Marks, int]] = field(default_factory=list[tuple[Json, Marks, int]])
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class Builder:
    """The state of one reading; `root` is the finished tree with its mark."""

    text: Text
    problems: list[Problem] = field(default_factory=list[Problem])
    stack: list[Frame] = field(default_factory=list[Frame])
    anchors: dict[str, Anchor] = field(default_factory=dict[str, Anchor])
    root: tuple[Json, Mark] | None = None

    def report(self, code: str, index: int, message: str, hint: str = "", *, warning: bool = False) -> None:
        """Remember a finding at a place of the text."""
        location = self.text.location(index)
        severity: Severity = "warning" if warning else "error"
        pointer = shorten(self.pointer()) if code == "limit-depth" else self.pointer()
        self.problems.append(Problem(severity, code, pointer, message, hint, location=location))

    def refuse(self, code: str, index: int, message: str, hint: str) -> Refused:
        """The end of this reading: what was found so far, and why it stops here."""
        self.report(code, index, message, hint)
        return Refused(tuple(self.problems))

    def pointer(self) -> str:
        """Where in the tree the reading stands."""
        keys = [str(len(frame.value)) if isinstance(frame.value, list) else frame.key for frame in self.stack]
        return join([key for key in keys if key is not None])

    def scalar(self, event: events.ScalarEvent, index: int) -> None:
        """A key, or a value that is no mapping and no list."""
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            self.key(self.stack[-1], event, index)
            return
        value = self.scalar_value(event, index)
        if isinstance(value, str) or (isinstance(value, int) and event.implicit[0]):
            self.warn_trap(event, index)
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(value, None)
        self.add(value, None, index, 1, 0)

    def scalar_value(self, event: events.ScalarEvent, index: int) -> Scalar:
        """The value of a scalar, quoted, tagged or plain."""
        text, tag = event.value, event.tag
        try:
            if tag is None or tag == "!":
                return plain(text) if tag is None and event.implicit[0] else text
            return _tagged(text, tag)
        except NotANumberError as error:
            self.report("number-not-json", index, str(error), "write a number that JSON allows, or text in quotes")
            return 0
        except ValueError:
            self.report("yaml-tag", index, f"the tag {_shown(tag)} is unknown or does not fit", "remove the tag")
            return text

    def warn_trap(self, event: events.ScalarEvent, index: int) -> None:
        """Warn of an unquoted scalar that tools of YAML 1.1 read as something else."""
        found = trap(event.value) if event.implicit[0] and event.tag is None else None
        if found:
            message = f'"{event.value}" without quotes is read as {found[1]} by YAML 1.1 tools'
            self.report(found[0], index, message, f'write "{event.value}" in quotes', warning=True)

    def key(self, frame: Frame, event: events.ScalarEvent, index: int) -> None:
        """A key of the mapping under construction, as it is written."""
        assert isinstance(frame.marks, dict)
        key = event.value
        frame.key, frame.key_start = key, index
        frame.merge = key == "<<" and event.implicit[0]
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(key, None)
        if frame.merge:
            self.report("yaml-merge", index, '"<<" merges in YAML 1.1 only', "write the members out", warning=True)
        elif key in frame.marks:
            first = self.text.location(frame.marks[key][0]).line
            message = f'the key "{key}" stands here again; it was first given on line {first}'
            self.report("yaml-duplicate-key", index, message, "keep one of the two")
            frame.skip = True
        else:
            self.warn_trap(event, index)

    def add(self, value: Json, marks: Marks, start: int, size: int, height: int) -> None:
        """Put a finished value where the reading stands."""
        if not self.stack:
            self.root = (value, (start, start, marks))
            return
        frame = self.stack[-1]
        frame.size += size
        if height >= frame.height:
            frame.height = height + 1
        if isinstance(frame.value, list):
            frame.value.append(value)
            assert isinstance(frame.marks, list)
            frame.marks.append((start, start, marks))
            return
        assert isinstance(frame.marks, dict)
        assert frame.key is not None
        if frame.merge:
            frame.merged.append((value, marks, start))
        elif not frame.skip:
            frame.value[frame.key] = value
            frame.marks[frame.key] = (frame.key_start, start, marks)
        frame.key, frame.merge, frame.skip = None, False, False

    def open(self, event: events.CollectionStartEvent, index: int) -> None:
        """A mapping or list begins."""
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise self.refuse("yaml-key", index, "a mapping or list cannot be a key", "write a plain key")
        if event.tag not in _COLLECTION_TAGS:
            self.report("yaml-tag", index, f"the tag {_shown(event.tag)} is unknown or does not fit", "remove the tag")
        self.check_depth(1, index)
        mapping = isinstance(event, events.MappingStartEvent)
        frame = Frame({}, {}, index, None) if mapping else Frame([], [], index, None)
        if event.anchor is not None:
            frame.anchor = self.anchors[event.anchor] = Anchor(frame.value, frame.marks, open=True)
        self.stack.append(frame)

    def close(self, index: int) -> None:
        """A mapping or list is complete."""
        frame = self.stack.pop()
        for value, marks, start in frame.merged:
            self.merge(frame, value, marks, start)
        if frame.anchor is not None:
            frame.anchor.open, frame.anchor.size, frame.anchor.height = False, frame.size, frame.height
        if frame.size > MAX_NODES:
            raise self.refuse("limit-nodes", index, f"more than {MAX_NODES:,} values", "split the description")
        self.add(frame.value, frame.marks, frame.start, frame.size, frame.height)

    def merge(self, frame: Frame, value: Json, marks: Marks, start: int) -> None:
        """Take over the members of a `<<` that the mapping does not have itself."""
        pairs = [(value, marks)]
        if isinstance(value, list) and isinstance(marks, list):
            pairs = [(item, mark[2]) for item, mark in zip(value, marks, strict=True)]
        for members, member_marks in pairs:
            if not isinstance(members, dict) or not isinstance(member_marks, dict):
                self.report("yaml-merge", start, '"<<" takes a mapping or a list of mappings', "write the members out")
                continue
            assert isinstance(frame.value, dict)
            assert isinstance(frame.marks, dict)
            for key, member in members.items():
                if key not in frame.value:
                    frame.value[key] = member
                    frame.marks[key] = member_marks[key]

    def alias(self, event: events.AliasEvent, index: int) -> None:
        """An alias: a value again."""
        anchor = self.anchors.get(event.anchor or "")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            raise self.refuse("yaml-key", index, "an alias cannot be a key", "write the key out")
        if anchor is None or anchor.open:
            what = "is not defined above" if anchor is None else "stands inside the value it repeats"
            self.report("yaml-alias", index, f"the alias *{event.anchor} {what}", "write the value out")
            self.add(None, None, index, 1, 0)
            return
        self.check_depth(anchor.height, index)
        if sum(frame.size for frame in self.stack) + anchor.size > MAX_NODES:
            message = f"the aliases up to here expand to more than {MAX_NODES:,} values, the budget of a description"
            raise self.refuse("limit-nodes", index, message, "refer to shared parts with $ref")
        self.add(anchor.value, anchor.marks, index, anchor.size, anchor.height)

    def check_depth(self, more: int, index: int) -> None:
        """Refuse what is nested beyond the limit."""
        if len(self.stack) + more > MAX_DEPTH:
            message = f"mappings and lists are nested more than {MAX_DEPTH} deep"
            raise self.refuse("limit-depth", index, message, "name inner parts and refer to them with $ref")


def _shown(tag: str | None) -> str:
    """A tag as it is usually written."""
    return (tag or "!").replace(_TAG, "!!")


def _tagged(text: str, tag: str) -> Scalar:
    """The value of a scalar that carries one of the tags of the core schema; raises ValueError otherwise."""
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
