"""The cost of reading a large reply: strict JSON, typed values, and the deviations reported."""

import json
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from benchmarks.measure import Row, measure, ratio

if TYPE_CHECKING:
    from rdv_solidarites.models import Absence

__all__ = ["ONE", "decoding"]

ONE = {
    "id": 1,
    "title": "Congé d'été n°1",
    "first_day": "2021-10-21",
    "end_day": "2021-10-22",
    "start_time": "08:00:00",
    "end_time": "18:30:00",
    "ical_uid": "absence_1@RDV Solidarités",
    "rrule": None,
    "agent": {"id": 2, "email": "a@b.test", "first_name": "Émile", "last_name": "Borel"},
    "organisation": {"id": 3, "name": "MDS de Paris", "email": None, "phone_number": None},
}
"""An object as the API gives it."""


def decoding(objects: int, turns: int) -> Row:
    """Compare reading a list of objects with pydantic alone, which checks less."""
    from rdv_solidarites import models
    from rdv_solidarites._runtime.base.headers import Headers
    from rdv_solidarites._runtime.base.operation import Json
    from rdv_solidarites._runtime.base.wire import RawReply
    from rdv_solidarites._runtime.codec.decode import decode

    content = json.dumps([{**ONE, "id": number} for number in range(objects)]).encode()
    raw = RawReply(200, Headers([("Content-Type", "application/json")]), content)
    kind = Json(lambda: list[models.Absence])
    drifts: list[str] = []

    def report(pointer: str, expected: str, got: str, value: object) -> None:
        drifts.append(f"{pointer}: expected {expected}, got {got}")

    def ours() -> object:
        return decode(kind, raw, report)

    adapter: TypeAdapter[list[Absence]] = TypeAdapter(list[models.Absence])
    found = measure({"ours": ours, "theirs": lambda: adapter.validate_json(content, strict=True)}, turns)
    if drifts:
        raise RuntimeError(f"the objects do not match their schema, so the comparison is void: {drifts[0]}")
    megabytes = len(content) / 1e6
    what = f"decoding a reply of {objects:,} objects ({megabytes:.0f} MB)"
    return ratio(what, found["ours"], found["theirs"], "pydantic alone", 1.2)
