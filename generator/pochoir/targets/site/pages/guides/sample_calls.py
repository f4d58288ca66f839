"""Choose the operations that the samples of guides call."""

from collections.abc import Iterable

from pochoir import ir
from pochoir.targets.client.samples import first_rank
from pochoir.targets.site.pages.code_blocks import CodeBlock, sample_block
from pochoir.targets.site.samples import samples
from pochoir.targets.site.samples.python import Call, call_of
from pochoir.targets.site.site_index import Entry, SiteIndex


def blocks_of(index: SiteIndex, entry: Entry | None, *kinds: str) -> tuple[CodeBlock, ...]:
    """Return the samples of an operation, only some kinds of them if given."""
    if entry is None:
        return ()
    found = samples(index.api, index.example_values, entry.resource, entry.operation)
    return tuple(sample_block(each) for each in found if not kinds or each.kind in kinds)


def example_call(index: SiteIndex, entry: Entry) -> Call:
    """Return the example call of an operation."""
    return call_of(index.example_values, entry.resource, entry.operation)


def entry_of(index: SiteIndex, operation: str) -> Entry | None:
    """Return the entry of an operation id."""
    return next((entry for entry in index.entries if entry.operation.id == operation), None)


def simplest(entries: Iterable[Entry]) -> Entry | None:
    """Return the simplest operation for a sample: preferably one that reads a single item by one argument."""
    return min(entries, key=lambda entry: _complexity(entry.operation), default=None)


def first(entries: Iterable[Entry]) -> Entry | None:
    """Return the best operation for a first call: it returns the current user, or a list."""
    return min(entries, key=lambda entry: first_rank(entry.operation), default=None)


def _complexity(operation: ir.Operation) -> tuple[bool, bool, bool, int]:
    required = sum(each.required for each in operation.parameters)
    reads, single = operation.method == "GET", operation.path.endswith("}")
    special = operation.doc.deprecated or bool(operation.fixed)
    return special, not reads, operation.paging is not None or not single, abs(required - 1)
