"""Several files to one tree: every reference that leaves its file is followed once and rewritten as a local one."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from pochoir.document.disk import UnreadableError, read_below
from pochoir.document.limits import MAX_BYTES, MAX_FILES
from pochoir.document.marks import escape, tokens
from pochoir.document.references import FILES, MISSING, Target, lookup, parse
from pochoir.document.source import Source, read_source
from pochoir.document.survey import Reference, Survey
from pochoir.document.text import decode
from pochoir.ir import Json
from pochoir.problems import Problem, Refused

_HINTS = {
    "reference-not-local": "copy it into the folder of the description and refer to it by a relative path",
    "reference-file-not-found": "correct the path, or add the file",
}


@dataclass(slots=True)
class Linker:
    """The state of one linking. `sources[0]` is the description itself, `sources[n + 1]` the file with number n."""

    path: Path
    tree: "dict[str, Json]"
    sources: list[Source]
    bytes_read: int
    problems: list[Problem] = field(default_factory=list[Problem])
    survey: Survey = field(default_factory=Survey)
    numbers: dict[str, int | None] = field(default_factory=dict[str, "int | None"])
    failed: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    anchored: list[tuple[Reference, str, str]] = field(default_factory=list[tuple[Reference, str, str]])
    done: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])

    def run(self) -> None:
        """Survey the whole description and bring in the files it refers to."""
        self.numbers[self.path.name] = -1
        waiting = self.survey.walk("", "openapi", self.tree)
        while waiting:
            reference = waiting.pop()
            pointer = self.follow(reference)
            value = MISSING if pointer is None or pointer in self.survey.nodes else lookup(self.tree, pointer)
            if pointer is not None and value is not MISSING:
                waiting += self.survey.walk(pointer, reference.kind, value)
        self.resolve_anchors()

    def follow(self, reference: Reference) -> str | None:
        """The pointer, in the whole tree, of what a reference names; the reference is rewritten when it leaves."""
        text = reference.holder[reference.key]
        if not isinstance(text, str):
            return None
        target = parse(text)
        if (id(reference.holder), reference.key) in self.done:
            return target.pointer
        if target.refusal:
            self.refuse(reference, "reference-not-local", f'"{text}" is not followed: {target.refusal}')
            return None
        home = file_number(reference.pointer)
        number = home if not target.file else self.number(reference, target, home)
        if number is None:
            return None
        prefix = f"/{FILES}/{number}" if number >= 0 else ""
        if target.anchor:
            self.anchored.append((reference, prefix, target.anchor))
            return None
        pointer = prefix + target.pointer
        if target.file or prefix:
            self.rewrite(reference, pointer)
        return pointer

    def rewrite(self, reference: Reference, pointer: str) -> None:
        """Let a reference name a pointer of the whole tree. Once: YAML aliases may share the text."""
        reference.holder[reference.key] = "#" + pointer.replace("%", "%25")
        self.done.add((id(reference.holder), reference.key))

    def number(self, reference: Reference, target: Target, home: int) -> int | None:
        """The number of the file a reference names (-1 the description itself), read now if it was not."""
        folder = posixpath.dirname(self.sources[home + 1].relative)
        relative = posixpath.normpath(posixpath.join(folder, target.file))
        if relative == ".." or relative.startswith("../"):
            self.refuse(reference, "reference-not-local", f'"{target.file}" leaves the folder of the description')
            return None
        if relative not in self.numbers:
            self.numbers[relative] = self.load(relative)
        if relative in self.failed:
            code, why = self.failed[relative]
            self.refuse(reference, code, f'"{relative}" is not read: {why}')
        return self.numbers[relative]

    def load(self, relative: str) -> int | None:
        """Read one more file into the tree."""
        number = len(self.sources) - 1
        try:
            if number >= MAX_FILES:
                raise UnreadableError("limit-files", f"the description has more than {MAX_FILES} files")
            data = read_below(self.path.parent, relative, MAX_BYTES - self.bytes_read)
        except UnreadableError as error:
            self.failed[relative] = error.code, str(error)
            return None
        self.bytes_read += len(data)
        try:
            source, problems = read_source(decode(str(self.path.parent / relative), data), relative)
        except Refused as refused:
            self.problems.extend(refused.problems)
            self.failed[relative] = "reference-file-unreadable", "it has errors of its own"
            return None
        self.problems.extend(problems)
        self.sources.append(source)
        files = self.tree.setdefault(FILES, {})
        assert isinstance(files, dict)
        files[str(number)] = source.tree
        return number

    def refuse(self, reference: Reference, code: str, message: str) -> None:
        """Report a reference that is not followed."""
        hint = self.component(reference) if code == "reference-file-not-found" else ""
        hint = hint or _HINTS.get(code, "")
        self.problems.append(Problem("error", code, reference.pointer, message, hint))

    def component(self, reference: Reference) -> str:
        """The hint for a reference that is the name of a component, "" when it is none."""
        name = str(reference.holder[reference.key])
        components = self.tree.get("components")
        for section, known in components.items() if isinstance(components, dict) else ():
            if isinstance(known, dict) and name in known:
                return f'did you mean "#/components/{section}/{escape(name)}"?'
        return ""

    def resolve_anchors(self) -> None:
        """Rewrite the references to an `$anchor`; those that lead nowhere stay, for validation to report."""
        if not self.anchored:
            return
        anchors: dict[tuple[str, str], str] = {}
        for pointer, node in self.survey.nodes.items():
            name = node.value.get("$anchor") if node.kind == "schema" and isinstance(node.value, dict) else None
            if isinstance(name, str):
                number = file_number(pointer)
                anchors.setdefault((f"/{FILES}/{number}" if number >= 0 else "", name), pointer)
        for reference, prefix, name in self.anchored:
            target = anchors.get((prefix, name))
            if target is not None:
                self.rewrite(reference, target)


def file_number(pointer: str) -> int:
    """The number of the file that a pointer of the whole tree lies in; -1 for the description itself."""
    if not pointer.startswith(f"/{FILES}/"):
        return -1
    number = tokens(pointer)[1]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1
