"""Type the parts of a JSON value that does not match its type as a whole."""

import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError

from ..base.scalars import is_raw, raw
from .budget import Work
from .building import extra_type, unchecked
from .expectations import NOTHING, Note, Notes, Report, either, expected_of, got_of, name_of, token, unreported
from .forms import Form
from .options import Options, is_model, meaning, present
from .parts import decimal_or_bytes, items_of, members_of, scalar_of, tuple_of
from .required import REQUIRED, Absent, is_not_null, reading, wire_name
from .strays import strays
from .unions import OneOf, described, lacks
from .untagged import Tried, lacks_tag, untagged
from .validators import as_bytes, breach, breaks_a_bound, holds, validated

__all__ = ["as_far_as_it_matches"]


def as_far_as_it_matches(annotation: object, tree: object, pointer: str, report: Report) -> object:
    """Return a JSON tree that does not match a type, with those parts typed that do; the others are reported."""
    # The deadline of the call also limits this work, if the report knows it.
    expired: Callable[[], bool] = getattr(report, "expired", bool)
    before = reading.set(True)
    try:
        return _construct(annotation, tree, pointer, report, Work(tree, expired))
    except RecursionError:
        report(pointer, name_of(annotation), "a value nested too deeply", tree)
        return raw(tree)
    finally:
        reading.reset(before)


def _construct(annotation: object, tree: object, pointer: str, report: Report, work: Work) -> object:
    """Return the tree typed as far as it matches; called only if the whole does not match."""
    if annotation is Any or annotation is object:
        return tree
    left = work.enter()
    try:
        if not left:
            reason = "a value nested too deeply" if work.is_deep() else "a value that takes too long to check"
            report(pointer, name_of(annotation), reason, tree)
            return raw(tree)
        failure: ValidationError | None = None
        if work.is_small(tree):
            # A large part is not validated before its own parts, so that nothing is read again at each level.
            try:
                return validated(annotation, as_bytes(tree))
            except ValidationError as error:
                failure = error
            except (PydanticSerializationError, RecursionError, Absent):
                pass  # The whole lacks a constant or is nested too deeply, but its parts may be readable.
        return _parts(annotation, tree, pointer, report, work, failure)
    finally:
        work.leave()


def _parts(
    annotation: object, tree: object, pointer: str, report: Report, work: Work, failure: ValidationError | None
) -> object:
    kind, arguments = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        form = Form.of(annotation)
        if form is not None:
            return decimal_or_bytes(form, annotation, tree, pointer, report, failure)
        one_of = next((note for note in arguments[1:] if isinstance(note, OneOf)), None)
        if one_of is not None:
            return _one_of(one_of, arguments[0], tree, pointer, report, work)
        if type(tree) in (list, dict):
            return _bounded(annotation, tree, pointer, report, work)
        return _annotated(annotation, tree, pointer, report, work, failure)
    if kind in (Union, types.UnionType):
        return _union(arguments, tree, pointer, report, work)

    def inner(type_: object, part: object, place: str) -> object:
        return _construct(type_, part, place, report, work)

    if kind is list and isinstance(tree, list):
        return items_of(annotation, cast("list[object]", tree), pointer, work, inner)
    if kind is tuple and isinstance(tree, list):
        return tuple_of(arguments, cast("list[object]", tree), pointer, report, inner)
    if kind is dict and isinstance(tree, dict):
        return members_of(annotation, cast("dict[str, object]", tree), pointer, work, inner)
    if hasattr(annotation, "__value__"):
        return _construct(meaning(annotation), tree, pointer, report, work)
    if is_model(annotation) and isinstance(tree, dict):
        return _model(annotation, cast("dict[str, object]", tree), pointer, report, work)
    return scalar_of(annotation, tree, pointer, report, failure)


def _bounded(annotation: object, tree: object, pointer: str, report: Report, work: Work) -> object:
    """Return a list or an object of a type with constraints, which are checked without its parts.

    Each part may be another option of a union than the one that was tried first.
    """
    inner, *constraints = get_args(annotation)
    notes: list[Note] = []
    value = _construct(inner, tree, pointer, Notes(notes), work)
    for note in notes:
        report(*note)
    error = breach(tree, constraints)
    if error is not None and all(note[0] != pointer for note in notes):
        report(pointer, expected_of(annotation, error), got_of(tree), tree)
    return value


def _annotated(
    annotation: object, tree: object, pointer: str, report: Report, work: Work, failure: ValidationError | None
) -> object:
    """Return the value of the type if only a constraint fails."""
    notes: list[Note] = []
    inner: object = get_args(annotation)[0]
    value = _construct(inner, tree, pointer, Notes(notes), work)
    for note in notes:
        report(*note)
    if not notes and not holds(annotation, tree):
        report(pointer, expected_of(inner, failure), got_of(tree), tree)
    return value


def _union(members: tuple[object, ...], tree: object, pointer: str, report: Report, work: Work) -> object:
    """Return the value as the option of the union with the fewest deviations."""
    given = [member for member in members if member is not type(None)]
    if len(given) == 1 and any(isinstance(note, OneOf) for note in get_args(given[0])):
        # The deviations inside the options are more precise than that of the union.
        return _construct(given[0], tree, pointer, report, work)
    best: tuple[int, object, list[Note]] | None = None
    for member in members:
        if member is type(None) and len(members) > 1:
            continue
        notes: list[Note] = []
        value = _construct(member, tree, pointer, Notes(notes), work)
        # Missing fields weigh more than wrong ones; an untyped value ranks below any typed one, and a number that was
        # made from a text below a text that breaks a bound.
        untyped = is_raw(value, tree) and bool(notes) and not breaks_a_bound(member, tree)
        made = isinstance(tree, str) and isinstance(value, (int, float, Decimal))
        weight = sum(2 if note[2] == NOTHING else 1 for note in notes) + 1000 * untyped + 10 * made
        if best is None or weight < best[0]:
            best = (weight, value, notes)
    if best is None:
        return tree
    if best[0] >= 1000:
        report(pointer, either(members), got_of(tree), tree)
        return raw(tree)
    for note in best[2]:
        report(*note)
    return best[1]


def _one_of(one_of: OneOf, annotation: object, tree: object, pointer: str, report: Report, work: Work) -> object:
    """Return the value as the option selected by its discriminator or its fields."""
    options = Options.of(annotation)
    if not isinstance(tree, dict):
        if options.others:
            return _union(options.others, tree, pointer, report, work)
        report(pointer, either(options.models), got_of(tree), tree)
        return raw(tree)
    return one_of.marked(_object(one_of, options, cast("dict[str, object]", tree), pointer, report, work))


def _object(
    one_of: OneOf, options: Options, tree: dict[str, object], pointer: str, report: Report, work: Work
) -> object:
    """Return an object as the model of its discriminator, otherwise as the candidate with the best match."""
    if one_of.otherwise and not one_of.tagged(tree) and (chosen := one_of.chosen(tree, options)) is not None:
        return _led(one_of, chosen, options, tree, pointer, report, work)
    left = one_of.candidates(tree, options)
    if len(left.models) == 1 and not left.others and (one_of.default or one_of.tagged(tree)):
        return _led(one_of, left.models[0], options, tree, pointer, report, work)
    tried: list[Tried] = []
    for option in (*(model for model in left.models if not lacks(model, tree)), *left.others):
        notes: list[Note] = []
        value = _construct(option, tree, pointer, Notes(notes), work)
        work.charge(tree)
        weight = (int(is_raw(value, tree) and bool(notes)), len(notes), strays(option, tree), -described(value))
        tried.append(Tried(weight, value, notes))
    best = min(tried, key=lambda each: each.weight, default=None)
    if best is not None and (best.notes or best.weight[2]) and one_of.tagged(tree):
        best = _entirely(one_of.rivals(tree, None, options), tree, pointer, work) or best
    if best is not None and one_of.tagged(tree) is None and lacks_tag(one_of, best, pointer):
        best = untagged(one_of, tried, tree, pointer)
    elif best is None or best.weight[0]:
        of_tag = one_of.tag_note(tree, pointer) if one_of.tagged(tree) == () else None
        expected = either((*left.models, *left.others))
        best = Tried((1, 1, 0, 0), raw(tree), [of_tag or (pointer, expected, got_of(tree), tree)])
    for note in best.notes:
        report(*note)
    return best.value


def _led(
    one_of: OneOf,
    model: type[BaseModel],
    options: Options,
    tree: dict[str, object],
    pointer: str,
    report: Report,
    work: Work,
) -> object:
    """Return an object as the model that its tag selects, unless only an option without a tag, such as a map, matches.

    A tag that maps to no model is reported.
    """
    notes: list[Note] = []
    value = _construct(model, tree, pointer, Notes(notes), work)
    if notes or strays(model, tree):
        rival = _entirely(one_of.rivals(tree, model, options), tree, pointer, work)
        if rival is not None:
            return rival.value
    place = f"{pointer}/{token(one_of.wire)}"
    if one_of.otherwise and one_of.tagged(tree) == () and all(note[0] != place for note in notes):
        notes.append(one_of.tag_note(tree, pointer))
    for note in notes:
        report(*note)
    return value


def _entirely(options: Options, tree: dict[str, object], pointer: str, work: Work) -> Tried | None:
    """Return an object as the first option that it matches without deviations; ``None`` if there is none."""
    for option in (*options.models, *options.others):
        notes: list[Note] = []
        found = _construct(option, tree, pointer, Notes(notes), work)
        work.charge(tree)
        if not notes and not strays(option, tree):
            return Tried((0, 0, 0, 0), found, ())
    return None


def _model(model: type[BaseModel], tree: Mapping[str, object], pointer: str, report: Report, work: Work) -> BaseModel:
    model.model_rebuild()
    values: dict[str, object] = {}
    given: set[str] = set()
    lacking: set[str] = set()
    rest = dict(tree)
    for name, field in model.model_fields.items():
        wire = wire_name(name, field)
        place = f"{pointer}/{token(wire)}"
        if wire in rest:
            value, not_null = rest.pop(wire), is_not_null(field)
            annotation: object = present(field.annotation) if not_null and value is not None else field.annotation
            if field.metadata:
                annotation = Annotated[annotation, *field.metadata]
            values[name] = _construct(annotation, value, place, report, work)
            given.add(name)
            if value is None and not_null:
                report(place, name_of(present(field.annotation)), got_of(None), None)
        elif field.is_required() or REQUIRED in field.metadata:
            report(place, name_of(field.annotation), NOTHING, None)
            lacking.add(name)
    for name, field in model.model_fields.items():
        if name not in given and field.validate_default and not field.is_required():
            values[name] = _construct(field.rebuild_annotation(), field.default, pointer, unreported, work)
    extra = extra_type(model)
    for key in rest if extra is not Any else ():
        rest[key] = _construct(extra, rest[key], f"{pointer}/{token(key)}", report, work)
    return unchecked(model, values, given, rest, lacking)
