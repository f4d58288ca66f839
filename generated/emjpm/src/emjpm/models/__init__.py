"""The types of the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .antenne import Antenne as Antenne
    from .cause_sortie import CauseSortie as CauseSortie, CauseSortieInput as CauseSortieInput
    from .champ_mesure import ChampMesure as ChampMesure, ChampMesureInput as ChampMesureInput
    from .civilite import Civilite as Civilite, CiviliteInput as CiviliteInput
    from .demande_d_autorisation import (
        DemandeDAutorisation as DemandeDAutorisation,
        DemandeDAutorisationInput as DemandeDAutorisationInput,
    )
    from .demande_de_jetons import (
        DemandeDeJetons as DemandeDeJetons,
        DemandeDeJetonsGrantType as DemandeDeJetonsGrantType,
        DemandeDeJetonsGrantTypeInput as DemandeDeJetonsGrantTypeInput,
        DemandeDeJetonsInput as DemandeDeJetonsInput,
    )
    from .departement import Departement as Departement
    from .departement_de_service import DepartementDeService as DepartementDeService
    from .direction_d_utilisateur import DirectionDUtilisateur as DirectionDUtilisateur
    from .enveloppe_d_antennes import EnveloppeDAntennes as EnveloppeDAntennes
    from .enveloppe_de_mesures import EnveloppeDeMesures as EnveloppeDeMesures
    from .enveloppe_de_tribunaux import EnveloppeDeTribunaux as EnveloppeDeTribunaux
    from .erreur import Erreur as Erreur
    from .erreur_oauth import ErreurOAuth as ErreurOAuth
    from .erreurs import Erreurs as Erreurs
    from .etat_a_enregistrer import (
        EtatAEnregistrer as EtatAEnregistrer,
        EtatAEnregistrerInput as EtatAEnregistrerInput,
    )
    from .etat_mesure import EtatMesure as EtatMesure
    from .jetons import Jetons as Jetons
    from .json_observe import JsonObserve as JsonObserve
    from .lieu_vie import LieuVie as LieuVie, LieuVieInput as LieuVieInput
    from .liste_d_antennes import ListeDAntennes as ListeDAntennes
    from .liste_de_mesures import ListeDeMesures as ListeDeMesures
    from .liste_de_tribunaux import ListeDeTribunaux as ListeDeTribunaux
    from .lot_de_mesures import LotDeMesures as LotDeMesures, LotDeMesuresInput as LotDeMesuresInput
    from .mesure import Mesure as Mesure
    from .mesure_a_creer import MesureACreer as MesureACreer, MesureACreerInput as MesureACreerInput
    from .mesure_a_enregistrer import (
        MesureAEnregistrer as MesureAEnregistrer,
        MesureAEnregistrerInput as MesureAEnregistrerInput,
    )
    from .nature_mesure import NatureMesure as NatureMesure, NatureMesureInput as NatureMesureInput
    from .objet_observe import ObjetObserve as ObjetObserve
    from .prestation_sociale import (
        PrestationSociale as PrestationSociale,
        PrestationSocialeInput as PrestationSocialeInput,
    )
    from .region import Region as Region
    from .ressource_a_enregistrer import (
        RessourceAEnregistrer as RessourceAEnregistrer,
        RessourceAEnregistrerInput as RessourceAEnregistrerInput,
    )
    from .ressource_mesure import RessourceMesure as RessourceMesure
    from .resultat_revision import (
        ResultatRevision as ResultatRevision,
        ResultatRevisionInput as ResultatRevisionInput,
    )
    from .service_d_utilisateur import ServiceDUtilisateur as ServiceDUtilisateur
    from .service_de_direction import ServiceDeDirection as ServiceDeDirection
    from .statut_mesure import StatutMesure as StatutMesure, StatutMesureInput as StatutMesureInput
    from .strict_numero_rg import StrictNumeroRG as StrictNumeroRG
    from .suppression import Suppression as Suppression
    from .tribunal import Tribunal as Tribunal
    from .type_direction import TypeDirection as TypeDirection
    from .type_etablissement import (
        TypeEtablissement as TypeEtablissement,
        TypeEtablissementInput as TypeEtablissementInput,
    )
    from .type_utilisateur import TypeUtilisateur as TypeUtilisateur
    from .utilisateur import Utilisateur as Utilisateur
    from .utilisateur_resume import UtilisateurResume as UtilisateurResume
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Antenne": "antenne",
            "CauseSortie": "cause_sortie",
            "CauseSortieInput": "cause_sortie",
            "ChampMesure": "champ_mesure",
            "ChampMesureInput": "champ_mesure",
            "Civilite": "civilite",
            "CiviliteInput": "civilite",
            "DemandeDAutorisation": "demande_d_autorisation",
            "DemandeDAutorisationInput": "demande_d_autorisation",
            "DemandeDeJetons": "demande_de_jetons",
            "DemandeDeJetonsGrantType": "demande_de_jetons",
            "DemandeDeJetonsGrantTypeInput": "demande_de_jetons",
            "DemandeDeJetonsInput": "demande_de_jetons",
            "Departement": "departement",
            "DepartementDeService": "departement_de_service",
            "DirectionDUtilisateur": "direction_d_utilisateur",
            "EnveloppeDAntennes": "enveloppe_d_antennes",
            "EnveloppeDeMesures": "enveloppe_de_mesures",
            "EnveloppeDeTribunaux": "enveloppe_de_tribunaux",
            "Erreur": "erreur",
            "ErreurOAuth": "erreur_oauth",
            "Erreurs": "erreurs",
            "EtatAEnregistrer": "etat_a_enregistrer",
            "EtatAEnregistrerInput": "etat_a_enregistrer",
            "EtatMesure": "etat_mesure",
            "Jetons": "jetons",
            "JsonObserve": "json_observe",
            "LieuVie": "lieu_vie",
            "LieuVieInput": "lieu_vie",
            "ListeDAntennes": "liste_d_antennes",
            "ListeDeMesures": "liste_de_mesures",
            "ListeDeTribunaux": "liste_de_tribunaux",
            "LotDeMesures": "lot_de_mesures",
            "LotDeMesuresInput": "lot_de_mesures",
            "Mesure": "mesure",
            "MesureACreer": "mesure_a_creer",
            "MesureACreerInput": "mesure_a_creer",
            "MesureAEnregistrer": "mesure_a_enregistrer",
            "MesureAEnregistrerInput": "mesure_a_enregistrer",
            "NatureMesure": "nature_mesure",
            "NatureMesureInput": "nature_mesure",
            "ObjetObserve": "objet_observe",
            "PrestationSociale": "prestation_sociale",
            "PrestationSocialeInput": "prestation_sociale",
            "Region": "region",
            "RessourceAEnregistrer": "ressource_a_enregistrer",
            "RessourceAEnregistrerInput": "ressource_a_enregistrer",
            "RessourceMesure": "ressource_mesure",
            "ResultatRevision": "resultat_revision",
            "ResultatRevisionInput": "resultat_revision",
            "ServiceDUtilisateur": "service_d_utilisateur",
            "ServiceDeDirection": "service_de_direction",
            "StatutMesure": "statut_mesure",
            "StatutMesureInput": "statut_mesure",
            "StrictNumeroRG": "strict_numero_rg",
            "Suppression": "suppression",
            "Tribunal": "tribunal",
            "TypeDirection": "type_direction",
            "TypeEtablissement": "type_etablissement",
            "TypeEtablissementInput": "type_etablissement",
            "TypeUtilisateur": "type_utilisateur",
            "Utilisateur": "utilisateur",
            "UtilisateurResume": "utilisateur_resume",
        },
    )

__all__ = [
    "Antenne",
    "CauseSortie",
    "CauseSortieInput",
    "ChampMesure",
    "ChampMesureInput",
    "Civilite",
    "CiviliteInput",
    "DemandeDAutorisation",
    "DemandeDAutorisationInput",
    "DemandeDeJetons",
    "DemandeDeJetonsGrantType",
    "DemandeDeJetonsGrantTypeInput",
    "DemandeDeJetonsInput",
    "Departement",
    "DepartementDeService",
    "DirectionDUtilisateur",
    "EnveloppeDAntennes",
    "EnveloppeDeMesures",
    "EnveloppeDeTribunaux",
    "Erreur",
    "ErreurOAuth",
    "Erreurs",
    "EtatAEnregistrer",
    "EtatAEnregistrerInput",
    "EtatMesure",
    "Jetons",
    "JsonObserve",
    "LieuVie",
    "LieuVieInput",
    "ListeDAntennes",
    "ListeDeMesures",
    "ListeDeTribunaux",
    "LotDeMesures",
    "LotDeMesuresInput",
    "Mesure",
    "MesureACreer",
    "MesureACreerInput",
    "MesureAEnregistrer",
    "MesureAEnregistrerInput",
    "NatureMesure",
    "NatureMesureInput",
    "ObjetObserve",
    "PrestationSociale",
    "PrestationSocialeInput",
    "Region",
    "RessourceAEnregistrer",
    "RessourceAEnregistrerInput",
    "RessourceMesure",
    "ResultatRevision",
    "ResultatRevisionInput",
    "ServiceDUtilisateur",
    "ServiceDeDirection",
    "StatutMesure",
    "StatutMesureInput",
    "StrictNumeroRG",
    "Suppression",
    "Tribunal",
    "TypeDirection",
    "TypeEtablissement",
    "TypeEtablissementInput",
    "TypeUtilisateur",
    "Utilisateur",
    "UtilisateurResume",
]
