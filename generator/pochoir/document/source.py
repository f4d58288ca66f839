"""One file of a description: its text, its value and the positions of everything in it."""

from dataclasses import dataclass

from pochoir.document.positions import Part, Position, find
from pochoir.document.read_json import json_position, read_json
from pochoir.document.read_yaml import read_yaml
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Location, Problem, Refused


@dataclass(slots=True, eq=False)
class Source:
    """A file that was read.

    Attributes:
        text: the decoded text of the file.
        relative: path of the file relative to the folder of the description, with forward slashes.
        tree: the parsed value, plain dicts, lists and scalars.
        position: position of the root value; None for JSON until something asks for it.
        original: position of the root of the tree as the author wrote it, if `tree` was converted from Swagger 2.0.
    """

    text: Text
    relative: str
    tree: Json
    position: "Position | None"
    original: "Position | None" = None

    def index(self, keys: list[str], part: Part) -> int:
        """Return the index in the text of the value at `keys`, or of its key."""
        return find(self.root_position(), keys, part)

    def root_position(self) -> Position:
        """Return the position of the root value, computing it if the file is JSON."""
        if self.position is None:
            self.position = json_position(self.text)
        return self.position

    def locate(self, keys: list[str], part: Part) -> Location:
        """Return the line and column of the value at `keys`, or of its key."""
        return self.text.location(self.index(keys, part))


def read_source(text: Text, relative: str) -> tuple[Source, list[Problem]]:
    """Parse a text as JSON if it looks like JSON, otherwise as YAML.

    Args:
        text: the text of the file.
        relative: path of the file relative to the folder of the description; `.json` means JSON only.

    Returns:
        The parsed file, and the problems that did not stop the parser.

    Raises:
        Refused: the text is neither JSON nor YAML, or exceeds a limit.
    """
    named_json = relative.lower().endswith(".json")
    if named_json or text.content.lstrip()[:1] == "{":
        try:
            tree, problems = read_json(text)
            return Source(text.compact(), relative, tree, None), problems
        except Refused as refused:
            # A YAML flow mapping starts with a brace too.
            if named_json or any(problem.code == "limit-depth" for problem in refused.problems):
                raise
    value, position, problems = read_yaml(text)
    return Source(text, relative, value, position), problems
