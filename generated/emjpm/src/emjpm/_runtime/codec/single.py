"""Read single values, which are neither lists nor objects, as far as they match."""

from pydantic import ValidationError

from .date_times import local_date_time
from .exact import equal_to, number_of
from .expectations import Report, expected_of, got_of
from .forms import Form

__all__ = ["formed", "scalar_of"]


def scalar_of(
    annotation: object, tree: object, pointer: str, report: Report, failure: ValidationError | None
) -> object:
    """Return the equal number or enumeration value in JSON terms, otherwise the value unchanged."""
    equal = equal_to(annotation, tree)
    if equal is not None:
        return equal
    moment = local_date_time(annotation, tree)
    if moment is not None:
        report(pointer, "datetime with an offset", "a string without one", tree)
        return moment
    report(pointer, expected_of(annotation, failure), got_of(tree), tree)
    number = number_of(annotation, tree)
    return tree if number is None else number


def formed(
    form: Form, annotation: object, tree: object, pointer: str, report: Report, failure: ValidationError | None
) -> object:
    """Return the decimal or the bytes of a value that breaks only a constraint, otherwise the value unchanged."""
    report(pointer, expected_of(annotation, failure), got_of(tree), tree)
    value = form.read(tree)
    return tree if value is None else value
