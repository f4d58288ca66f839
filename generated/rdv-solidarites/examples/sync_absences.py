"""Reporter dans RDV-Solidarités les absences d'un fichier CSV, sans créer deux fois la même.

Le fichier a les colonnes email, titre, premier_jour, dernier_jour, debut, fin. Les secrets sont dans l'environnement :
RDV_SOLIDARITES_EMAIL et RDV_SOLIDARITES_PASSWORD. Utilisation : python sync_absences.py conges.csv
"""

import csv
import sys
from datetime import date
from pathlib import Path

from rdv_solidarites import RdvSolidarites, errors


def main(rdv: RdvSolidarites, path: Path) -> int:
    """Créer les absences du fichier qui n'existent pas encore ; rendre le nombre de lignes refusées."""
    known = {(absence.agent.email, absence.first_day) for absence in rdv.absences.list() if absence.agent}
    refused = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first_day = date.fromisoformat(row["premier_jour"])
            if (row["email"], first_day) in known:
                continue
            try:
                rdv.absences.create(
                    agent_email=row["email"],
                    title=row["titre"],
                    first_day=first_day,
                    start_time=row["debut"],
                    end_day=date.fromisoformat(row["dernier_jour"]),
                    end_time=row["fin"],
                )
            except (errors.UnprocessableEntity, errors.Forbidden, errors.NotFound) as error:
                refused += 1
                print(f"{row['email']} {first_day}: {error.status} {error.body}", file=sys.stderr)
    return refused


if __name__ == "__main__":
    with RdvSolidarites() as client:
        sys.exit(min(main(client, Path(sys.argv[1])), 1))
