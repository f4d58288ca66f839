"""One file of a description: its tree, and where everything in it stands."""

from dataclasses import dataclass

from pochoir.document.marks import Mark, Part, find
from pochoir.document.read_json import mark_json, read_json
from pochoir.document.read_yaml import read_yaml
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Location, Problem, Refused


@dataclass(slots=True, eq=False)
class Source:
    """A file that was read. `relative` is its path from the folder of the description, with forward slashes.

    `written` is the mark of the tree as its author wrote it, where `tree` was made of that one.
    """

    text: Text
    relative: str
    tree: Json
    mark: "Mark | None"
    written: "Mark | None" = None

    def index(self, keys: list[str], part: Part) -> int:
        """Index of the character where the value (or its key) stands. The places of JSON are found on first use."""
        return find(self.marked(), keys, part)

    def marked(self) -> Mark:
        """The mark of the whole tree."""
        if self.mark is None:
            self.mark = mark_json(self.text)
        return self.mark

    def locate(self, keys: list[str], part: Part) -> Location:
        """Line and column of a value, or of its key."""
        return self.text.location(self.index(keys, part))


def read_source(text: Text, relative: str) -> tuple[Source, list[Problem]]:
    """Read a text as JSON when it looks like it, else as YAML.

    Raises:
        Refused: it is neither.
    """
    named_json = relative.lower().endswith(".json")
    if named_json or text.content.lstrip()[:1] == "{":
        try:
            tree, problems = read_json(text)
            return Source(text, relative, tree, None), problems
        except Refused as refused:
            # A YAML flow mapping begins with a brace too.
            if named_json or any(problem.code == "limit-depth" for problem in refused.problems):
                raise
    value, mark, problems = read_yaml(text)
    return Source(text, relative, value, mark), problems
