"""The types of the Rightech IoT Cloud API.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .automaton import Automaton as Automaton
    from .credentials import Credentials as Credentials, CredentialsInput as CredentialsInput
    from .device_model import DeviceModel as DeviceModel
    from .device_object import DeviceObject as DeviceObject
    from .entity import Entity as Entity
    from .entity_changes import (
        EntityChanges as EntityChanges,
        EntityChangesInput as EntityChangesInput,
    )
    from .entity_fields import EntityFields as EntityFields, EntityFieldsInput as EntityFieldsInput
    from .error import Error as Error
    from .event import Event as Event
    from .geofence import Geofence as Geofence
    from .group import Group as Group
    from .handler import Handler as Handler
    from .new_device_model import (
        NewDeviceModel as NewDeviceModel,
        NewDeviceModelInput as NewDeviceModelInput,
    )
    from .new_device_object import (
        NewDeviceObject as NewDeviceObject,
        NewDeviceObjectInput as NewDeviceObjectInput,
    )
    from .new_geofence import NewGeofence as NewGeofence, NewGeofenceInput as NewGeofenceInput
    from .new_handler import NewHandler as NewHandler, NewHandlerInput as NewHandlerInput
    from .new_model_node import NewModelNode as NewModelNode, NewModelNodeInput as NewModelNodeInput
    from .new_task import NewTask as NewTask, NewTaskInput as NewTaskInput
    from .object_id import ObjectId as ObjectId
    from .outcome import Outcome as Outcome
    from .packet import Packet as Packet
    from .period import Period as Period, PeriodInput as PeriodInput
    from .platform_user import PlatformUser as PlatformUser
    from .removed import Removed as Removed
    from .report import Report as Report
    from .report_order import ReportOrder as ReportOrder, ReportOrderInput as ReportOrderInput
    from .role import Role as Role
    from .scene import Scene as Scene
    from .socket_message import SocketMessage as SocketMessage
    from .store_meta import StoreMeta as StoreMeta
    from .table import Table as Table
    from .task import Task as Task
    from .task_kind import TaskKind as TaskKind
    from .task_status import TaskStatus as TaskStatus, TaskStatusInput as TaskStatusInput
    from .time_point import TimePoint as TimePoint
    from .token import Token as Token
    from .undocumented import Undocumented as Undocumented
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Automaton": "automaton",
            "Credentials": "credentials",
            "CredentialsInput": "credentials",
            "DeviceModel": "device_model",
            "DeviceObject": "device_object",
            "Entity": "entity",
            "EntityChanges": "entity_changes",
            "EntityChangesInput": "entity_changes",
            "EntityFields": "entity_fields",
            "EntityFieldsInput": "entity_fields",
            "Error": "error",
            "Event": "event",
            "Geofence": "geofence",
            "Group": "group",
            "Handler": "handler",
            "NewDeviceModel": "new_device_model",
            "NewDeviceModelInput": "new_device_model",
            "NewDeviceObject": "new_device_object",
            "NewDeviceObjectInput": "new_device_object",
            "NewGeofence": "new_geofence",
            "NewGeofenceInput": "new_geofence",
            "NewHandler": "new_handler",
            "NewHandlerInput": "new_handler",
            "NewModelNode": "new_model_node",
            "NewModelNodeInput": "new_model_node",
            "NewTask": "new_task",
            "NewTaskInput": "new_task",
            "ObjectId": "object_id",
            "Outcome": "outcome",
            "Packet": "packet",
            "Period": "period",
            "PeriodInput": "period",
            "PlatformUser": "platform_user",
            "Removed": "removed",
            "Report": "report",
            "ReportOrder": "report_order",
            "ReportOrderInput": "report_order",
            "Role": "role",
            "Scene": "scene",
            "SocketMessage": "socket_message",
            "StoreMeta": "store_meta",
            "Table": "table",
            "Task": "task",
            "TaskKind": "task_kind",
            "TaskStatus": "task_status",
            "TaskStatusInput": "task_status",
            "TimePoint": "time_point",
            "Token": "token",
            "Undocumented": "undocumented",
        },
    )

__all__ = [
    "Automaton",
    "Credentials",
    "CredentialsInput",
    "DeviceModel",
    "DeviceObject",
    "Entity",
    "EntityChanges",
    "EntityChangesInput",
    "EntityFields",
    "EntityFieldsInput",
    "Error",
    "Event",
    "Geofence",
    "Group",
    "Handler",
    "NewDeviceModel",
    "NewDeviceModelInput",
    "NewDeviceObject",
    "NewDeviceObjectInput",
    "NewGeofence",
    "NewGeofenceInput",
    "NewHandler",
    "NewHandlerInput",
    "NewModelNode",
    "NewModelNodeInput",
    "NewTask",
    "NewTaskInput",
    "ObjectId",
    "Outcome",
    "Packet",
    "Period",
    "PeriodInput",
    "PlatformUser",
    "Removed",
    "Report",
    "ReportOrder",
    "ReportOrderInput",
    "Role",
    "Scene",
    "SocketMessage",
    "StoreMeta",
    "Table",
    "Task",
    "TaskKind",
    "TaskStatus",
    "TaskStatusInput",
    "TimePoint",
    "Token",
    "Undocumented",
]
