"""The verdict of openapi-spec-validator: it must not find a fault that pochoir has not found."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypedDict

from pochoir.document import Document
from pochoir.ir import Json
from pochoir.problems import Problem
from pochoir.verdicts.complaints import Complaint, place, reported
from pochoir.worker import Result, Worker

_LARGEST: Final = 2_000_000
"""In characters. For larger descriptions the other tool takes minutes."""
_MOST: Final = 200
_LONGEST: Final = 200
_HINT: Final = (
    "one of the two is wrong: correct the description, or report this with it. "
    "pochoir check --no-second-reading leaves this out"
)


class _Job(TypedDict):
    version: str
    tree: dict[str, Any]


class _Refusing(dict[str, Any]):
    """Handlers of every kind of URL, which open none."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __missing__(self, scheme: str) -> Any:
        def refuse(url: str) -> Any:
            raise ValueError(f"{url} is not opened")

        return refuse


class Specification:
    """A process in which openapi-spec-validator reads descriptions as they come. Large ones are left out."""

    def __init__(self) -> None:
        self.worker = Worker(__name__)
        self._documents: list[Document] = []

    def add(self, document: Document) -> None:
        """Read another description, with all its files in one."""
        if sum(len(source.text.content) for source in document.sources) < _LARGEST:
            self._documents.append(document)
            self.worker.send({"version": str(document.tree.get("openapi"))[:3], "tree": document.tree})

    def problems(self, known: Sequence[tuple[Document, Sequence[Problem]]]) -> Iterator[tuple[Document, Problem]]:
        """Wait for the process; yield an error for each fault that is new, and a warning if it failed.

        Args:
            known: the problems that pochoir found in each description.
        """
        results = dict(zip(map(id, self._documents), self.worker.results(), strict=True))
        for document, problems in known:
            if id(document) in results:
                yield from ((document, each) for each in compared(document, problems, results[id(document)]))


def work(job: _Job) -> Json:
    """Return what openapi-spec-validator finds in a description, and the exception that stopped it."""
    from jsonschema_path import SchemaPath
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator, OpenAPIV32SpecValidator

    classes = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator, "3.2": OpenAPIV32SpecValidator}
    validator = classes[job["version"]](SchemaPath.from_dict(job["tree"], handlers=_Refusing()))
    found: list[Json] = []
    stopped = ""
    # Errors of the first have a path in the description, those of the second in a part of it.
    readings = (validator.schema_validator.iter_errors(job["tree"]), validator.root_validator(validator.schema_path))
    try:
        for kind, errors in zip(("document", ""), readings, strict=True):
            found += [_described(kind, error) for error in islice(errors, _MOST)]
    except Exception as error:  # PointerToNowhere, Unresolvable, KeyError, RecursionError …
        stopped = f"{type(error).__name__}: {error}"[:_LONGEST]
    return {"found": found, "stopped": stopped}


def _described(kind: str, error: Any) -> Json:
    """Return a complaint as JSON."""
    name = type(error).__name__
    kind = kind or ("value" if name == "ValidationError" else name)
    message = (str(error.message).strip().splitlines() or [""])[0]
    try:
        value: Json = json.loads(json.dumps(error.instance))
    except (TypeError, ValueError):
        value = None
    path: list[Json] = [str(key) for key in error.absolute_path]
    return {"kind": kind, "path": path, "message": message[:_LONGEST], "value": value}


def compared(document: Document, problems: Sequence[Problem], result: Result) -> Iterator[Problem]:
    """Yield an error for each complaint that is not among the problems of a description.

    Args:
        document: the description.
        problems: the problems that pochoir found, with their locations.
        result: the result of `work`.
    """
    answer: dict[str, Any] = result if isinstance(result, dict) else {"found": [], "stopped": str(result)}
    for each in answer["found"]:
        complaint = Complaint(each["kind"], tuple(each["path"]), each["message"], each["value"])
        if not reported(document, problems, complaint):
            message = f"openapi-spec-validator finds a fault here, pochoir does not: {complaint.message}"
            yield Problem("error", "spec-validator", place(document, complaint), message, _HINT)
    if answer["stopped"]:
        message = f"openapi-spec-validator stopped before reading everything: {answer['stopped']}"
        yield Problem("warning", "spec-validator-failed", "", message)
