"""Read an array with a fixed number of items as a tuple."""

from collections.abc import Callable, Sequence

from .expectations import Report, got_of

__all__ = ["positions"]


def positions(
    types: Sequence[object],
    tree: list[object],
    pointer: str,
    report: Report,
    read: Callable[[object, object, str], object],
) -> object:
    """Return the items of an array, each with the type of its position; an array of another length stays unchanged.

    Args:
        types: the types of the items.
        tree: the array.
        pointer: its JSON pointer.
        report: called for another length.
        read: reads an item of a type at a pointer.
    """
    if len(tree) != len(types):
        report(pointer, f"{len(types)} item{'' if len(types) == 1 else 's'}", got_of(tree), tree)
        return tree
    pairs = enumerate(zip(types, tree, strict=True))
    return tuple(read(type_, item, f"{pointer}/{at}") for at, (type_, item) in pairs)
