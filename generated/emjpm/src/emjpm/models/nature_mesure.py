"""The type `NatureMesure`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

NatureMesure: TypeAlias = (
    Literal[
        "curatelle_renforcee",
        "curatelle_simple",
        "mandat_protection_future",
        "mesure_accompagnement_judiciaire",
        "mesure_ad_hoc",
        "sauvegarde_justice",
        "subroge_curateur",
        "subroge_tuteur",
        "tutelle",
    ]
    | str
)
"""Nature de la mesure de protection (observed, EMJ-22, EMJ-T7)."""


NatureMesureInput: TypeAlias = Literal[
    "curatelle_renforcee",
    "curatelle_simple",
    "mandat_protection_future",
    "mesure_accompagnement_judiciaire",
    "mesure_ad_hoc",
    "sauvegarde_justice",
    "subroge_curateur",
    "subroge_tuteur",
    "tutelle",
]
"""`NatureMesure` as a request takes it."""
