"""Reporter dans eMJPM les mesures d'un fichier CSV, et dire ce que chaque ligne est devenue.

Colonnes : rg, siret, naissance, civilite (F ou M), nature (CS, CR ou T), depuis (AAAA-MM-JJ), ressources.
EMJPM_CLIENT_ID et EMJPM_CLIENT_SECRET sont dans l'environnement ; l'utilisateur donne son accord une fois.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from emjpm import Emjpm, FileTokenStore

if TYPE_CHECKING:
    from emjpm.models import MesureInput, NatureMesureInput

RETOUR = "http://127.0.0.1/retour"
NATURES: dict[str, NatureMesureInput] = {"CS": "curatelle_simple", "CR": "curatelle_renforcee", "T": "tutelle"}


def mesure(row: dict[str, str]) -> MesureInput:
    since, nature = date.fromisoformat(row["depuis"]), NATURES[row["nature"]]
    return {
        "numero_rg": row["rg"],
        "tribunal_siret": row["siret"],
        "annee_naissance": int(row["naissance"]),
        "civilite": "madame" if row["civilite"] == "F" else "monsieur",
        "date_nomination": since,
        "etats": [{"date_changement_etat": since, "nature_mesure": nature, "lieu_vie": "domicile", "pays": "FR"}],
        "ressources": [{"annee": since.year, "niveau_ressource": float(row["ressources"]), "prestations_sociales": []}],
    }


with Emjpm(token_store=(jetons := FileTokenStore("jetons.json"))) as emjpm:
    if jetons.load() is None:
        page = emjpm.oauth.authorization_url(redirect_uri=RETOUR)
        print(f"Donnez votre accord sur {page.url}\npuis collez ici l'adresse où vous arrivez :", flush=True)
        code = emjpm.oauth.parse_redirect(sys.stdin.readline().strip(), state=page.state)
        emjpm.oauth.exchange(code, redirect_uri=RETOUR)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        outcomes = emjpm.mesures.save_all(map(mesure, csv.DictReader(file)))
    for refused in outcomes.rejected:
        print(f"ligne {refused.index + 2} : {' ; '.join(map(str, refused.errors))}")
    print(f"{len(outcomes.saved)} mesures enregistrées")
sys.exit(1 if outcomes.rejected else 0)
