"""The type `CaisseAffiliation`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

CaisseAffiliation: TypeAlias = Literal["aucun", "caf", "msa"] | str
"""Caisse d'affiliation.

La documentation publiée écrit aussi « aucune », le service attend `aucun`.

(observed, RDV-T4)
"""


CaisseAffiliationInput: TypeAlias = Literal["aucun", "caf", "msa"]
"""`CaisseAffiliation` as a request takes it."""
