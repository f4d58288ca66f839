"""Collect the documented error responses by status."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from pochoir.ir import Doc, Failure, Operation, Origin, Reply, TypeRef
from pochoir.literals import ClassName
from pochoir.lower.replies import successes
from pochoir.lower.types import JSON, union_of
from pochoir.phrases import PHRASES

_DOUBTS: Final[tuple[Origin, ...]] = ("documented", "observed", "inferred")
"""Origins of documentation, the most reliable first."""
_REASONS: Final = 5
"""Maximum number of reasons in the docstring of an error class. The operations list all of them."""

CLASSES: Final[Mapping[int, str]] = {
    400: "BadRequest", 401: "Unauthorized", 402: "PaymentRequired", 403: "Forbidden", 404: "NotFound",
    405: "MethodNotAllowed", 406: "NotAcceptable", 408: "RequestTimeout", 409: "Conflict", 410: "Gone",
    412: "PreconditionFailed", 413: "ContentTooLarge", 415: "UnsupportedMediaType", 422: "UnprocessableEntity",
    429: "TooManyRequests", 500: "InternalServerError", 501: "NotImplementedByServer", 502: "BadGateway",
    503: "ServiceUnavailable", 504: "GatewayTimeout",
}  # fmt: skip
"""Error classes of the runtime by status. Any other status gets a class `Status<number>`."""


def failures(operations: Iterable[Operation], kept: Mapping[str, str]) -> tuple[Failure, ...]:
    """Return a failure for each status of 400 or more. Its type is the union over all operations.

    `kept` are names of classes of the last release, by status.
    """
    found: dict[int, list[Reply]] = {}
    for operation in operations:
        for reply in operation.replies:
            if reply.status.isdigit() and int(reply.status) >= 400:
                found.setdefault(int(reply.status), []).append(reply)
    return tuple(
        Failure(status, ClassName(_class_name(status, kept)), _doc(status, same), _type(same))
        for status, same in sorted(found.items())
    )


def _class_name(status: int, kept: Mapping[str, str]) -> str:
    return kept.get(str(status)) or CLASSES.get(status, f"Status{status}")


def default_failure(operations: Iterable[Operation]) -> TypeRef:
    """Return the type of failures with an undocumented status: the union over `default`, `4XX` and `5XX`."""
    found: list[Reply] = []
    for operation in operations:
        good = successes(operation.replies)
        found += [
            reply for reply in operation.replies if reply.status in ("default", "4XX", "5XX") and reply not in good
        ]
    return _type(found) if found else JSON


def _type(replies: list[Reply]) -> TypeRef:
    others = (type for reply in replies for _, type in reply.json_types)
    return union_of(sorted({*(reply.type for reply in replies), *others}, key=repr))


def _doc(status: int, replies: list[Reply]) -> Doc:
    """Return the documentation of a status: the common text of its responses, or the status with each text."""
    counted = Counter(reply.doc.description for reply in replies if reply.doc.description)
    phrase = PHRASES.get(status, "")
    if not 1 < len(counted) <= _REASONS:
        same = next((reply.doc for reply in replies if reply.doc.description), Doc())
        return same if len(counted) == 1 else Doc(description=phrase)
    texts = sorted(counted, key=lambda text: (-counted[text], text))
    reasons = "\n".join(f"- {_first(text)}" for text in texts)
    origins: list[Origin] = [reply.doc.origin for reply in replies if reply.doc.description]
    facts = dict.fromkeys(fact for reply in replies if reply.doc.description for fact in reply.doc.facts)
    return Doc(
        description=f"{phrase or 'Refused'}, for one of these reasons:\n\n{reasons}",
        origin=max(origins, key=_doubt),
        facts=tuple(facts),
    )


def _first(text: str) -> str:
    """Return the first paragraph of a text, on one line."""
    return " ".join(text.strip().partition("\n\n")[0].split())


def _doubt(origin: Origin) -> int:
    return _DOUBTS.index(origin)
