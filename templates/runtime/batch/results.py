"""The results in the response of a batch."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from ..base.operation import Json, ReplyKind

if TYPE_CHECKING:
    from ..base.notes import Note
    from ..base.wire import RawReply
    from ..codec.values import JsonValue

__all__ = ["Results"]


class Results:
    """Decodes a response: one typed result for each record that was sent."""

    def __init__(self, pointers: Sequence[str], type_: Callable[[], object], count: int) -> None:
        self._pointers = pointers
        self._type = type_
        self._count = count
        self.results: list[object] = []

    def __call__(self, kind: ReplyKind, raw: "RawReply", report: "Note") -> "JsonValue":
        from ..codec.decode import Undecodable, find, json_tree, typed
        from ..codec.forms_of import holds_numbers

        exact = holds_numbers(self._type())
        tree, _ = json_tree("application/json", raw, report, exact=exact)
        for pointer in self._pointers:
            try:
                found = find(tree, pointer)
            except LookupError:
                continue
            if isinstance(found, list):
                break
        else:
            raise Undecodable("no list of results in the response")
        if len(found) != self._count:
            raise Undecodable(f"{len(found)} results for {self._count} records")
        value = typed(Json(self._type, exact=exact), found, pointer, report)
        self.results = cast("list[object]", value) if isinstance(value, list) else list(found)
        return tree
