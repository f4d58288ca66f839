"""Compare the responses of an operation, the result of its method, and the media types that a call can choose."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Verdict, breaks
from pochoir.evolution.relation import Models
from pochoir.evolution.surface import Model, Operation, Reply
from pochoir.evolution.types import Direction, compare, same
from pochoir.evolution.words import code, typed


class Found(NamedTuple):
    """A change of an operation; `old` and `new` are the paths of the part in the old and the new operation."""

    code: str
    reason: str
    wire: Verdict
    python: Verdict
    cure: str = ""
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def compare_replies(old: Operation, new: Operation, models: Models) -> Iterator[Found]:
    """Yield the changes of the responses of an operation.

    What the change of a successful response means for Python is the change of what the method returns: that is the
    union of all of them, and may be a part of the content.
    """
    result = _result(old, new, models)
    listed = sorted(_replies(old, new, models))
    if result is None:
        yield from listed
        return
    code, reason, python, cure = result
    at = next((number for number, each in enumerate(listed) if _is_success(_status(each))), None)
    if at is None:
        yield Found(code, reason, NEUTRAL, python, cure)
        yield from listed
        return
    first = listed[at]
    worse = max(first.python, python)
    yield first._replace(reason=f"{first.reason}; {reason}", python=worse, cure=cure or first.cure)
    yield from (each for number, each in enumerate(listed) if number != at)


def _result(old: Operation, new: Operation, models: Models) -> tuple[str, str, Verdict, str] | None:
    """Return the change of what the method returns."""
    if bool(old.paging) != bool(new.paging):
        reason = (
            "it now returns the items of all pages" if new.paging else "it no longer returns the items of all pages"
        )
        return "paging", reason, BREAKING, "iterate over the result" if new.paging else "read the list in the result"
    if bool(old.returns) != bool(new.returns):
        if not old.returns:
            return "result", f"it now returns {code(new.returns)}", COMPATIBLE, ""
        return "result", f"it no longer returns {code(old.returns)}", BREAKING, "do not use the result"
    if not old.returns or same(old.returns, new.returns, models):
        return None
    _, python = compare(old.returns, new.returns, "received", models)
    cure = "expect the new type" if python is BREAKING else ""
    return "result", f"it returned {code(old.returns)}, and now returns {code(new.returns)}", python, cure


def _replies(old: Operation, new: Operation, models: Models) -> Iterator[Found]:
    if old.paging and new.paging and old.paging != new.paging:
        yield Found("paging", "its pages are requested differently", BREAKING, NEUTRAL, "upgrade the client")
    for status, reply in old.replies.items():
        if status not in new.replies:
            moved = _is_success(status) and any(map(_is_success, new.replies))
            yield _removed(status, reply, _applied(new.replies, status), models, moved=moved)
    for status, reply in new.replies.items():
        if status not in old.replies:
            yield _added(status, reply, _applied(old.replies, status), models)
    for status in old.replies.keys() & new.replies.keys():
        yield from _reply(status, old.replies[status], new.replies[status], models)


def _applied(replies: Mapping[str, Reply], status: str) -> Reply | None:
    """Return the response for a status that the description does not list: that of its range, or the default."""
    ranged = replies.get(f"{status[0]}XX") if status.isdigit() else None
    if ranged is None and _is_success(status) and any(map(_is_success, replies)):
        return None  # Successes without a response are read as the described one that is next to it.
    return ranged or replies.get("default")


def _removed(status: str, reply: Reply, other: Reply | None, models: Models, *, moved: bool) -> Found:
    reason = f"the response {status} was removed"
    if other is not None:
        wire, python, note = _replaced(status, reply, other, models)
        cure = "expect the new type" if BREAKING in (wire, python) else ""
        return Found("response-removed", reason + note, wire, python, cure, _at(status))
    if _is_success(status):
        wire = COMPATIBLE if moved else BREAKING
        return Found("response-removed", reason, wire, COMPATIBLE, old=_at(status))
    typed = _is_typed(reply, models.old)
    if typed and reply.type:
        reason += f", and with it the type of its body, {code(reply.type)}"
    cure = "read the body of the error as plain JSON" if typed else ""
    return Found("response-removed", reason, COMPATIBLE, breaks(typed), cure, _at(status))


def _added(status: str, reply: Reply, other: Reply | None, models: Models) -> Found:
    reason = f"the response {status} was added"
    if other is not None:
        wire, python, note = _replaced(status, other, reply, models)
        cure = "expect the new type" if BREAKING in (wire, python) else ""
        return Found("response-added", reason + note, wire, python, cure, new=_at(status))
    if _is_success(status) or not _is_typed(reply, models.new):
        return Found("response-added", reason, COMPATIBLE, COMPATIBLE, new=_at(status))
    reason += f", and with it the type of its body, {code(reply.type)}"
    return Found("response-added", reason, COMPATIBLE, BREAKING, "expect the new type", new=_at(status))


def _is_typed(reply: Reply, models: Mapping[str, Model]) -> bool:
    """Return whether the body of an error is not what it is without a response: plain JSON, or else text."""
    plain = reply.kind != "json" or compare(reply.type, "json", "sent", Models(models, models))[1] is not BREAKING
    return reply.kind == "bytes" or not plain


def _replaced(status: str, old: Reply, new: Reply, models: Models) -> tuple[Verdict, Verdict, str]:
    """Return the verdicts on a status that another response applies to, and what to add to the reason."""
    if not _is_success(status):
        old, new = _as_json(old), _as_json(new)
    if old.kind != new.kind:
        wire = python = breaks(old.kind != "empty")
        note = f"; its content was {_kind(old)}, and is now {_kind(new)}"
    elif not old.type or same(old.type, new.type, models):
        wire, python, note = COMPATIBLE, COMPATIBLE, ""
    else:
        wire, python = compare(old.type, new.type, "received", models)
        note = f"; its body {typed(old.type, new.type)}"
    return wire, COMPATIBLE if _is_success(status) else python, note


def _as_json(reply: Reply) -> Reply:
    """Return a response of an error; the body of one without content is read if it has one."""
    return replace(reply, kind="json", type="json") if reply.kind == "empty" else reply


def _reply(status: str, old: Reply, new: Reply, models: Models) -> Iterator[Found]:
    at = _at(status), _at(status)
    cure = "expect the new type"
    if old.kind != new.kind:
        # A client that expects no content ignores some.
        wire, python = breaks(old.kind != "empty"), breaks(old.kind != "empty" or _is_typed(new, models.new))
        reason = f"the content of the response {status} was {_kind(old)}, and is now {_kind(new)}"
        # For a success, Python callers notice a change of the result only.
        python = COMPATIBLE if _is_success(status) else python
        yield Found("response-content", reason, wire, python, cure if BREAKING in (wire, python) else "", *at)
    elif old.type and not same(old.type, new.type, models):
        wire, python = compare(old.type, new.type, "received", models)
        python = COMPATIBLE if _is_success(status) else python
        reason = f"the response {status} {typed(old.type, new.type)}"
        yield Found("response-type", reason, wire, python, cure if BREAKING in (wire, python) else "", *at)
    for name in sorted(old.headers.keys() | new.headers.keys()):
        yield from _header(status, name, old, new, models)


def _header(status: str, name: str, old: Reply, new: Reply, models: Models) -> Iterator[Found]:
    at = _at(status), _at(status)
    if name not in new.headers:
        reason = f"the header {code(name)} of the response {status} was removed"
        yield Found("header-removed", reason, BREAKING, NEUTRAL, f"stop using {code(name)}", *at)
    elif name not in old.headers:
        reason = f"the header {code(name)} of the response {status} was added"
        yield Found("header-added", reason, COMPATIBLE, COMPATIBLE, "", *at)
    elif not same(old.headers[name], new.headers[name], models):
        wire, _ = compare(old.headers[name], new.headers[name], "received", models)
        reason = f"the header {code(name)} of the response {status} is now of type {code(new.headers[name])}"
        yield Found("header-type", reason, wire, NEUTRAL, "expect the new type" if wire is BREAKING else "", *at)


def _kind(reply: Reply) -> str:
    names = {"json": "JSON", "text": "text", "bytes": "binary", "events": "a stream of events", "empty": "none"}
    return names.get(reply.kind, reply.kind)


def _status(found: Found) -> str:
    path = found.old or found.new
    return path[1] if len(path) == 2 else ""


def _at(status: str) -> tuple[str, ...]:
    return ("replies", status)


def _is_success(status: str) -> bool:
    return status.startswith("2")


def compare_media_types(old: Operation, new: Operation, models: Models) -> Iterator[Found]:
    """Yield the changes of the media types that a call can choose, besides the usual ones."""
    before = (old.body.others if old.body else {}, new.body.others if new.body else {})
    usual = {each.body.media_type for each in (old, new) if each.body}
    yield from _compare_others("request body", *before, models, "sent", usual)
    yield from _compare_others("result", old.accepts, new.accepts, models, "received", set())


def _compare_others(
    what: str, old: Mapping[str, str], new: Mapping[str, str], models: Models, direction: Direction, usual: set[str]
) -> Iterator[Found]:
    at: tuple[str, ...] = ("body",) if direction == "sent" else ()
    for name in sorted((old.keys() | new.keys()) - usual):
        if name not in new:
            reason, cure = f"the media type {code(name)} of the {what} was removed", f"do not pass {code(name)}"
            yield Found("media-type-removed", reason, BREAKING, BREAKING, cure, at, at)
        elif name not in old:
            reason = f"the media type {code(name)} of the {what} was added"
            yield Found("media-type-added", reason, COMPATIBLE, COMPATIBLE, "", at, at)
        elif not same(old[name], new[name], models):
            wire, python = compare(old[name], new[name], direction, models)
            reason = f"the {what} in {code(name)} {typed(old[name], new[name])}"
            cure = "expect the new type" if direction == "received" else "pass a body of the new type"
            yield Found("media-type", reason, wire, python, cure if BREAKING in (wire, python) else "", at, at)
