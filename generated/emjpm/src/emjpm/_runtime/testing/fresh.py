"""Generate keys for new items."""

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["fresh"]


def fresh(sample: "JsonValue", taken: "Iterable[JsonValue]", gone: Collection[str]) -> "JsonValue":
    """Return an unused key in the style of an example.

    Args:
        sample: the key in the example: a number, digits, a UUID, a hexadecimal or any other text.
        taken: the keys in use.
        gone: the keys of deleted items, as text.
    """
    used = {str(key) for key in taken} | set(gone) | {str(sample)}
    if not isinstance(sample, str):
        numbers = [int(key) for key in used if re.fullmatch(r"\d{1,18}", key)]
        return max(numbers, default=0) + 1
    count = 1
    while (key := _like(sample, count)) in used:
        count += 1
    return key


def _like(sample: str, count: int) -> str:
    if re.fullmatch(r"\d{1,18}", sample):
        return str(int(sample) + count).zfill(len(sample))
    if re.fullmatch(r"[0-9a-f-]{8,}", sample) and sample[-8:].isalnum():
        return f"{sample[:-8]}{(int(sample[-8:], 16) + count) % 16**8:08x}"
    return f"{sample}-{count + 1}"
