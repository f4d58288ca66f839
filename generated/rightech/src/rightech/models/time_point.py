"""The type `TimePoint`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

TimePoint: TypeAlias = int | str
"""A moment: milliseconds since 1970 (UTC), or ISO 8601 to the minute, `YYYY-MM-DDThh:mm`, whose
time zone is not documented. (The documentation writes five Y and says "Unix Timestamp" of the
milliseconds.) (PLT-15, PLT-16).
"""
