"""Read the files that a description refers to, and rewrite references to them as local references."""

import os.path
import posixpath
from dataclasses import dataclass, field, replace
from pathlib import Path

from pochoir.disk import MAX_BYTES, UnreadableError, read_referenced, text_digest
from pochoir.document.identifiers import Identifiers, file_number, file_prefix
from pochoir.document.limits import MAX_FILES
from pochoir.document.references import MISSING, Target, lookup, parse
from pochoir.document.source import Source, read_source
from pochoir.document.survey import Reference, Survey
from pochoir.document.text import decode
from pochoir.ir import Json
from pochoir.pointers import FILES, escape, upwards
from pochoir.pointers import reference as local_reference
from pochoir.problems import Problem, Refused

_NEAREST = ("/$defs/", "/definitions/")
_HINTS = {
    "reference-not-local": "copy the file into the project and refer to it by a relative path",
    "reference-file-not-found": "correct the path, or add the file",
}


@dataclass(slots=True)
class Linker:
    """The state of linking one description.

    Attributes:
        path: the path of the description.
        tree: its root object, which gets the contents of the other files under `x-pochoir-files`.
        sources: the files read so far. `sources[0]` is the description, `sources[n + 1]` the file with number n.
        bytes_read: total size of these files.
        digests: the SHA-256 of each file that was read, by relative path.
        problems: the problems found so far, without locations.
        survey: the index of all objects, those of other files included.
        numbers: the number of each file by relative path (-1 for the description, None if it could not be read).
        failed: code and reason for each file that could not be read, by relative path.
        anchored: references to an anchor, with the pointer of the resource that has it.
        refused: references that no file answers, with the problem to report unless an identifier does.
        done: references that have been rewritten, by the identity of their holder and their key.
    """

    path: Path
    tree: "dict[str, Json]"
    sources: list[Source]
    bytes_read: int
    digests: dict[str, str]
    problems: list[Problem] = field(default_factory=list[Problem])
    survey: Survey = field(default_factory=Survey)
    numbers: dict[str, int | None] = field(default_factory=dict[str, "int | None"])
    failed: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    anchored: list[tuple[Reference, Target, str]] = field(default_factory=list[tuple[Reference, Target, str]])
    refused: list[tuple[Reference, Target, Problem]] = field(default_factory=list[tuple[Reference, Target, Problem]])
    done: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    identifiers: Identifiers = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the table of identifiers."""
        self.identifiers = Identifiers(self.tree, self.survey)

    def run(self) -> None:
        """Index the whole description and read the files that it refers to."""
        self.numbers[self.path.name] = -1
        waiting = self.survey.walk("", "openapi", self.tree)
        while waiting:
            reference = waiting.pop()
            pointer = self.follow(reference)
            value = MISSING if pointer is None or pointer in self.survey.nodes else lookup(self.tree, pointer)
            if pointer is not None and value is not MISSING:
                waiting += self.survey.walk(pointer, reference.kind, value)
        self.resolve_identifiers()
        self.resolve_nearest()

    def follow(self, reference: Reference) -> str | None:
        """Return the pointer of the target of a reference in the linked tree; None if there is none yet.

        References to other files are rewritten as local ones.
        """
        text = reference.holder[reference.key]
        if not isinstance(text, str):
            return None
        target = parse(text)
        if (id(reference.holder), reference.key) in self.done:
            return target.pointer
        if target.refusal:
            self.refuse(reference, target, "reference-not-local", f'"{text}" cannot be used: {target.refusal}')
            return None
        home = file_number(reference.pointer)
        number = home if not target.file else self.number(reference, target, home)
        if number is None:
            return None
        prefix = f"/{FILES}/{number}" if number >= 0 else ""
        own = prefix if target.file else self.identifiers.resource(reference.pointer)
        if target.anchor:
            self.anchored.append((reference, target, own))
            return None
        # Many descriptions refer from a schema with an `$id` to the root of the file, as if it had none.
        prefix = own if own != prefix and lookup(self.tree, own + target.pointer) is not MISSING else prefix
        if target.file or prefix:
            self.rewrite(reference, prefix + target.pointer)
        return prefix + target.pointer

    def rewrite(self, reference: Reference, pointer: str) -> None:
        """Make a reference point to `pointer` in the linked tree. Only once: YAML aliases may share the object."""
        reference.holder[reference.key] = "#" + pointer.replace("%", "%25")
        self.done.add((id(reference.holder), reference.key))

    def number(self, reference: Reference, target: Target, home: int) -> int | None:
        """Return the number of the file that a reference names, reading the file if it has not been read.

        Args:
            reference: the reference, for the report.
            target: the parsed reference.
            home: the number of the file that contains the reference.

        Returns:
            The number; -1 for the description itself, None if the file could not be read.
        """
        folder = posixpath.dirname(self.sources[home + 1].relative)
        relative = posixpath.normpath(posixpath.join(folder, target.file))
        if relative not in self.numbers:
            self.numbers[relative] = self.load(relative)
        if relative in self.failed:
            code, why = self.failed[relative]
            self.refuse(reference, target, code, f'"{relative}" cannot be read: {why}')
        return self.numbers[relative]

    def load(self, relative: str) -> int | None:
        """Read a file into the tree and return its number; None if it could not be read."""
        number = len(self.sources) - 1
        try:
            if number >= MAX_FILES:
                raise UnreadableError("limit-files", f"the description refers to more than {MAX_FILES} files")
            data = read_referenced(self.path, relative, MAX_BYTES - self.bytes_read)
        except UnreadableError as error:
            self.failed[relative] = error.code, str(error)
            return None
        self.bytes_read += len(data)
        self.digests[relative] = text_digest(data)
        try:
            source, problems = read_source(decode(os.path.normpath(self.path.parent / relative), data), relative)
        except Refused as refused:
            self.problems.extend(refused.problems)
            self.failed[relative] = "reference-file-unreadable", "the file has errors"
            return None
        self.problems.extend(replace(each, pointer=f"/{FILES}/{number}{each.pointer}") for each in problems)
        self.sources.append(source)
        files = self.tree.setdefault(FILES, {})
        assert isinstance(files, dict)
        files[str(number)] = source.tree
        return number

    def refuse(self, reference: Reference, target: Target, code: str, message: str) -> None:
        """Keep the problem of a reference that is not followed."""
        hint = self.component(reference) if code == "reference-file-not-found" else ""
        hint = hint or _HINTS.get(code, "")
        self.refused.append((reference, target, Problem("error", code, reference.pointer, message, hint)))

    def component(self, reference: Reference) -> str:
        """The hint for a reference that is the name of a component, "" when it is none."""
        name = str(reference.holder[reference.key])
        components = self.tree.get("components")
        for section, known in components.items() if isinstance(components, dict) else ():
            if isinstance(known, dict) and name in known:
                return f'did you mean "#/components/{section}/{escape(name)}"?'
        return ""

    def resolve_identifiers(self) -> None:
        """Rewrite references by `$id`, `$self` and anchors. Those without a target are reported, here or later."""
        self.identifiers.index()
        for reference, target, problem in self.refused:
            pointer = self.identifiers.target(reference.pointer, target)
            if pointer is None or lookup(self.tree, pointer) is MISSING:
                self.problems.append(problem)
            else:
                self.rewrite(reference, pointer)
        for reference, target, resource in self.anchored:
            pointer = self.identifiers.anchors.get((resource, target.anchor))
            if pointer is not None:
                self.rewrite(reference, pointer)
        for pointer, node in tuple(self.survey.nodes.items()):
            if node.kind == "schema" and isinstance(node.value, dict) and "$ref" not in node.value:
                self.resolve_dynamic(pointer, node.value)

    def resolve_dynamic(self, pointer: str, schema: "dict[str, Json]") -> None:
        """Make a reference of a `$dynamicRef` or `$recursiveRef` that can mean one schema only."""
        for key, several in (("$dynamicRef", self.identifiers.dynamic), ("$recursiveRef", {})):
            text = schema.get(key)
            if not isinstance(text, str):
                continue
            target, resource = parse(text), self.identifiers.resource(pointer)
            anchors = several.get(target.anchor, [])
            found = self.identifiers.target(pointer, target) if target.file else resource + target.pointer
            if target.anchor:
                found = anchors[0] if anchors else self.identifiers.anchors.get((resource, target.anchor))
            is_root = key == "$recursiveRef" and resource == file_prefix(pointer)
            if found is not None and len(anchors) < 2 and not is_root and lookup(self.tree, found) is not MISSING:
                del schema[key]
                schema["$ref"] = local_reference(found)
                self.survey.references.append(Reference(f"{pointer}/$ref", "schema", schema, "$ref"))

    def resolve_nearest(self) -> None:
        """Rewrite references such as `#/$defs/User` that mean the `$defs` of a schema around them."""
        for reference in self.survey.references:
            text = reference.holder[reference.key]
            if not isinstance(text, str) or not any(each in text for each in _NEAREST):
                continue
            number = file_number(reference.pointer)
            prefix = f"/{FILES}/{number}" if number >= 0 else ""
            whole = parse(text).pointer
            own = whole.removeprefix(prefix)
            if not text.startswith("#") or not own.startswith(_NEAREST) or lookup(self.tree, whole) is not MISSING:
                continue
            around = (each for each in upwards(reference.pointer.rpartition("/")[0]) if len(each) > len(prefix))
            above = next((each for each in around if lookup(self.tree, each + own) is not MISSING), "")
            if above:
                self.rewrite(reference, above + own)
                message = f'"#{own}" is not in the root of the file; it is read as that of the schema around it'
                hint = f'write "#{(above + own).removeprefix(prefix)}"'
                self.problems.append(Problem("warning", "reference-nearest", reference.pointer, message, hint))
