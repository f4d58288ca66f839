"""Methods are named as by hand, whatever framework wrote the description."""

import pytest

from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from unit.written_documents import ANYTHING, document, json_body, operation

LIST = json_body({"type": "array", "items": {"type": "string"}})
PAGE = json_body({"properties": {"items": {"type": "array", "items": ANYTHING}, "total": {"type": "integer"}}})
ONE = json_body({"properties": {"a": ANYTHING}})
HASH = "cfcf6f1549cfdc2bf1779a3a205bd64e"


def named(endpoint: str, operation_id: str = "", tag: str = "", reply: object = None, summary: str = "") -> str:
    """The name by which a caller reaches the only operation of a description."""
    method, path = endpoint.split()
    given: dict[str, object] = {"operationId": operation_id} if operation_id else {}
    given |= {"tags": [tag]} if tag else {}
    given |= {"summary": summary} if summary else {}
    made = document(paths={path: {method.lower(): {**given, "responses": {"200": reply or {"description": "ok"}}}}})
    api, _ = lower(made, resolve(made), Identity("x", "x.yaml"))
    (resource,) = api.resources
    return f"{resource.access}{resource.operations[0].name}"


@pytest.mark.parametrize(
    ("endpoint", "operation_id", "tag", "name"),
    [
        # FastAPI with a function for its ids, and without
        ("GET /items/", "items-read_items", "items", "items.list"),
        ("POST /items/", "items-create_item", "items", "items.create"),
        ("GET /items/{id}", "items-read_item", "items", "items.get"),
        ("GET /users/me", "users-read_user_me", "users", "users.get_me"),
        ("POST /login/access-token", "login-login_access_token", "login", "login.access_token"),
        ("POST /v1/tts/{voice_id}", "text_to_speech_v1_tts__voice_id__post", "tts", "tts.text_to_speech"),
        ("POST /v1/tts/{voice_id}/stream", "text_to_speech_v1_tts__voice_id__stream_post", "tts", "tts.stream"),
        ("POST /chat", "chat_chat_post", "chat", "chat.chat"),
        # Django REST framework
        ("GET /api/books/", "api_books_list", "api", "books.list"),
        ("GET /api/books/{id}/", "api_books_retrieve", "api", "books.get"),
        ("DELETE /api/books/{id}/", "api_books_destroy", "api", "books.delete"),
        ("PATCH /api/books/{id}/", "books_partial_update", "books", "books.partial_update"),
        ("POST /api/books/{id}/set-title/", "api_books_set_title_create", "api", "books.set_title"),
        ("PUT /api/books/{id}/cover/", "books_cover_update", "books", "books.update_cover"),
        ("GET /api/books/{id}/pdf/", "books_pdf_retrieve", "books", "books.get_pdf"),
        ("GET /circuits/circuits/", "circuits_circuits_list", "circuits", "circuits.list"),
        # NestJS and springdoc
        ("GET /users/{id}", "UsersController_findOne", "users", "users.get"),
        ("GET /users", "UsersController_findAll", "users", "users.list"),
        ("POST /users", "UsersController_create", "people", "people.create"),
        ("GET /users", "list_1", "user-controller", "user.list"),
        ("GET /pets", "listPetsUsingGET", "pets", "pets.list"),
        ("GET /oauth2", "read_oauth_2", "oauth", "oauth.get_2"),
        # Litestar and django-ninja
        ("POST /items/{item_id}/pets", "ItemsItemIdPetsAddPet", "items", "items.add_pet"),
        ("GET /lite/items", "ItemsListItems", "Items2", "items2.list"),
        ("GET /api/items", "shop_api_list_items", "items", "items.list"),
        ("POST /api/keys", "create_api_key", "admin", "admin.create_api_key"),
        # a prefix that is the tag
        ("POST /caches/flush", "Caches_Flush", "Caches", "caches.flush"),
        ("GET /caches/inspect", "CachesInspect", "Caches", "caches.inspect"),
        ("POST /f/{f}/runs/{id}/cancel", "PipelineRuns_Cancel", "pipelineruns", "pipelineruns.cancel"),
        ("POST /g/{g}/aliases", "directory.groups.aliases.insert", "groups", "groups.insert_aliases"),
        ("GET /orders", "OrderApi_GetList", "Orders", "orders.list"),
        # no id: the method and the path
        ("GET /pets", "", "", "pets.list"),
        ("POST /pets", "", "", "pets.create"),
        ("GET /pets/{id}", "", "", "pets.get"),
        ("DELETE /pets/{id}", "", "", "pets.delete"),
        ("GET /users/{id}/posts", "", "", "users.list_posts"),
        ("GET /users/{id}/posts/{post}", "", "", "users.get_post"),
        ("POST /users/{id}/activate", "", "", "users.activate"),
        ("GET /rides/{id}/cancel_fees", "", "", "rides.list_cancel_fees"),
        ("DELETE /queues/bulk", "", "", "queues.delete_bulk"),
        # no tag: a method of the client where the path names no resource
        ("POST /follow", "", "", "follow"),
        ("GET /get_channels", "", "", "get_channels"),
        ("GET /search/{term}", "", "", "search"),
        ("GET /health", "health_health_get", "", "health"),
        ("GET /me", "", "", "get_me"),
        ("GET /", "read_root__get", "", "get_root"),
        ("POST /search/users", "", "", "search.post_users"),
        ("GET /store/{id}", "", "", "store.get"),
        ("GET /api/books", "api_books_list", "api", "books.list"),
        ("PATCH /legalEntities/{id}", "patch-legalEntities-id", "Legal entities", "legal_entities.patch"),
    ],
)
def test_a_method_reads_as_by_hand(endpoint: str, operation_id: str, tag: str, name: str) -> None:
    assert named(endpoint, operation_id, tag) == name


def homes(paths: dict[str, dict[str, object]]) -> dict[str, str]:
    """How the operations of a description are called, by path."""
    made = document(paths={path: {"get": operation(**given)} for path, given in paths.items()})
    api, problems = lower(made, resolve(made), Identity("x", "x.yaml"))
    assert [each for each in problems if each.severity == "error"] == []
    return {each.path: f"{found.access}{each.name}" for found in api.resources for each in found.operations}


def test_an_operation_without_a_tag_is_a_method_of_the_client_where_others_have_tags() -> None:
    listed: dict[str, dict[str, object]] = {
        "/items": {"operationId": "listItems", "tags": ["items"]},
        "/items/{id}/label": {"operationId": "getItemLabel"},
        "/download": {"operationId": "shop_api_download"},
        "/users/{id}": {"operationId": "getUser"},
        "/items-of-the-day": {"operationId": "items"},
        "/closed": {"operationId": "close"},
        "/books": {"operationId": "listBooks", "tags": ["api"]},
    }
    assert homes(listed) == {
        "/items": "items.list",
        "/items/{id}/label": "items.get_label",
        "/download": "download",
        "/users/{id}": "get_user",
        # `items` is a resource, and `close` a method of every client
        "/items-of-the-day": "items_items_of_the_day_get",
        "/closed": "close_",
        "/books": "books.list",
    }


def test_a_pinned_name_of_a_method_of_the_client_is_refused_if_it_is_taken() -> None:
    for name in ("items", "request"):
        free: dict[str, object] = {"operationId": "b", "x-pochoir-method": name}
        made = document(paths={"/items": {"get": operation(tags=["items"])}, "/b": {"get": operation(**free)}})
        _, problems = lower(made, resolve(made), Identity("x", "x.yaml"))
        assert [each.code for each in problems] == ["method-name-taken"]


def test_a_get_that_returns_a_list_is_a_list() -> None:
    assert named("GET /stations", "get-stations", "Stations", LIST) == "stations.list"
    assert named("GET /items/offset", "read_items_offset", "items", PAGE) == "items.list_offset"
    assert named("GET /settings", "getSettings", "Settings", ONE) == "settings.get"
    assert named("GET /teams/{id}/members", "getTeamMembers", "teams", LIST) == "teams.list_members"
    assert named("GET /words/{word}", "getWord", "words", LIST) == "words.get"


def test_an_id_without_a_meaning_is_replaced_by_the_summary_or_the_path() -> None:
    listed = named("GET /fulfillment-center", HASH, "Receiving", summary="Get Fulfillment Centers")
    assert listed == "receiving.get_fulfillment_centers"
    assert named("GET /fulfillment-centers/{id}", f"call_{HASH}", "Receiving") == "receiving.get_fulfillment_center"
    far = "Printing.WebApp.Controllers.Api.PrintController.GetGenericDocumentOfEveryKindThereIs"
    assert named("GET /documents", far, "Printing") == "printing.list_documents"


def test_a_class_is_named_after_the_summary_if_the_id_has_no_meaning() -> None:
    operation = {"operationId": HASH, "summary": "Get Fulfillment Centers", "responses": {"200": ONE}}
    made = document(paths={"/centers": {"get": operation}})
    assert list(resolve(made).names.values()) == ["GetFulfillmentCentersReply"]


def test_two_classes_of_one_method_name_keep_their_own() -> None:
    paths = {
        f"/{noun}/{{id}}": {"get": {"operationId": f"{noun}Controller_findOne", "tags": ["all"], "responses": ANYTHING}}
        for noun in ("users", "pets")
    }
    made = document(paths=paths)
    api, _ = lower(made, resolve(made), Identity("x", "x.yaml"))
    names = [str(each.name) for each in api.resources[0].operations]
    assert names == ["users_find_one", "pets_find_one"]


@pytest.mark.parametrize("operation_id", ["⚙", "-", "__"])
@pytest.mark.parametrize("endpoint", ["POST /items/{id}", "GET /"])
def test_an_id_without_a_word_names_a_method_all_the_same(endpoint: str, operation_id: str) -> None:
    assert named(endpoint, operation_id).rpartition(".")[2].isidentifier()
    assert named(endpoint, operation_id, tag="items").startswith("items.")


def test_the_operation_at_the_root_has_another_name_than_the_item_below_it() -> None:
    nothing = {"responses": {"204": {"description": "none"}}}
    item = {**nothing, "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
    made = document(paths={"/": {"get": nothing}, "/{id}": {"get": item}})
    api, _ = lower(made, resolve(made), Identity("x", "x.yaml"))
    assert [str(each.name) for resource in api.resources for each in resource.operations] == ["get_root", "get_by_id"]
