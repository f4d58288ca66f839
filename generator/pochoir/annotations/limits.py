"""Write what is in `Annotated[...]` next to a type: the limits of a value, and its form in JSON."""

from collections.abc import Mapping
from dataclasses import fields

from pochoir import ir, literals
from pochoir.annotations.parts import Annotation, Symbol, call, field_call, generic, symbol
from pochoir.literals import Code

BOUNDED: Symbol = ("._runtime.codec.bounds", "Bounded")
FORMS: Mapping[str, str] = {"decimal": "text", "decimal_number": "number", "base64": "base64"}
"""The form in JSON of the types that have another one there."""
_FORM_MODULE = "._runtime.codec.forms"
FORM: Symbol = (_FORM_MODULE, "Form as _Form")


def formed(annotation: Annotation, type: ir.Plain, *, in_model: bool) -> Annotation:
    """Return an annotation with the form of its values in JSON, and in a model with its limits."""
    form = FORMS[type.kind]
    limits = _given(type.limits if in_model else None)
    named = [literals.literal(form), *(f"{name}={value}" for name, value in limits.items())]
    plain = symbol(_FORM_MODULE, f"AS_{form.upper()}")
    note = call("_Form", named, FORM) if limits else plain
    return generic(symbol("typing", "Annotated"), annotation, note, *_bounded(type.limits if in_model else None))


def limited(annotation: Annotation, limits: ir.Limits | None) -> Annotation:
    """Return an annotation with limits, if there are any."""
    if limits is None:
        return annotation
    given = _given(limits)
    calls = [field_call(given)] if given else []
    return generic(symbol("typing", "Annotated"), annotation, *calls, *_bounded(limits))


def _bounded(limits: ir.Limits | None) -> list[Annotation]:
    """Return a call with the limits that pydantic does not have, if there are any."""
    # The names are keywords of JSON Schema from the table of `schemas`, never text of the document.
    others = [f"{name}={literals.literal(value)}" for name, value in (limits.others if limits is not None else ())]
    return [call("Bounded", others, BOUNDED)] if others else []


def _given(limits: ir.Limits | None) -> Mapping[str, Code]:
    """Return the limits that pydantic has, by its names."""
    names = [each.name for each in fields(limits) if each.name != "others"] if limits is not None else []
    values = {name: getattr(limits, name) for name in names}
    return {name: literals.literal(value) for name, value in values.items() if value is not None}
