"""Facts X-1 to X-11, about the five descriptions together."""

import re

import pytest

from specs.documents import APIS, ROOT, JsonObject, at, document, follow, mapping, operations, walk


def _text(api: str) -> str:
    return (ROOT / "specs" / api / "openapi.yaml").read_text(encoding="utf-8")


def _schemes(api: str) -> dict[str, JsonObject]:
    found = mapping(mapping(document(api)["components"])["securitySchemes"])
    return {name: mapping(scheme) for name, scheme in found.items()}


def _statuses(api: str, method: str) -> set[str]:
    """The successes that the operations of a method document."""
    root = document(api)
    return {
        status
        for pointer, operation in operations(root)
        if pointer.endswith(f"/{method}")
        for status in mapping(operation["responses"])
        if status.startswith("2")
    }


def _paging(api: str) -> set[str]:
    key = "x-pochoir-pagination"
    return {str(mapping(one[key])["style"]) for _, one in operations(document(api)) if key in one}


@pytest.mark.parametrize(
    ("api", "words"), [("rdv-solidarites", "Créer une absence"), ("emjpm", "mesure de protection")]
)
def test_french_documentation_stays_french_with_its_accents(api: str, words: str) -> None:
    assert words in _text(api)
    assert "�" not in _text(api)
    assert re.search("[éèêàùçœ]", _text(api))


def test_each_kind_of_authentication_is_described_as_it_is() -> None:
    assert [scheme["scheme"] for scheme in _schemes("mon-petit-placement").values()] == ["bearer"]
    assert document("rdv-solidarites")["security"] == [{"accessToken": [], "client": [], "uid": []}]
    [key] = _schemes("miimosa").values()
    assert (key["name"], key["x-pochoir-prefix"]) == ("Authorization", "Token token=")
    assert any(scheme["type"] == "oauth2" for scheme in _schemes("emjpm").values())
    alternatives = document("rightech")["security"]
    assert isinstance(alternatives, list)
    assert len(alternatives) == 2


@pytest.mark.parametrize(("api", "style"), [("rdv-solidarites", "page"), ("miimosa", "link"), ("rightech", "offset")])
def test_each_kind_of_paging_is_described_as_it_is(api: str, style: str) -> None:
    assert style in _paging(api)


@pytest.mark.parametrize("api", APIS)
def test_no_description_promises_one_shape_for_all_errors(api: str) -> None:
    root = document(api)
    for pointer, operation in operations(root):
        replies = mapping(operation["responses"])
        assert [status for status in replies if status == "default" or status.startswith(("4", "5"))], pointer


def test_successes_are_the_statuses_that_the_servers_send() -> None:
    assert _statuses("miimosa", "post") == {"200"}
    assert "201" not in _statuses("rdv-solidarites", "post")
    assert "204" in _statuses("rdv-solidarites", "delete")
    assert "201" in _statuses("emjpm", "post")


def test_dates_are_what_each_documentation_says() -> None:
    birthdate = at(document("miimosa"), "/components/schemas/Lead/properties/birthdate")
    assert "format" not in mapping(birthdate), "MiiMOSA: no specific format"
    heure = mapping(at(document("rdv-solidarites"), "/components/schemas/Heure"))
    assert heure.get("format") != "time", "H:m[:s] is no RFC 3339 time"
    dates = [node for _, node in walk(document("emjpm")) if node.get("format") == "date"]
    assert dates, "eMJPM: plain dates"


def test_numbers_that_travel_as_text_are_text() -> None:
    budget = mapping(at(document("miimosa"), "/components/schemas/Lead/properties/project_total_budget"))
    assert budget["type"] == "string"
    errors = [
        follow(document("rightech"), mapping(node["code"]))
        for _, node in walk(document("rightech"))
        if "code" in node and "tags" in node and isinstance(node["code"], dict)
    ]
    assert errors
    assert all(code.get("type") == "string" for code in errors)


@pytest.mark.parametrize("api", APIS)
def test_nothing_that_must_not_be_generated_is(api: str) -> None:
    root = document(api)
    servers = [root["servers"], *(one for _, one in walk(root) if "url" in one)]
    assert all("acme" not in str(server) for server in servers)
    for pointer, operation in operations(root):
        assert pointer.rsplit("/", 1)[1] in {"get", "post", "put", "patch", "delete"}, pointer
        assert not {"418", "406", "410"} & set(mapping(operation["responses"])), pointer
    headers = [node["name"] for _, node in walk(root) if node.get("in") == "header" and node.get("type") != "apiKey"]
    assert "Authorization" not in headers
    assert not [pointer for pointer, node in walk(root) if "sucess" in str(node.get("required", ""))]


def test_only_known_rate_limits_are_declared() -> None:
    declared = {api for api in APIS if "x-pochoir-rate-limits" in document(api)}
    assert declared == {"mon-petit-placement", "emjpm"}


@pytest.mark.parametrize("api", APIS)
def test_no_secret_is_in_a_description(api: str) -> None:
    assert not re.search(r"eyJ[A-Za-z0-9_-]{10,}\.", _text(api)), "a JSON web token"


def test_licence_and_contact_are_shown_where_they_are_known() -> None:
    known = {api: mapping(document(api)["info"]) for api in APIS}
    assert {api for api, info in known.items() if "license" in info} == {"emjpm", "rdv-solidarites"}
    assert mapping(known["rdv-solidarites"]["contact"])["email"] == "contact@rdv-solidarites.fr"
    assert "token-request" in str(mapping(known["emjpm"]["contact"])["url"])


@pytest.mark.parametrize("apis", [("emjpm", "rdv-solidarites"), ("mon-petit-placement", "rightech")])
def test_two_descriptions_in_one_language_name_the_same_reply_alike(apis: tuple[str, str]) -> None:
    def names(api: str, status: str) -> set[str]:
        found = (mapping(one["responses"]).get(status) for _, one in operations(document(api)))
        return {str(mapping(one)["$ref"]) for one in found if isinstance(one, dict) and "$ref" in one}

    for status in ("401", "default"):
        one, other = (names(api, status) for api in apis)
        assert len((one | other) - {"#/components/responses/OAuthError"}) == 1, status


def test_a_user_and_an_error_of_oauth_have_one_name_in_english() -> None:
    english = [mapping(at(document(api), "/components/schemas")) for api in ("mon-petit-placement", "rightech")]
    assert all({"User", "Error", "Token"} <= set(schemas) for schemas in english)
    assert "ErreurOAuth" in mapping(at(document("emjpm"), "/components/schemas"))
    assert "OAuthError" in english[0]
