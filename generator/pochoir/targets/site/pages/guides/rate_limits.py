"""The guide to rate limits."""

from collections.abc import Iterator

from pochoir import ir
from pochoir.ir import Json
from pochoir.targets.site.pages.code_blocks import CodeBlock, python_block
from pochoir.targets.site.pages.guides.sample_calls import example_call, simplest
from pochoir.targets.site.samples import guide_programs
from pochoir.targets.site.site_index import Entry, SiteIndex

_EXTENSION = "x-pochoir-rate-limits"


def rate_limits(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide."""
    limited = tuple(
        (entry, reply)
        for entry in index.entries
        for reply in entry.operation.replies
        if reply.status == "429" or any(_is_rate_limit(each) for each in reply.headers)
    )
    headers = {each.wire: each for _, reply in limited for each in reply.headers}
    entries = tuple({entry.slug: entry for entry, _ in limited}.values())
    texts = dict.fromkeys(
        reply.doc.description for _, reply in limited if reply.status == "429" and reply.doc.description
    )
    return {
        "entries": entries,
        "headers": tuple(headers.values()),
        "limits": (*index.api.limits, *index.api.quotas),
        "enforced": bool(index.api.limits),
        "unenforced": bool(index.api.quotas),
        "stated": () if index.api.limits or index.api.quotas else tuple(_stated(index)),
        "texts": tuple(texts),
        "samples": tuple(_samples(index, simplest(entries or index.entries))),
    }


def has_rate_limits(index: SiteIndex) -> bool:
    """Return whether the description mentions rate limits."""
    context = rate_limits(index)
    return any(context[key] for key in ("entries", "stated", "limits"))


def _is_rate_limit(header: ir.Header) -> bool:
    return "ratelimit" in header.wire.lower().replace("-", "")


def _samples(index: SiteIndex, entry: Entry | None) -> Iterator[CodeBlock]:
    if entry is not None:
        replies = [each for each in entry.operation.replies if each.status[:1] == "2"]
        headers = dict.fromkeys(each.wire for reply in replies for each in reply.headers if _is_rate_limit(each))
        yield python_block(guide_programs.handling_rate_limits(index.api, example_call(index, entry), headers))


def _stated(index: SiteIndex) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield the rate limits of the root and of operations as text: the operation or "", and the members."""
    for name, owner in (("", ""), *((entry.operation.id, entry.operation.pointer) for entry in index.entries)):
        found = index.tree.mapping(owner).get(_EXTENSION)
        for each in found if isinstance(found, list) else [found] if found else []:
            yield name, _members(each)


def _members(value: Json) -> tuple[tuple[str, str], ...]:
    members = value.items() if isinstance(value, dict) else [("", value)]
    return tuple((key, _one_line(member)) for key, member in members if not key.startswith("x-"))


def _one_line(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(map(_one_line, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_one_line(member)}" for key, member in value.items())
    return str(value)
