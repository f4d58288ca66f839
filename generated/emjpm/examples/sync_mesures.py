"""Reporter dans eMJPM les mesures d'un fichier CSV, et dire ce que chaque ligne est devenue.

Le fichier a les colonnes rg, siret, dossier, naissance, civilite (F ou M), nature (CS, CR ou T), depuis (AAAA-MM-JJ) et
ressources. Les secrets sont dans l'environnement : EMJPM_CLIENT_ID et EMJPM_CLIENT_SECRET ; l'utilisateur donne son
accord une fois, puis la paire de jetons reste dans jetons.json. Utilisation : python sync_mesures.py mesures.csv
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from emjpm import Emjpm, Tokens

if TYPE_CHECKING:
    from emjpm.models import MesureAEnregistrerInput, NatureMesureInput

RETOUR = "http://127.0.0.1/retour"
NATURES: dict[str, NatureMesureInput] = {"CS": "curatelle_simple", "CR": "curatelle_renforcee", "T": "tutelle"}


class Jetons:
    """La paire de l'utilisateur, dans un fichier que lui seul peut lire."""

    path = Path("jetons.json")

    def load(self) -> Tokens | None:
        """Rendre la dernière paire."""
        return Tokens.from_json(self.path.read_text()) if self.path.exists() else None

    def save(self, tokens: Tokens) -> None:
        """Remplacer la paire d'un seul coup : l'ancienne ne vaut déjà plus rien."""
        new = self.path.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_text(tokens.to_json())
        new.replace(self.path)


def mesure(row: dict[str, str]) -> MesureAEnregistrerInput:
    """Une ligne du fichier, comme eMJPM la veut."""
    since = date.fromisoformat(row["depuis"])
    return {
        "numero_rg": row["rg"],
        "tribunal_siret": row["siret"],
        "numero_dossier": row["dossier"],
        "annee_naissance": int(row["naissance"]),
        "civilite": "madame" if row["civilite"] == "F" else "monsieur",
        "date_nomination": since,
        "etats": [
            {
                "date_changement_etat": since,
                "nature_mesure": NATURES[row["nature"]],
                "lieu_vie": "domicile",
                "pays": "FR",
            }
        ],
        "ressources": [{"annee": since.year, "niveau_ressource": float(row["ressources"]), "prestations_sociales": []}],
    }


def main(emjpm: Emjpm, path: Path) -> int:
    """Envoyer tout le fichier ; rendre le nombre de lignes refusées."""
    with path.open(encoding="utf-8", newline="") as file:
        outcomes = emjpm.mesures.save_all(map(mesure, csv.DictReader(file)))
    for double in outcomes.duplicates:
        print(f"ligne {double.index + 2} : remplacée par la ligne {double.of + 2}, même mesure pour eMJPM")
    for refused in outcomes.rejected:
        print(f"ligne {refused.index + 2} : {' ; '.join(map(str, refused.errors))}")
    print(f"{len(outcomes.saved)} mesures enregistrées")
    return len(outcomes.rejected)


if __name__ == "__main__":
    jetons = Jetons()
    with Emjpm(token_store=jetons) as client:
        if jetons.load() is None:
            page = client.oauth.authorization_url(redirect_uri=RETOUR)
            print(f"Donnez votre accord sur {page.url}\npuis collez ici l'adresse où vous arrivez :", flush=True)
            code = client.oauth.parse_redirect(sys.stdin.readline().strip(), state=page.state)
            client.oauth.exchange(code, redirect_uri=RETOUR)
        sys.exit(1 if main(client, Path(sys.argv[1])) else 0)
