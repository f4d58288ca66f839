"""The resources of the Rightech IoT Cloud API.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .auth import (
        AsyncAuth as AsyncAuth,
        AsyncAuthWithResponse as AsyncAuthWithResponse,
        Auth as Auth,
        AuthWithResponse as AuthWithResponse,
    )
    from .automatons import (
        AsyncAutomatons as AsyncAutomatons,
        AsyncAutomatonsWithResponse as AsyncAutomatonsWithResponse,
        Automatons as Automatons,
        AutomatonsWithResponse as AutomatonsWithResponse,
    )
    from .events import (
        AsyncEventsResource as AsyncEventsResource,
        AsyncEventsResourceWithResponse as AsyncEventsResourceWithResponse,
        EventsResource as EventsResource,
        EventsResourceWithResponse as EventsResourceWithResponse,
    )
    from .geofences import (
        AsyncGeofences as AsyncGeofences,
        AsyncGeofencesWithResponse as AsyncGeofencesWithResponse,
        Geofences as Geofences,
        GeofencesWithResponse as GeofencesWithResponse,
    )
    from .groups import (
        AsyncGroups as AsyncGroups,
        AsyncGroupsWithResponse as AsyncGroupsWithResponse,
        Groups as Groups,
        GroupsWithResponse as GroupsWithResponse,
    )
    from .handlers import (
        AsyncHandlers as AsyncHandlers,
        AsyncHandlersWithResponse as AsyncHandlersWithResponse,
        Handlers as Handlers,
        HandlersWithResponse as HandlersWithResponse,
    )
    from .models import (
        AsyncModels as AsyncModels,
        AsyncModelsWithResponse as AsyncModelsWithResponse,
        Models as Models,
        ModelsWithResponse as ModelsWithResponse,
    )
    from .objects import (
        AsyncObjects as AsyncObjects,
        AsyncObjectsWithResponse as AsyncObjectsWithResponse,
        Objects as Objects,
        ObjectsWithResponse as ObjectsWithResponse,
    )
    from .reports import (
        AsyncReports as AsyncReports,
        AsyncReportsWithResponse as AsyncReportsWithResponse,
        AsyncReportsWithStreaming as AsyncReportsWithStreaming,
        Reports as Reports,
        ReportsWithResponse as ReportsWithResponse,
        ReportsWithStreaming as ReportsWithStreaming,
    )
    from .roles import (
        AsyncRoles as AsyncRoles,
        AsyncRolesWithResponse as AsyncRolesWithResponse,
        Roles as Roles,
        RolesWithResponse as RolesWithResponse,
    )
    from .scenes import (
        AsyncScenes as AsyncScenes,
        AsyncScenesWithResponse as AsyncScenesWithResponse,
        Scenes as Scenes,
        ScenesWithResponse as ScenesWithResponse,
    )
    from .stores import (
        AsyncStores as AsyncStores,
        AsyncStoresWithResponse as AsyncStoresWithResponse,
        Stores as Stores,
        StoresWithResponse as StoresWithResponse,
    )
    from .tables import (
        AsyncTables as AsyncTables,
        AsyncTablesWithResponse as AsyncTablesWithResponse,
        Tables as Tables,
        TablesWithResponse as TablesWithResponse,
    )
    from .tasks import (
        AsyncTasks as AsyncTasks,
        AsyncTasksWithResponse as AsyncTasksWithResponse,
        Tasks as Tasks,
        TasksWithResponse as TasksWithResponse,
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
            "AsyncAuth": "auth",
            "AsyncAuthWithResponse": "auth",
            "AsyncAutomatons": "automatons",
            "AsyncAutomatonsWithResponse": "automatons",
            "AsyncEventsResource": "events",
            "AsyncEventsResourceWithResponse": "events",
            "AsyncGeofences": "geofences",
            "AsyncGeofencesWithResponse": "geofences",
            "AsyncGroups": "groups",
            "AsyncGroupsWithResponse": "groups",
            "AsyncHandlers": "handlers",
            "AsyncHandlersWithResponse": "handlers",
            "AsyncModels": "models",
            "AsyncModelsWithResponse": "models",
            "AsyncObjects": "objects",
            "AsyncObjectsWithResponse": "objects",
            "AsyncReports": "reports",
            "AsyncReportsWithResponse": "reports",
            "AsyncReportsWithStreaming": "reports",
            "AsyncRoles": "roles",
            "AsyncRolesWithResponse": "roles",
            "AsyncScenes": "scenes",
            "AsyncScenesWithResponse": "scenes",
            "AsyncStores": "stores",
            "AsyncStoresWithResponse": "stores",
            "AsyncTables": "tables",
            "AsyncTablesWithResponse": "tables",
            "AsyncTasks": "tasks",
            "AsyncTasksWithResponse": "tasks",
            "AsyncUsers": "users",
            "AsyncUsersWithResponse": "users",
            "Auth": "auth",
            "AuthWithResponse": "auth",
            "Automatons": "automatons",
            "AutomatonsWithResponse": "automatons",
            "EventsResource": "events",
            "EventsResourceWithResponse": "events",
            "Geofences": "geofences",
            "GeofencesWithResponse": "geofences",
            "Groups": "groups",
            "GroupsWithResponse": "groups",
            "Handlers": "handlers",
            "HandlersWithResponse": "handlers",
            "Models": "models",
            "ModelsWithResponse": "models",
            "Objects": "objects",
            "ObjectsWithResponse": "objects",
            "Reports": "reports",
            "ReportsWithResponse": "reports",
            "ReportsWithStreaming": "reports",
            "Roles": "roles",
            "RolesWithResponse": "roles",
            "Scenes": "scenes",
            "ScenesWithResponse": "scenes",
            "Stores": "stores",
            "StoresWithResponse": "stores",
            "Tables": "tables",
            "TablesWithResponse": "tables",
            "Tasks": "tasks",
            "TasksWithResponse": "tasks",
            "Users": "users",
            "UsersWithResponse": "users",
        },
    )

__all__ = [
    "AsyncAuth",
    "AsyncAuthWithResponse",
    "AsyncAutomatons",
    "AsyncAutomatonsWithResponse",
    "AsyncEventsResource",
    "AsyncEventsResourceWithResponse",
    "AsyncGeofences",
    "AsyncGeofencesWithResponse",
    "AsyncGroups",
    "AsyncGroupsWithResponse",
    "AsyncHandlers",
    "AsyncHandlersWithResponse",
    "AsyncModels",
    "AsyncModelsWithResponse",
    "AsyncObjects",
    "AsyncObjectsWithResponse",
    "AsyncReports",
    "AsyncReportsWithResponse",
    "AsyncReportsWithStreaming",
    "AsyncRoles",
    "AsyncRolesWithResponse",
    "AsyncScenes",
    "AsyncScenesWithResponse",
    "AsyncStores",
    "AsyncStoresWithResponse",
    "AsyncTables",
    "AsyncTablesWithResponse",
    "AsyncTasks",
    "AsyncTasksWithResponse",
    "AsyncUsers",
    "AsyncUsersWithResponse",
    "Auth",
    "AuthWithResponse",
    "Automatons",
    "AutomatonsWithResponse",
    "EventsResource",
    "EventsResourceWithResponse",
    "Geofences",
    "GeofencesWithResponse",
    "Groups",
    "GroupsWithResponse",
    "Handlers",
    "HandlersWithResponse",
    "Models",
    "ModelsWithResponse",
    "Objects",
    "ObjectsWithResponse",
    "Reports",
    "ReportsWithResponse",
    "ReportsWithStreaming",
    "Roles",
    "RolesWithResponse",
    "Scenes",
    "ScenesWithResponse",
    "Stores",
    "StoresWithResponse",
    "Tables",
    "TablesWithResponse",
    "Tasks",
    "TasksWithResponse",
    "Users",
    "UsersWithResponse",
]
