"""The type `TextModel`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class TextModel(Model):
    """\\."""

    double_quote_double_quote_double_quote: Annotated[str, Field(alias='"""')] = '"""'
    """\"\"\"."""
