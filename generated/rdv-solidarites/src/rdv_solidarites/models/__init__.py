"""The types of the API RDV-Solidarités.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .absence import Absence as Absence
    from .agent import Agent as Agent
    from .agent_connecte import AgentConnecte as AgentConnecte
    from .caisse_affiliation import (
        CaisseAffiliation as CaisseAffiliation,
        CaisseAffiliationInput as CaisseAffiliationInput,
    )
    from .connexion import Connexion as Connexion
    from .deconnexion import Deconnexion as Deconnexion
    from .detail_des_erreurs import DetailDesErreurs as DetailDesErreurs
    from .enveloppe_absence import EnveloppeAbsence as EnveloppeAbsence
    from .enveloppe_organisation import EnveloppeOrganisation as EnveloppeOrganisation
    from .enveloppe_profil import EnveloppeProfil as EnveloppeProfil
    from .enveloppe_usager import EnveloppeUsager as EnveloppeUsager
    from .erreur_attribut import ErreurAttribut as ErreurAttribut
    from .erreur_base import ErreurBase as ErreurBase
    from .erreurs import Erreurs as Erreurs
    from .heure import Heure as Heure
    from .identifiants import Identifiants as Identifiants, IdentifiantsInput as IdentifiantsInput
    from .invitation import Invitation as Invitation
    from .lien_public import LienPublic as LienPublic
    from .liste_liens_publics import ListeLiensPublics as ListeLiensPublics
    from .logement import Logement as Logement, LogementInput as LogementInput
    from .meta import Meta as Meta
    from .modification_absence import (
        ModificationAbsence as ModificationAbsence,
        ModificationAbsenceInput as ModificationAbsenceInput,
    )
    from .modification_organisation import (
        ModificationOrganisation as ModificationOrganisation,
        ModificationOrganisationInput as ModificationOrganisationInput,
    )
    from .modification_usager import (
        ModificationUsager as ModificationUsager,
        ModificationUsagerInput as ModificationUsagerInput,
    )
    from .nouveau_profil import (
        NouveauProfil as NouveauProfil,
        NouveauProfilInput as NouveauProfilInput,
    )
    from .nouvel_usager import NouvelUsager as NouvelUsager, NouvelUsagerInput as NouvelUsagerInput
    from .nouvelle_absence import (
        NouvelleAbsence as NouvelleAbsence,
        NouvelleAbsenceInput as NouvelleAbsenceInput,
    )
    from .organisation import Organisation as Organisation
    from .page_absences import PageAbsences as PageAbsences
    from .page_agents import PageAgents as PageAgents
    from .page_organisations import PageOrganisations as PageOrganisations
    from .page_usagers import PageUsagers as PageUsagers
    from .parametre_manquant import ParametreManquant as ParametreManquant
    from .ressource_introuvable import RessourceIntrouvable as RessourceIntrouvable
    from .situation_familiale import (
        SituationFamiliale as SituationFamiliale,
        SituationFamilialeInput as SituationFamilialeInput,
    )
    from .usager import Profil as Profil, Usager as Usager
    from .validation import Validation as Validation
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Absence": "absence",
            "Agent": "agent",
            "AgentConnecte": "agent_connecte",
            "CaisseAffiliation": "caisse_affiliation",
            "CaisseAffiliationInput": "caisse_affiliation",
            "Connexion": "connexion",
            "Deconnexion": "deconnexion",
            "DetailDesErreurs": "detail_des_erreurs",
            "EnveloppeAbsence": "enveloppe_absence",
            "EnveloppeOrganisation": "enveloppe_organisation",
            "EnveloppeProfil": "enveloppe_profil",
            "EnveloppeUsager": "enveloppe_usager",
            "ErreurAttribut": "erreur_attribut",
            "ErreurBase": "erreur_base",
            "Erreurs": "erreurs",
            "Heure": "heure",
            "Identifiants": "identifiants",
            "IdentifiantsInput": "identifiants",
            "Invitation": "invitation",
            "LienPublic": "lien_public",
            "ListeLiensPublics": "liste_liens_publics",
            "Logement": "logement",
            "LogementInput": "logement",
            "Meta": "meta",
            "ModificationAbsence": "modification_absence",
            "ModificationAbsenceInput": "modification_absence",
            "ModificationOrganisation": "modification_organisation",
            "ModificationOrganisationInput": "modification_organisation",
            "ModificationUsager": "modification_usager",
            "ModificationUsagerInput": "modification_usager",
            "NouveauProfil": "nouveau_profil",
            "NouveauProfilInput": "nouveau_profil",
            "NouvelUsager": "nouvel_usager",
            "NouvelUsagerInput": "nouvel_usager",
            "NouvelleAbsence": "nouvelle_absence",
            "NouvelleAbsenceInput": "nouvelle_absence",
            "Organisation": "organisation",
            "PageAbsences": "page_absences",
            "PageAgents": "page_agents",
            "PageOrganisations": "page_organisations",
            "PageUsagers": "page_usagers",
            "ParametreManquant": "parametre_manquant",
            "Profil": "usager",
            "RessourceIntrouvable": "ressource_introuvable",
            "SituationFamiliale": "situation_familiale",
            "SituationFamilialeInput": "situation_familiale",
            "Usager": "usager",
            "Validation": "validation",
        },
    )

__all__ = [
    "Absence",
    "Agent",
    "AgentConnecte",
    "CaisseAffiliation",
    "CaisseAffiliationInput",
    "Connexion",
    "Deconnexion",
    "DetailDesErreurs",
    "EnveloppeAbsence",
    "EnveloppeOrganisation",
    "EnveloppeProfil",
    "EnveloppeUsager",
    "ErreurAttribut",
    "ErreurBase",
    "Erreurs",
    "Heure",
    "Identifiants",
    "IdentifiantsInput",
    "Invitation",
    "LienPublic",
    "ListeLiensPublics",
    "Logement",
    "LogementInput",
    "Meta",
    "ModificationAbsence",
    "ModificationAbsenceInput",
    "ModificationOrganisation",
    "ModificationOrganisationInput",
    "ModificationUsager",
    "ModificationUsagerInput",
    "NouveauProfil",
    "NouveauProfilInput",
    "NouvelUsager",
    "NouvelUsagerInput",
    "NouvelleAbsence",
    "NouvelleAbsenceInput",
    "Organisation",
    "PageAbsences",
    "PageAgents",
    "PageOrganisations",
    "PageUsagers",
    "ParametreManquant",
    "Profil",
    "RessourceIntrouvable",
    "SituationFamiliale",
    "SituationFamilialeInput",
    "Usager",
    "Validation",
]
