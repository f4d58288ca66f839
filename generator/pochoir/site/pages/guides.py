"""The guides of an API, made from its description; what it does not say is said to be unknown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pochoir import ir
from pochoir.ir import Json
from pochoir.plan import client
from pochoir.site import highlight
from pochoir.site.atlas import Atlas, Entry
from pochoir.site.labels import N_
from pochoir.site.pages.operation import Shown, shown_sample
from pochoir.site.pages.overview import first_entry
from pochoir.site.pages.page import Page
from pochoir.site.samples import Sample, python, samples
from pochoir.site.slugs import anchor

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


@dataclass(frozen=True, slots=True)
class Row:
    """A failure and the operations that document it."""

    status: str
    error: str
    doc: ir.Doc
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is not documented: seen, or judged, with the page that shows it."""

    origin: str
    what: str
    facts: tuple[str, ...]
    page: str


def guide(atlas: Atlas, name: str) -> Page:
    """One guide of an API."""
    makers: Mapping[str, Callable[[Atlas], dict[str, object]]] = {
        "authentication": _authentication,
        "errors": _errors,
        "pagination": _pagination,
        "rate-limits": _limits,
        "environments": _environments,
        "real-time": _real_time,
        "open-questions": _open,
    }
    context = {"guide": name, "name": name} | makers[name](atlas)
    return Page("guide", f"{atlas.folder}/guides/{name}", TITLES[name], context, spoken=True, group="guides")


def _shown(atlas: Atlas, entry: Entry | None, *kinds: str) -> tuple[Shown, ...]:
    if entry is None:
        return ()
    found = samples(atlas.api, atlas.values, entry.resource, entry.operation)
    return tuple(shown_sample(each) for each in found if not kinds or each.kind in kinds)


def _authentication(atlas: Atlas) -> dict[str, object]:
    api = atlas.api
    asks = [entry for entry in atlas.entries if entry.operation.security and () not in entry.operation.security]
    free = tuple(entry for entry in atlas.entries if entry not in asks)
    login = next((entry for entry in atlas.entries if api.login and entry.operation.id == api.login.operation), None)
    entry = login or next((each for each in asks if each.operation.method.upper() == "GET"), next(iter(asks), None))
    return {
        "schemes": api.schemes,
        "credentials": client.credentials(api),
        "login": api.login,
        "login_entry": login,
        "oauth2": api.oauth2,
        "token_entry": next((e for e in atlas.entries if api.oauth2 and e.operation.id == api.oauth2.operation), None),
        "free": free if asks else (),
        "anonymous": not asks,
        "samples": _shown(atlas, entry),
    }


def _errors(atlas: Atlas) -> dict[str, object]:
    rows: list[Row] = []
    for failure in atlas.api.failures:
        entries = tuple(
            entry
            for entry in atlas.entries
            if any(each.status == str(failure.status) for each in entry.operation.replies)
        )
        rows.append(Row(str(failure.status), str(failure.class_name), failure.doc, entries))
    return {"failures": tuple(rows), "samples": tuple(error_samples(atlas))}


def error_samples(atlas: Atlas) -> Iterator[Shown]:
    """A program that expects an error, where the API documents one."""
    for entry in (first_entry(atlas), *atlas.entries):
        if entry is None:
            continue
        documented = {each.status for each in entry.operation.replies}
        failures = [each for each in atlas.api.failures if str(each.status) in documented]
        failure = next((each for each in failures if each.status == 404), next(iter(failures), None))
        if failure is not None:
            code = python.guarded(atlas.api, atlas.values, entry.resource, entry.operation, str(failure.class_name))
            sample = Sample("python", "Python", "python", code)
            yield Shown(sample.title, "python", "python", code, highlight.code(code, "python"))
            return


def _pagination(atlas: Atlas) -> dict[str, object]:
    paged = tuple(entry for entry in atlas.entries if entry.operation.paging)
    return {"paged": paged, "samples": _shown(atlas, next(iter(paged), None), "python", "async", "curl")}


def _limits(atlas: Atlas) -> dict[str, object]:
    limited = tuple(
        (entry, reply)
        for entry in atlas.entries
        for reply in entry.operation.replies
        if reply.status == "429" or any("ratelimit" in each.wire.lower().replace("-", "") for each in reply.headers)
    )
    headers = {each.wire: each for _, reply in limited for each in reply.headers}
    stated = () if atlas.api.limits else tuple(_stated(atlas, "x-pochoir-rate-limits"))
    entry = next((entry for entry, _ in limited), None)
    texts = dict.fromkeys(
        reply.doc.description for _, reply in limited if reply.status == "429" and reply.doc.description
    )
    return {
        "entries": tuple({entry.slug: entry for entry, _ in limited}.values()),
        "headers": tuple(headers.values()),
        "limits": atlas.api.limits,
        "stated": stated,
        "texts": tuple(texts),
        "samples": _shown(atlas, entry, "python", "curl"),
    }


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
    entry = first_entry(atlas)
    variable = f"{str(atlas.api.package).upper()}_BASE_URL"
    return {"servers": atlas.api.servers, "base_variable": variable, "samples": _shown(atlas, entry, "python", "curl")}


def _real_time(atlas: Atlas) -> dict[str, object]:
    """The connections that stay open, by name."""
    found = atlas.tree.mapping("/x-pochoir-websocket")
    return {"stated": tuple((name, _members(each)) for name, each in found.items()), "samples": ()}


def _open(atlas: Atlas) -> dict[str, object]:
    statements = tuple(_statements(atlas))
    shapeless = tuple(
        entry
        for entry in atlas.entries
        if any(reply.status[:1] == "2" and reply.type == ir.Plain("json") for reply in entry.operation.replies)
    )
    silent = tuple(
        entry for entry in atlas.entries if not any(reply.status[:1] in "45" for reply in entry.operation.replies)
    )
    return {
        "statements": statements,
        "shapeless": shapeless,
        "silent": silent,
        "unlimited": not any(_limits(atlas)[key] for key in ("entries", "stated", "limits")),
        "unpaged": not any(entry.operation.paging for entry in atlas.entries),
        "unplaced": not atlas.api.servers,
        "notes": atlas.described.notes,
        "samples": (),
    }


def _statements(atlas: Atlas) -> Iterator[Statement]:
    for entry in atlas.entries:
        operation, page = entry.operation, f"operations/{entry.slug}"
        yield from _of(operation.doc, operation.id, page)
        for parameter in operation.parameters:
            yield from _of(
                parameter.doc,
                f"{operation.id} · {parameter.wire}",
                f"{page}#{parameter.location}.{anchor(parameter.wire)}",
            )
        for reply in operation.replies:
            if reply.status != "default":
                yield from _of(reply.doc, f"{operation.id} · {reply.status}", f"{page}#reply.{reply.status}")
    for schema in atlas.schemas:
        model = atlas.models.get(schema.name)
        if model:
            yield from _of(model.doc, schema.name, f"schemas/{schema.slug}")
            for field in model.fields:
                yield from _of(
                    field.doc, f"{schema.name} · {field.wire}", f"schemas/{schema.slug}#{anchor(field.wire)}"
                )


def _of(doc: ir.Doc, what: str, page: str) -> Iterator[Statement]:
    if doc.origin != "documented":
        yield Statement(doc.origin, what, doc.facts, page)
