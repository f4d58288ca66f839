"""The guides of an API, made from its description; what it does not say is said to be unknown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.phrases import PHRASES
from pochoir.targets.client import client, failures
from pochoir.targets.site.atlas import Atlas, Entry
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.operation import Shown, shown_examples, shown_sample
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.pages.real_time import real_time
from pochoir.targets.site.pages.shown import program, python
from pochoir.targets.site.pages.unknown import unknown
from pochoir.targets.site.samples import curl, programs, request_of, samples, sign_in
from pochoir.targets.site.samples.python import ASYNC, SYNC, Call, call_of
from pochoir.targets.site.samples.request import success

TITLES: Mapping[str, str] = {
    "authentication": N_("Authentication"),
    "errors": N_("Errors"),
    "pagination": N_("Pagination"),
    "rate-limits": N_("Rate limits"),
    "environments": N_("Environments and versions"),
    "real-time": N_("Real time"),
    "open-questions": N_("What the documentation leaves open"),
}
"""The title of each guide: a word of the interface."""

_BODIES: Final = 2
"""Bodies of a reason that the guide to errors shows; the pages of operations show their own."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What some operations say of a status, with bodies that they show: others may mean something else by it."""

    doc: ir.Doc
    examples: tuple[Shown, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A status that means failure: its name, its class, and the reasons for it, the most common first."""

    status: str
    phrase: str
    error: str
    reasons: tuple[Reason, ...]


def guide(atlas: Atlas, name: str) -> Page:
    """One guide of an API."""
    makers: Mapping[str, Callable[[Atlas], dict[str, object]]] = {
        "authentication": _authentication,
        "errors": _errors,
        "pagination": _pagination,
        "rate-limits": _limits,
        "environments": _environments,
        "real-time": real_time,
        "open-questions": _open,
    }
    context = {"guide": name, "name": name} | makers[name](atlas)
    return Page("guide", f"{atlas.folder}/guides/{name}", TITLES[name], context, spoken=True, group="guides")


def _shown(atlas: Atlas, entry: Entry | None, *kinds: str) -> tuple[Shown, ...]:
    if entry is None:
        return ()
    found = samples(atlas.api, atlas.values, entry.resource, entry.operation)
    return tuple(shown_sample(each) for each in found if not kinds or each.kind in kinds)


def _call(atlas: Atlas, entry: Entry) -> Call:
    return call_of(atlas.values, entry.resource, entry.operation)


def _entry(atlas: Atlas, operation: str) -> Entry | None:
    return next((entry for entry in atlas.entries if entry.operation.id == operation), None)


def _plainest(entries: Iterable[Entry]) -> Entry | None:
    """The operation that shows best what a guide is about: one that reads a single thing by a single argument."""
    return min(entries, key=lambda entry: _plainness(entry.operation), default=None)


def _plainness(operation: ir.Operation) -> tuple[bool, bool, bool, int]:
    required = sum(each.required for each in operation.parameters)
    reads, single = operation.method.upper() == "GET", operation.path.endswith("}")
    special = operation.doc.deprecated or bool(operation.fixed)
    return special, not reads, operation.paging is not None or not single, abs(required - 1)


def _authentication(atlas: Atlas) -> dict[str, object]:
    api = atlas.api
    asks = [entry for entry in atlas.entries if entry.operation.security and () not in entry.operation.security]
    others = [entry for entry in atlas.entries if entry not in asks] if asks else []
    login = _entry(atlas, api.login.operation) if api.login else None
    entry = _plainest(asks)
    called = _plainest(each for each in asks if api.login and sign_in.needs_only(api.login, each.operation))
    return {
        "schemes": api.schemes,
        "credentials": client.credentials(api),
        "login": api.login,
        "login_entry": login,
        "oauth2": api.oauth2,
        "token_entry": _entry(atlas, api.oauth2.operation) if api.oauth2 else None,
        "ways": tuple(_ways(atlas, _call(atlas, entry))) if entry else (),
        "walk": python(programs.granted(api, api.oauth2, _call(atlas, entry))) if api.oauth2 and entry else None,
        "free": tuple(entry for entry in others if entry.operation.security_stated),
        "unsaid": tuple(entry for entry in others if not entry.operation.security_stated),
        "anonymous": not asks,
        "signed": called is not None,
        "samples": tuple(_signing_in(atlas, login, called)) if called else _shown(atlas, entry),
    }


def _signing_in(atlas: Atlas, login: Entry | None, called: Entry) -> Iterator[Shown]:
    """A call in every language. The client signs in by itself; without it a reader sends the request that does."""
    for each in _shown(atlas, called):
        if each.language != "python" and atlas.api.login and login:
            signing = sign_in.sign_in_of(atlas.api, atlas.values, atlas.api.login, login.operation, called.operation)
            yield program(each.key, each.title, sign_in.write(each.key, signing))
        else:
            yield each


def _ways(atlas: Atlas, call: Call) -> Iterator[Shown]:
    """A program for every way to authenticate: to sign in, and each alternative of schemes."""
    api = atlas.api
    ways = [programs.secrets(api, api.login)] if api.login else []
    schemes = {scheme.id: str(scheme.argument) for scheme in api.schemes}
    needs = dict.fromkeys(needed for entry in atlas.entries for needed in entry.operation.security if needed)
    ways += [programs.placeholders(api, [schemes[name] for name in needed]) for needed in needs]
    for given in ways:
        yield python(programs.authenticated(api, call, given), *given)


def _errors(atlas: Atlas) -> dict[str, object]:
    rows = (
        Row(status, PHRASES.get(int(status), "") if status.isdigit() else "", str(error), _reasons(atlas, status))
        for status, error in failures.error_names(atlas.api).items()
    )
    shown = sorted((row for row in rows if row.reasons), key=lambda row: (not row.status.isdigit(), row.status))
    return {"failures": tuple(shown), "samples": tuple(_expecting(atlas))}


def _reasons(atlas: Atlas, status: str) -> tuple[Reason, ...]:
    """The reasons that the operations give for a status, those with the most operations first."""
    found: dict[str, list[tuple[Entry, ir.Reply]]] = {}
    for entry in atlas.entries:
        for reply in entry.operation.replies:
            # A `default` beside no other success is the success.
            if reply.status == status and success(entry.operation):
                found.setdefault(reply.doc.description, []).append((entry, reply))
    shown: list[Json] = []
    reasons: list[Reason] = []
    for given in sorted(found.values(), key=len, reverse=True):
        bodies = tuple(_bodies((reply for _, reply in given), shown))[:_BODIES]
        shown += (body.value for body in bodies)
        reasons.append(Reason(given[0][1].doc, tuple(shown_examples(bodies)), tuple(entry for entry, _ in given)))
    return tuple(reasons)


def _bodies(replies: Iterable[ir.Reply], shown: Iterable[Json]) -> Iterator[ir.Example]:
    """The bodies that somebody wrote down, each once, none that was shown before; what says nothing is none."""
    seen = [*shown]
    for reply in replies:
        for example in reply.examples:
            if not example.synthetic and example.value not in ({}, None) and example.value not in seen:
                seen.append(example.value)
                yield example


def _documents(entry: Entry, failure: ir.Failure) -> bool:
    return any(each.status == str(failure.status) for each in entry.operation.replies)


def _expecting(atlas: Atlas) -> Iterator[Shown]:
    """A program that expects an error, where the API documents one: best a thing that is read and is not there."""
    for failure in sorted(atlas.api.failures, key=lambda failure: failure.status != 404)[:1]:
        entry = _plainest(entry for entry in atlas.entries if _documents(entry, failure))
        if entry is not None:
            yield python(programs.refused(atlas.api, _call(atlas, entry), str(failure.class_name)))


def _pagination(atlas: Atlas) -> dict[str, object]:
    paged = tuple(entry for entry in atlas.entries if entry.operation.paging)
    entry = min(paged, key=lambda each: sum(one.required for one in each.operation.parameters), default=None)
    if entry is None:
        return {"paged": (), "samples": ()}
    call = _call(atlas, entry)
    shown = (
        python(programs.paged(atlas.api, call, SYNC)),
        program("async", "Python async", programs.paged(atlas.api, call, ASYNC)),
        *_shown(atlas, entry, "curl"),
    )
    return {"paged": paged, "samples": shown}


def _limits(atlas: Atlas) -> dict[str, object]:
    limited = tuple(
        (entry, reply)
        for entry in atlas.entries
        for reply in entry.operation.replies
        if reply.status == "429" or any(_counts(each) for each in reply.headers)
    )
    headers = {each.wire: each for _, reply in limited for each in reply.headers}
    stated = () if atlas.api.limits else tuple(_stated(atlas, "x-pochoir-rate-limits"))
    entries = tuple({entry.slug: entry for entry, _ in limited}.values())
    entry = _plainest(entries or atlas.entries)
    texts = dict.fromkeys(
        reply.doc.description for _, reply in limited if reply.status == "429" and reply.doc.description
    )
    return {
        "entries": entries,
        "headers": tuple(headers.values()),
        "limits": atlas.api.limits,
        "stated": stated,
        "texts": tuple(texts),
        "samples": tuple(_waiting(atlas, entry)),
    }


def _counts(header: ir.Header) -> bool:
    return "ratelimit" in header.wire.lower().replace("-", "")


def _waiting(atlas: Atlas, entry: Entry | None) -> Iterator[Shown]:
    if entry is not None:
        replies = [each for each in entry.operation.replies if each.status[:1] == "2"]
        headers = dict.fromkeys(each.wire for reply in replies for each in reply.headers if _counts(each))
        yield python(programs.limited(atlas.api, _call(atlas, entry), headers))


def _stated(atlas: Atlas, extension: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What an extension says, at the root and at operations: where, and its members as text."""
    for name, owner in (("", ""), *((entry.operation.id, entry.operation.pointer) for entry in atlas.entries)):
        found = atlas.tree.mapping(owner).get(extension)
        for each in found if isinstance(found, list) else [found] if found else []:
            yield name, _members(each)


def _members(value: Json) -> tuple[tuple[str, str], ...]:
    members = value.items() if isinstance(value, dict) else [("", value)]
    return tuple((key, _line(member)) for key, member in members if not key.startswith("x-"))


def _line(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(map(_line, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_line(member)}" for key, member in value.items())
    return str(value)


def _environments(atlas: Atlas) -> dict[str, object]:
    """The servers; the samples call the second one, for the first is called without being named."""
    api, entry = atlas.api, _plainest(atlas.entries)
    server = api.servers[:2][-1] if api.servers else None
    shown: list[Shown] = []
    if entry is not None:
        shown.append(python(programs.placed(api, _call(atlas, entry), server)))
        request = request_of(api, atlas.values, entry.operation)
        elsewhere = server is not None and not entry.operation.server
        request = replace(request, server=server.url) if server and elsewhere else request
        shown.append(program("curl", "curl", curl.write(request)))
    variable = f"{str(api.package).upper()}_BASE_URL"
    return {"servers": api.servers, "base_variable": variable, "samples": tuple(shown)}


def _open(atlas: Atlas) -> dict[str, object]:
    limits = _limits(atlas)
    return unknown(atlas, unlimited=not any(limits[key] for key in ("entries", "stated", "limits")))
