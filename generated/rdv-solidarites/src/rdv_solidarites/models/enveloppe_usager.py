"""The type `EnveloppeUsager`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .usager import Usager


class EnveloppeUsager(Model):
    """Un usager ou une usagère, sous son nom (observed, RDV-T4)."""

    user: Usager
    """L'usager ou l'usagère."""
