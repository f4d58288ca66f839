"""Read date-times of RFC 3339, with all that Python's ``datetime`` cannot hold."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Self, SupportsIndex

from .json_schema import described_as
from .text_forms import written

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

__all__ = ["DATE_TIMES", "WrittenDatetime", "date_time", "date_time_schema", "local_date_time"]

_LOCAL: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?"
_WHOLE: Final = rf"^{_LOCAL}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
_PLAIN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$"
"""The texts that ``datetime`` represents: capital letters, and no more than microseconds."""
DATE_TIMES: Final = (_PLAIN, _WHOLE)
"""The patterns of the core schema."""
_ANY: Final = re.compile(rf"{_LOCAL}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?")


class WrittenDatetime(datetime):
    """A date-time that keeps the text of the server, which has more digits than microseconds, or a small letter.

    It is sent back as that text. What is computed from it is a plain date-time.

    Attributes:
        written: the text.
    """

    written: str = ""

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the date-time of a text.

        Raises:
            ValueError: there is no such date or time.
        """
        found = cls.fromisoformat(text.upper())
        found.written = text
        return found

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """Return the text of the server, or one in the form that is asked for."""
        is_own = self.written and (sep, timespec) == ("T", "auto")
        return self.written if is_own else super().isoformat(sep, timespec)

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Return how to copy and to pickle it with its text."""
        return (type(self).of, (self.written,)) if self.written else super().__reduce_ex__(protocol)


def date_time(text: str) -> datetime:
    """Return the date-time of a text in the form of RFC 3339, whose offset may be missing.

    Raises:
        ValueError: it has another form, or there is no such date or time.
    """
    found = _ANY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    is_plain = text.isupper() and len(found[1] or "") <= len(".123456")
    return datetime.fromisoformat(text) if is_plain else WrittenDatetime.of(text)


def local_date_time(annotation: object, value: object) -> datetime | None:
    """Return the date-time of a text that lacks only its offset; ``None`` for any other value or annotation."""
    if annotation is not datetime or not isinstance(value, str):
        return None
    try:
        found = date_time(value)
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def date_time_schema() -> "CoreSchema":
    """Return the core schema that accepts only RFC 3339 from JSON; from Python, whatever pydantic accepts."""
    from pydantic_core import core_schema

    plain, whole = (core_schema.str_schema(pattern=pattern, strict=True) for pattern in (_PLAIN, _WHOLE))
    read = core_schema.no_info_after_validator_function(datetime.fromisoformat, plain)
    kept = core_schema.no_info_after_validator_function(WrittenDatetime.of, whole)
    return core_schema.json_or_python_schema(
        core_schema.union_schema([read, kept], mode="left_to_right"),
        core_schema.datetime_schema(),
        serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
        metadata={**described_as("string", "date-time")},
    )
