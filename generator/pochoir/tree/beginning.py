"""The first files of a description, in a project of people: nothing of theirs is written over."""

from collections.abc import Collection, Mapping
from pathlib import Path

from pochoir.problems import Location, Problem, Refused


def begin(root: Path, files: Mapping[str, str], changed: Collection[str] = ()) -> list[Path]:
    """Write files below `root`, none of which may stand there but those in `changed`.

    Raises:
        Refused: one of them exists.
    """
    for path in files:
        if path not in changed and (root / path).exists():
            hint = "choose another name, or edit the description that stands there"
            place = Location(path, 1, 1)
            raise Refused((Problem("error", "spec-exists", "", "this description exists", hint, location=place),))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return [root / path for path in files]
