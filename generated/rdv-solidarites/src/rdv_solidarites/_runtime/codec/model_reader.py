"""``Model.read``: create a model from data that the caller kept, in a cache for example, as leniently as a response."""

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, cast

from ..base.errors import DecodeError
from ..base.notes import Note
from ..base.scalars import kind
from .forms import is_dumped
from .forms_of import has_forms, holds_numbers
from .json_reader import Undecodable, read_json
from .lenient import read
from .sending import as_json

if TYPE_CHECKING:
    from ..base.drift import Drift

__all__ = ["read_model"]

ModelT = TypeVar("ModelT")


def read_model(model: type[ModelT], data: object, on_drift: "Callable[[Drift], None] | None" = None) -> ModelT:
    """Return a model of a class, typed as far as the data matches the class.

    Raises:
        DecodeError: the data is not JSON, or not an object.
    """
    name = model.__name__
    if isinstance(data, model):
        return data
    note = Note(name, 0)
    kind_ = cast("Hashable", model)
    exact = holds_numbers(kind_)
    if isinstance(data, (str, bytes, bytearray)):
        tree = _parsed(name, data, note, exact)
    else:
        tree = as_json(model, data) if has_forms(kind_) else data
    if not isinstance(tree, Mapping):
        raise DecodeError(f"{name}.read: the data must be an object, not {kind(tree)}")

    def report(pointer: str, expected: str, got: str, value: object) -> None:
        if expected != Decimal.__name__ or not is_dumped(value):
            note(pointer, expected, got, value)

    found = read(model, dict(cast("Mapping[str, object]", tree)), "", report, exact=exact)
    if on_drift is not None:
        for drift in note.drifts:
            on_drift(drift)
    return cast("ModelT", found)


def _parsed(name: str, data: str | bytes | bytearray, note: Note, exact: bool) -> object:
    content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)
    try:
        tree, oddities = read_json(content, exact=exact)
    except Undecodable as reason:
        raise DecodeError(f"{name}.read: {reason}") from None
    for oddity in oddities:
        note("", "JSON", oddity, None)
    return tree
