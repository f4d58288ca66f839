"""Le numéro RG des mesures, tel que le serveur le convertit.

Le serveur retire ce qui n'est ni lettre ni chiffre, met en majuscules, coupe à 8 caractères et complète à gauche par
des zéros (EMJ-T6). Deux numéros différents peuvent ainsi devenir le même, et la seconde mesure écrase la première :
ces fonctions permettent de le voir avant l'envoi.
"""

import re
from collections.abc import Iterable, Mapping

_OTHER = re.compile(r"[^0-9A-Za-z]")
_STRICT = re.compile(r"[0-9A-Z]{8}")
_LENGTH = 8


def normalize(numero_rg: str) -> str:
    """Le numéro tel que le serveur l'enregistre : `18/A/3245` devient `018A3245`, `2020202020` devient `20202020`."""
    return _OTHER.sub("", numero_rg).upper()[:_LENGTH].rjust(_LENGTH, "0")


def is_strict(numero_rg: str) -> bool:
    """Le numéro a-t-il la forme documentée, 8 caractères alphanumériques dont les lettres sont en majuscule ?"""
    return _STRICT.fullmatch(numero_rg) is not None


def collisions(mesures: Iterable[Mapping[str, object]]) -> list[tuple[int, ...]]:
    """Les rangs des mesures qui s'écraseraient l'une l'autre : même tribunal et même numéro après conversion.

    Args:
        mesures: des mesures à envoyer, avec leurs noms de champs de l'API.

    Returns:
        Un tuple de rangs croissants par groupe d'au moins deux mesures, dans l'ordre de leur première mesure.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for rank, mesure in enumerate(mesures):
        key = (str(mesure.get("tribunal_siret", "")), normalize(str(mesure.get("numero_rg", ""))))
        groups.setdefault(key, []).append(rank)
    return [tuple(ranks) for ranks in groups.values() if len(ranks) > 1]
