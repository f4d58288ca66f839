"""An independent second reading of the schemas of a description, by datamodel-code-generator.

`pochoir check` gives that tool the resolved schemas and compares its models with the generated ones. A difference
that is not one of the known `losses` is an error.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.problems import Problem
from pochoir.resolve import Resolved
from pochoir.second_reading import reading
from pochoir.second_reading.compare import Comparison, Difference
from pochoir.second_reading.losses import is_known
from pochoir.second_reading.prepare import Words, prepare
from pochoir.worker import Result, Unavailable, Worker

__all__ = ["Reader", "SecondReading", "compared", "start"]

_MODELS: Final = re.compile(r"(?:^|/)src/[^/]+/models/(?!__init__)[^/]+\.py$")


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What datamodel-code-generator wrote for a description.

    Attributes:
        words: the meanings of the words in the schemas.
        source: the module of models, or why there is none.
    """

    words: Words
    source: Result

    def problems(self, api: ir.Api, resolved: Resolved, files: Mapping[str, str]) -> tuple[Problem, ...]:
        """Return an error for each difference from the generated models, or a warning if the reading failed."""
        try:
            if not isinstance(self.source, str):
                raise self.source if isinstance(self.source, Unavailable) else Unavailable("it wrote no module")
            return compared(api, resolved, files, self.words, self.source)
        except (Unavailable, reading.NotUnderstood) as error:
            message = f"the models were not read a second time: datamodel-code-generator: {error}"
            return (Problem("warning", "second-reading-failed", "", message),)


class Reader:
    """A process that reads the schemas of resolved documents as they come."""

    def __init__(self) -> None:
        self.worker = Worker("pochoir.second_reading.call")
        self._words: list[Words] = []

    def add(self, document: Resolved) -> None:
        """Read the schemas of another document."""
        prepared = prepare(document)
        self._words.append(prepared.words)
        self.worker.send(dict(prepared.schemas))

    def finish(self) -> tuple[SecondReading, ...]:
        """Wait for the process and return the reading of each document."""
        return tuple(map(SecondReading, self._words, self.worker.results()))


def start(documents: Iterable[Resolved]) -> Reader:
    """Start a second reading of the schemas of resolved documents."""
    reader = Reader()
    for document in documents:
        reader.add(document)
    return reader


def compared(
    api: ir.Api, resolved: Resolved, files: Mapping[str, str], words: Words, source: str
) -> tuple[Problem, ...]:
    """Return an error for each difference between the generated models and those of datamodel-code-generator.

    Args:
        api: the generated API.
        resolved: the resolved document.
        files: the generated files, by path.
        words: the meanings of the words in `source`.
        source: the module written by datamodel-code-generator.

    Raises:
        NotUnderstood: one of the two has statements other than models.
    """
    names = {str(name): pointer for pointer, name in resolved.names.items()}
    theirs = reading.read([source], words.meanings)
    ours = reading.read([text for path, text in sorted(files.items()) if _MODELS.search(path)], names=names)
    same = {
        word: str(resolved.names[pointer])
        for word, pointer in words.meanings.items()
        if word.startswith("C") and pointer in resolved.names
    }
    fields = {(str(model.name), each.wire): each for model in api.models for each in model.fields}
    one_way = frozenset(key for key, each in fields.items() if each.read_only or each.write_only)

    def problems() -> Iterator[Problem]:
        for difference in Comparison(ours, theirs, same, one_way, frozenset(words.tags)).differences():
            model = names[difference.model]
            member = fields.get((difference.model, difference.wire or ""))
            pointer = member.pointer if member is not None else model
            if not is_known(resolved.tree, model, pointer, difference):
                yield _problem(pointer, difference)

    return tuple(problems())


def _problem(pointer: str, difference: Difference) -> Problem:
    member = f"{difference.model}.{difference.wire}" if difference.wire is not None else difference.model
    message = f"{member} was generated as {difference.ours}; datamodel-code-generator reads {difference.theirs}"
    hint = "one of the two is wrong: report it with the schema, or run: pochoir check --no-second-reading"
    return Problem("error", "second-reading", pointer, message, hint)
