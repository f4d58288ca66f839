"""The guide to errors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.phrases import PHRASES
from pochoir.targets.client import failures
from pochoir.targets.site.labels import ADVICE
from pochoir.targets.site.pages.code_blocks import CodeBlock, example_blocks, python_block
from pochoir.targets.site.pages.guides.sample_calls import example_call, simplest
from pochoir.targets.site.samples import guide_programs
from pochoir.targets.site.samples.request import success
from pochoir.targets.site.site_index import Entry, SiteIndex

_MAX_EXAMPLES: Final = 2
"""The number of examples for each reason. The pages of the operations show their own."""
_MOST: Final = 100
"""The number of operations that are listed for each reason; of more, only their number is shown."""

_OTHERS: Final = sorted({*filter(str.isdigit, ADVICE), "500", "502", "503", "504"})
"""Statuses that are explained even if no operation documents them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A meaning of a status, with examples of bodies, and the operations that document it: some, and how many more."""

    doc: ir.Doc
    examples: tuple[CodeBlock, ...]
    entries: tuple[Entry, ...]
    more: int

    @property
    def count(self) -> int:
        """The number of the operations."""
        return len(self.entries) + self.more


@dataclass(frozen=True, slots=True)
class StatusRow:
    """An error status: its phrase, its exception class, and its reasons, the most common first."""

    status: str
    phrase: str
    error: str
    reasons: tuple[Reason, ...]


def errors(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide."""
    rows = (
        StatusRow(status, PHRASES.get(int(status), "") if status.isdigit() else "", str(error), _reasons(index, status))
        for status, error in failures.error_names(index.api).items()
    )
    documented = sorted((row for row in rows if row.reasons), key=lambda row: (not row.status.isdigit(), row.status))
    known = {row.status for row in documented}
    others = tuple((status, PHRASES.get(int(status), "")) for status in _OTHERS if status not in known)
    classes = tuple(status for status in ("4XX", "5XX") if status not in known)
    return {
        "failures": tuple(documented),
        "others": (*others, *((each, "") for each in classes)),
        "samples": tuple(_samples(index)),
    }


def _reasons(index: SiteIndex, status: str) -> tuple[Reason, ...]:
    """Return the reasons that the operations document for a status, the most common first."""
    found: dict[str, list[tuple[Entry, ir.Reply]]] = {}
    for entry in index.entries:
        for reply in entry.operation.replies:
            # If there is no other success, `default` is the success.
            if reply.status == status and success(entry.operation):
                found.setdefault(reply.doc.description, []).append((entry, reply))
    shown: list[Json] = []
    reasons: list[Reason] = []
    for pairs in sorted(found.values(), key=len, reverse=True):
        examples = tuple(_examples((reply for _, reply in pairs), shown))[:_MAX_EXAMPLES]
        shown += (example.value for example in examples)
        entries = tuple(entry for entry, _ in pairs[:_MOST])
        more = len(pairs) - len(entries)
        reasons.append(Reason(pairs[0][1].doc, tuple(example_blocks(examples)), entries, more))
    return tuple(reasons)


def _examples(replies: Iterable[ir.Reply], shown: Iterable[Json]) -> Iterator[ir.Example]:
    """Yield the examples that are in the description, not empty, and not shown before."""
    seen = [*shown]
    for reply in replies:
        for example in reply.examples:
            if not example.synthetic and example.value not in ({}, None) and example.value not in seen:
                seen.append(example.value)
                yield example


def _documents(entry: Entry, failure: ir.Failure) -> bool:
    return any(each.status == str(failure.status) for each in entry.operation.replies)


def _samples(index: SiteIndex) -> Iterator[CodeBlock]:
    """Yield a program that handles a documented error, preferably 404."""
    for failure in sorted(index.api.failures, key=lambda failure: failure.status != 404)[:1]:
        entry = simplest(entry for entry in index.entries if _documents(entry, failure))
        if entry is not None:
            program = guide_programs.handling_errors(index.api, example_call(index, entry), str(failure.class_name))
            yield python_block(program)
