"""The type `InvestmentCompartment`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

InvestmentCompartment: TypeAlias = Literal["default", "c1", "c1-bis", "c2", "c3"] | str
"""A compartment. `default` is life insurance; the others are retirement savings (PER) (observed,
MPP-T2).
"""


InvestmentCompartmentInput: TypeAlias = Literal["default", "c1", "c1-bis", "c2", "c3"]
"""`InvestmentCompartment` as a request takes it."""
