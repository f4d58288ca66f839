"""Find the forms of decimals and bytes in a type."""

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import get_args

from pydantic import BaseModel

from .building import extra_type
from .forms import Form
from .options import is_model, meaning

__all__ = ["fields_with_forms", "has_forms", "holds_numbers"]


@lru_cache(maxsize=1024)
def holds_numbers(annotation: Hashable) -> bool:
    """Return whether values of a type may have decimals that are numbers in JSON, at any depth."""
    return any(form.form == "number" for form in _forms(annotation, crosses=True))


@lru_cache(maxsize=1024)
def has_forms(annotation: Hashable) -> bool:
    """Return whether values of a type may have decimals or bytes with a form, at any depth."""
    return any(_forms(annotation, crosses=True))


@lru_cache(maxsize=4096)
def fields_with_forms(model: type[BaseModel]) -> Mapping[str, object]:
    """Return the types of the fields that contain decimals or bytes sent as text, by attribute name.

    Other models in a field convert their own. The type of undeclared fields has the name ``""``.
    """
    fields = {name: field.rebuild_annotation() for name, field in model.model_fields.items()}
    return {name: type_ for name, type_ in {**fields, "": extra_type(model)}.items() if _is_text(type_)}


def _is_text(annotation: object) -> bool:
    return any(form.form != "number" for form in _forms(annotation))


def _forms(annotation: object, *, crosses: bool = False) -> Iterator[Form]:
    """Yield the forms in a type, and if it ``crosses`` them, those in the models of it."""
    stack, seen = [annotation], set[int]()
    while stack:
        part = stack.pop()
        form = Form.of(part)
        if form is not None:
            yield form
        elif id(part) in seen:
            continue
        elif hasattr(part, "__value__"):
            seen.add(id(part))
            stack.append(meaning(part))
        elif not is_model(part):
            stack += get_args(part)
        elif crosses:
            seen.add(id(part))
            part.model_rebuild()
            stack += [field.rebuild_annotation() for field in part.model_fields.values()]
            stack.append(extra_type(part))
