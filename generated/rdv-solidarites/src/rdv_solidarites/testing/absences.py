"""The fake of `absences`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import absences as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_ABSENCES = Described(
    operations.LIST_ABSENCES,
    given=(
        Given("organisation_id", "query", {"type": "integer"}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "absences": [
                    {
                        "id": 14,
                        "ical_uid": "absence_14@RDV Solidarités",
                        "title": "Formation",
                        "first_day": "2021-10-21",
                        "end_day": "2021-10-22",
                        "start_time": "08:00:00",
                        "end_time": "18:30:00",
                        "agent": {
                            "id": 1,
                            "email": "martine@demo.rdv-solidarites.fr",
                            "first_name": "Martine",
                            "last_name": "VALIDAY",
                        },
                        "organisation": {
                            "id": 12,
                            "email": None,
                            "name": "MDS de Sèvres",
                            "phone_number": None,
                        },
                        "rrule": None,
                        "ical": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                    },
                ],
                "meta": {
                    "current_page": 1,
                    "next_page": None,
                    "prev_page": None,
                    "total_pages": 1,
                    "total_count": 1,
                },
            },
            {"$ref": "PageAbsences"},
        ),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

CREATE_ABSENCE = Described(
    operations.CREATE_ABSENCE,
    body={"$ref": "NouvelleAbsence"},
    replies=(
        Shown(
            "200",
            {
                "absence": {
                    "id": 14,
                    "ical_uid": "absence_14@RDV Solidarités",
                    "title": "Congé d'été",
                    "first_day": "2021-08-02",
                    "end_day": "2021-08-20",
                    "start_time": "08:00:00",
                    "end_time": "18:30:00",
                    "agent": {
                        "id": 1,
                        "email": "martine@demo.rdv-solidarites.fr",
                        "first_name": "Martine",
                        "last_name": "VALIDAY",
                    },
                    "organisation": {
                        "id": 12,
                        "email": None,
                        "name": "MDS de Sèvres",
                        "phone_number": None,
                    },
                    "rrule": None,
                    "ical": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                },
            },
            {"$ref": "EnveloppeAbsence"},
        ),
        Shown("400", {}),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "agent"}),
        Shown(
            "422",
            {
                "success": False,
                "errors": {"ends_time": [{"error": "doit être après le début."}]},
                "error_messages": ["ends_time doit être après le début."],
            },
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

GET_ABSENCE = Described(
    operations.GET_ABSENCE,
    given=(Given("absence_id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "absence": {
                    "id": 14,
                    "ical_uid": "absence_14@RDV Solidarités",
                    "title": "Congé d'été",
                    "first_day": "2021-08-02",
                    "end_day": "2021-08-20",
                    "start_time": "08:00:00",
                    "end_time": "18:30:00",
                    "agent": {
                        "id": 1,
                        "email": "martine@demo.rdv-solidarites.fr",
                        "first_name": "Martine",
                        "last_name": "VALIDAY",
                    },
                    "organisation": {
                        "id": 12,
                        "email": None,
                        "name": "MDS de Sèvres",
                        "phone_number": None,
                    },
                    "rrule": None,
                    "ical": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                },
            },
            {"$ref": "EnveloppeAbsence"},
        ),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "absence"}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

DELETE_ABSENCE = Described(
    operations.DELETE_ABSENCE,
    given=(Given("absence_id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown("204"),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "absence"}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

UPDATE_ABSENCE = Described(
    operations.UPDATE_ABSENCE,
    given=(Given("absence_id", "path", {"type": "integer"}, required=True),),
    body={"$ref": "ModificationAbsence"},
    replies=(
        Shown(
            "200",
            {
                "absence": {
                    "id": 14,
                    "ical_uid": "absence_14@RDV Solidarités",
                    "title": "Congé d'été",
                    "first_day": "2021-08-02",
                    "end_day": "2021-08-20",
                    "start_time": "08:00:00",
                    "end_time": "18:30:00",
                    "agent": {
                        "id": 1,
                        "email": "martine@demo.rdv-solidarites.fr",
                        "first_name": "Martine",
                        "last_name": "VALIDAY",
                    },
                    "organisation": {
                        "id": 12,
                        "email": None,
                        "name": "MDS de Sèvres",
                        "phone_number": None,
                    },
                    "rrule": None,
                    "ical": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                },
            },
            {"$ref": "EnveloppeAbsence"},
        ),
        Shown("400", {}),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "absence"}),
        Shown(
            "422",
            {
                "success": False,
                "errors": {"ends_time": [{"error": "doit être après le début."}]},
                "error_messages": ["ends_time doit être après le début."],
            },
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)


class FakeAbsences(ResourceFake):
    """Les absences des agents."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "absences.list", LIST_ABSENCES)
        """``GET /api/v1/absences``"""
        self.create = OperationFake(kit, "absences.create", CREATE_ABSENCE)
        """``POST /api/v1/absences``"""
        self.get = OperationFake(kit, "absences.get", GET_ABSENCE)
        """``GET /api/v1/absences/{absence_id}``"""
        self.delete = OperationFake(kit, "absences.delete", DELETE_ABSENCE)
        """``DELETE /api/v1/absences/{absence_id}``"""
        self.update = OperationFake(kit, "absences.update", UPDATE_ABSENCE)
        """``PATCH /api/v1/absences/{absence_id}``"""
