"""The type `PublicationTimeframe`.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

PublicationTimeframe: TypeAlias = Literal["within_month", "next_months", "another_quarter"]
"""When the project shall be published (MII-8)."""


PublicationTimeframeInput: TypeAlias = Literal["within_month", "next_months", "another_quarter"]
"""`PublicationTimeframe` as a request takes it."""
