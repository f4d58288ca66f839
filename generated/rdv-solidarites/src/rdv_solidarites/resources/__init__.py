"""The resources of the API RDV-Solidarités.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .absences import (
        Absences as Absences,
        AbsencesWithResponse as AbsencesWithResponse,
        AsyncAbsences as AsyncAbsences,
        AsyncAbsencesWithResponse as AsyncAbsencesWithResponse,
    )
    from .agents import Agents as Agents, AsyncAgents as AsyncAgents
    from .auth import (
        AsyncAuth as AsyncAuth,
        AsyncAuthWithResponse as AsyncAuthWithResponse,
        Auth as Auth,
        AuthWithResponse as AuthWithResponse,
    )
    from .organisations import (
        AsyncOrganisations as AsyncOrganisations,
        AsyncOrganisationsWithResponse as AsyncOrganisationsWithResponse,
        Organisations as Organisations,
        OrganisationsWithResponse as OrganisationsWithResponse,
    )
    from .public_links import (
        AsyncPublicLinks as AsyncPublicLinks,
        AsyncPublicLinksWithResponse as AsyncPublicLinksWithResponse,
        PublicLinks as PublicLinks,
        PublicLinksWithResponse as PublicLinksWithResponse,
    )
    from .user_profiles import (
        AsyncUserProfiles as AsyncUserProfiles,
        AsyncUserProfilesWithResponse as AsyncUserProfilesWithResponse,
        UserProfiles as UserProfiles,
        UserProfilesWithResponse as UserProfilesWithResponse,
    )
    from .users import (
        AsyncUsers as AsyncUsers,
        AsyncUsersWithResponse as AsyncUsersWithResponse,
        Users as Users,
        UsersWithResponse as UsersWithResponse,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Absences": "absences",
            "AbsencesWithResponse": "absences",
            "Agents": "agents",
            "AsyncAbsences": "absences",
            "AsyncAbsencesWithResponse": "absences",
            "AsyncAgents": "agents",
            "AsyncAuth": "auth",
            "AsyncAuthWithResponse": "auth",
            "AsyncOrganisations": "organisations",
            "AsyncOrganisationsWithResponse": "organisations",
            "AsyncPublicLinks": "public_links",
            "AsyncPublicLinksWithResponse": "public_links",
            "AsyncUserProfiles": "user_profiles",
            "AsyncUserProfilesWithResponse": "user_profiles",
            "AsyncUsers": "users",
            "AsyncUsersWithResponse": "users",
            "Auth": "auth",
            "AuthWithResponse": "auth",
            "Organisations": "organisations",
            "OrganisationsWithResponse": "organisations",
            "PublicLinks": "public_links",
            "PublicLinksWithResponse": "public_links",
            "UserProfiles": "user_profiles",
            "UserProfilesWithResponse": "user_profiles",
            "Users": "users",
            "UsersWithResponse": "users",
        },
    )

__all__ = [
    "Absences",
    "AbsencesWithResponse",
    "Agents",
    "AsyncAbsences",
    "AsyncAbsencesWithResponse",
    "AsyncAgents",
    "AsyncAuth",
    "AsyncAuthWithResponse",
    "AsyncOrganisations",
    "AsyncOrganisationsWithResponse",
    "AsyncPublicLinks",
    "AsyncPublicLinksWithResponse",
    "AsyncUserProfiles",
    "AsyncUserProfilesWithResponse",
    "AsyncUsers",
    "AsyncUsersWithResponse",
    "Auth",
    "AuthWithResponse",
    "Organisations",
    "OrganisationsWithResponse",
    "PublicLinks",
    "PublicLinksWithResponse",
    "UserProfiles",
    "UserProfilesWithResponse",
    "Users",
    "UsersWithResponse",
]
