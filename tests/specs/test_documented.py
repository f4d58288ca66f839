"""The statements of the two documentations that are easy to get wrong, checked one by one in the descriptions."""

import re

import pytest

from specs.documents import JsonObject, at, document, follow, items, mapping, operations, parameters

RDV = document("rdv-solidarites")
MIIMOSA = document("miimosa")
TIMES = ("10:30", "8:5", "08:00:00", "23:59:59", "0:0")
NO_TIMES = ("24:00", "10", "10:60", "10:30Z", "10:30:61", " 10:30", "10:30+02:00")


def enum(pointer: str) -> list[object]:
    """The values of an enumeration of MiiMOSA."""
    return [*items(mapping(at(MIIMOSA, pointer))["enum"])]


def statuses(root: JsonObject, pointer: str) -> set[str]:
    """The documented statuses of an operation."""
    return set(mapping(mapping(at(root, pointer))["responses"]))


def test_a_lead_has_22_members_all_strings_8_required() -> None:
    lead = mapping(at(MIIMOSA, "/components/schemas/Lead"))
    members = mapping(lead["properties"])
    assert len(members) == 22
    assert len(items(lead["required"])) == 8
    assert [*members][:9] == [*items(lead["required"]), "birthdate"]
    for name, member in members.items():
        schema = follow(MIIMOSA, mapping(member))
        assert (schema["type"], schema.get("format")) == ("string", None), name
    assert mapping(at(MIIMOSA, "/paths/~1leads/post/requestBody"))["required"] is True


def test_the_fixed_values_of_miimosa() -> None:
    words = "apiculture aquaculture alcool soft elevage sale sucre horticulture innovation nature lait viticulture"
    assert enum("/components/schemas/Category") == words.split()
    assert enum("/components/schemas/CollectType") == ["donation", "lending"]
    assert enum("/components/schemas/PublicationTimeframe") == ["within_month", "next_months", "another_quarter"]
    assert enum("/components/schemas/ProjectOrder") == ["populars", "in_progress", "recent"]


def test_the_operations_of_miimosa() -> None:
    found = {str(operation["operationId"]): statuses(MIIMOSA, pointer) for pointer, operation in operations(MIIMOSA)}
    assert found == {
        "createLead": {"200", "400", "default"},
        "listProjects": {"200", "default"},
        "getProject": {"200", "404", "default"},
        "listUserPledges": {"200", "403", "404", "default"},
        "getUserWallet": {"200", "403", "404", "default"},
    }
    required = {
        str(operation["operationId"]): {
            str(one["name"]): one.get("required", False) for one in parameters(MIIMOSA, pointer)
        }
        for pointer, operation in operations(MIIMOSA)
    }
    assert required["listProjects"] == dict.fromkeys(("order", "category", "type", "region", "keyword"), False)
    assert required["getProject"] == {"id": True}
    assert required["listUserPledges"] == required["getUserWallet"] == {"user_email": True, "user_birthdate": True}


def test_no_body_of_miimosa_is_invented() -> None:
    schemas = mapping(at(MIIMOSA, "/components/schemas"))
    for pointer, operation in operations(MIIMOSA):
        for status, reply in mapping(operation["responses"]).items():
            media = mapping(mapping(follow(MIIMOSA, mapping(reply))["content"])["application/json"])
            schema = follow(MIIMOSA, mapping(media["schema"]))
            assert "properties" not in schema, f"{pointer} {status}"
            assert schema == {} or schema["x-origin"] == "inferred"
    assert not [name for name in ("Project", "Pledge", "Wallet") if "properties" in mapping(schemas[name])]


def test_the_key_of_miimosa() -> None:
    scheme = mapping(at(MIIMOSA, "/components/securitySchemes/apiKey"))
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "Authorization")
    assert (scheme["x-pochoir-prefix"], scheme["x-pochoir-argument"]) == ("Token token=", "api_key")
    assert MIIMOSA["security"] == [{"apiKey": []}]
    assert [mapping(one)["url"] for one in items(MIIMOSA["servers"])] == ["https://api.miimosa.com"]


def test_three_keys_are_needed_together() -> None:
    assert RDV["security"] == [{"accessToken": [], "client": [], "uid": []}]
    schemes = mapping(at(RDV, "/components/securitySchemes"))
    assert [(mapping(one)["type"], mapping(one)["in"], mapping(one)["name"]) for one in schemes.values()] == [
        ("apiKey", "header", "access-token"),
        ("apiKey", "header", "client"),
        ("apiKey", "header", "uid"),
    ]
    assert mapping(at(RDV, "/paths/~1api~1v1~1auth~1sign_in/post"))["security"] == []


def test_the_login_is_read_from_headers_that_its_reply_has() -> None:
    login = mapping(RDV["x-pochoir-login"])
    pointer, sign_in = next(one for one in operations(RDV) if one[1]["operationId"] == login["operation"])
    headers = set(mapping(at(RDV, f"{pointer}/responses/200/headers")))
    assert headers == {"access-token", "token-type", "client", "expiry", "uid"}
    given = mapping(login["credentials"])
    assert set(given) == set(mapping(at(RDV, "/components/securitySchemes")))
    assert {str(mapping(one)["header"]) for one in given.values()} <= headers
    assert login["expiry"] == {"header": "expiry", "unit": "unix-seconds", "fallback": 86400}
    body = mapping(mapping(mapping(sign_in["requestBody"])["content"])["application/json"])
    assert login["secrets"] == follow(RDV, mapping(body["schema"]))["required"] == ["email", "password"]


GONE = ("deleteAbsence", "deleteUserProfile", "deleteReferentAssignation")


def test_what_rdv_creates_is_a_200_and_what_it_deletes_a_204_without_body() -> None:
    for pointer, operation in operations(RDV):
        replies = mapping(operation["responses"])
        wanted = "204" if operation["operationId"] in GONE else "200"
        assert [status for status in replies if status.startswith("2")] == [wanted], pointer
        assert ("content" in follow(RDV, mapping(replies[wanted]))) == (wanted == "200"), pointer
        assert "500" in replies, pointer


@pytest.mark.parametrize("text", TIMES + NO_TIMES)
def test_a_time_is_text_with_a_pattern(text: str) -> None:
    schema = mapping(at(RDV, "/components/schemas/Heure"))
    assert (schema["type"], schema.get("format")) == ("string", None)
    assert bool(re.search(str(schema["pattern"]), text)) == (text in TIMES)


def test_lists_of_rdv_know_their_cap() -> None:
    capped = [mapping(one["x-pochoir-pagination"]) for _, one in operations(RDV) if "x-pochoir-pagination" in one]
    assert len(capped) == 8
    assert all((one["cap"], one["next"]) == (100, "/meta/next_page") for one in capped)


def test_servers_of_rdv() -> None:
    servers = {str(mapping(one)["x-pochoir-name"]): mapping(one)["url"] for one in items(RDV["servers"])}
    assert servers == {
        "production": "https://www.rdv-solidarites.fr",
        "demo": "https://demo.rdv-solidarites.fr",
    }


def test_accents_are_kept() -> None:
    text = (str(mapping(RDV["info"])["description"]), str(at(RDV, "/components/examples/Usager")))
    assert all(word in text[0] for word in ("fonctionnalités", "requête", "révoque", "probablement tronquée"))
    assert "L'Hœst" in text[1]
