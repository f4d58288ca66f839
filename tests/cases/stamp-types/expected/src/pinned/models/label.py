"""The type `Label`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Label: TypeAlias = Literal["old", "new"] | str | None


LabelInput: TypeAlias = Literal["old", "new"] | None
"""`Label` as a request takes it."""
