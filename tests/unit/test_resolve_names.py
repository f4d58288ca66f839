"""The names of the schemas of a document."""

from pochoir.lower import Identity, lower
from pochoir.resolve import Resolved, resolve
from unit.written_documents import ANYTHING, document, json_body, operation


def names(resolved: Resolved) -> dict[str, str]:
    """Class name by pointer, the pointers of components shortened to their keys."""
    return {pointer.removeprefix("/components/schemas/"): str(name) for pointer, name in resolved.names.items()}


def test_inline_schemas_are_named_after_their_place() -> None:
    order = {
        "properties": {
            "status": {"enum": ["a", "b"]},
            "lines": {"type": "array", "items": {"properties": {"unit": {"properties": {"x": ANYTHING}}}}},
            "prices": {"type": "object", "additionalProperties": {"properties": {"x": ANYTHING}}},
            "way": {"oneOf": [{"properties": {"kind": {"const": "ship"}}}, {"properties": {"road": ANYTHING}}]},
            "note": {"type": ["string", "null"]},
        }
    }
    assert names(resolve(document({"Order": order}))) == {
        "Order": "Order",
        "Order/properties/status": "OrderStatus",
        "Order/properties/lines/items": "OrderLine",
        "Order/properties/lines/items/properties/unit": "OrderLineUnit",
        "Order/properties/prices/additionalProperties": "OrderPrice",
        "Order/properties/way/oneOf/0": "OrderWayShip",
        "Order/properties/way/oneOf/1": "OrderWayWithRoad",
    }


def test_bodies_replies_and_parameters_are_named_after_their_operation() -> None:
    body = {"properties": {"a": ANYTHING}}
    many = {"enum": list("abcdef")}
    path = {
        "post": operation(
            parameters=[
                {"name": "sort", "in": "query", "schema": many},
                {"name": "few", "in": "query", "schema": {"enum": ["a", "b"]}},
            ],
            requestBody=json_body(body),
            responses={
                "200": json_body(body),
                "404": json_body(body),
                "422": {"$ref": "#/components/responses/Refused"},
                "200-text": {"content": {"text/plain": {"schema": body}}},
            },
        )
    }
    components = {"responses": {"Refused": json_body(body)}}
    found = resolve(document(paths={"/orders": path}, components=components))
    assert sorted(found.names.values()) == [
        "CreateOrderBody",
        "CreateOrderReply",
        "CreateOrderReply404",
        "CreateOrderSort",
        "RefusedReply",
    ]


def test_a_reference_into_another_place_names_what_is_there() -> None:
    reply = json_body({"$ref": "#/components/schemas/Box/properties/a~1b"})
    schemas = {"Box": {"properties": {"a/b": {"properties": {"x": ANYTHING}}, "plain": {"type": "string"}}}}
    inside = {"$ref": "#/paths/~11/get/responses/200/content/application~1json/schema"}
    found = resolve(
        document(
            schemas,
            {
                "/1": {"get": operation(responses={"200": reply})},
                "/2": {"get": operation(responses={"200": json_body(inside)})},
            },
        )
    )
    assert names(found) == {"Box": "Box", "Box/properties/a~1b": "BoxAB"}
    assert found.problems == ()


def test_schemas_of_other_files_are_named_after_them() -> None:
    written = document(
        {"A": {"$ref": "#/x-pochoir-files/0"}, "B": {"$ref": "#/x-pochoir-files/1/definitions/Street"}},
        **{
            "x-pochoir-files": {
                "0": {"properties": {"a": ANYTHING}},
                "1": {"definitions": {"Street": {"properties": {"b": ANYTHING}}}},
            }
        },
    )
    written.files["/x-pochoir-files/0"] = "common/address.schema.yaml"
    assert names(resolve(written)) == {
        "A": "A",
        "B": "B",
        "/x-pochoir-files/0": "Address",
        "/x-pochoir-files/1/definitions/Street": "Street",
    }


def test_names_do_not_depend_on_the_order_of_the_document() -> None:
    schemas = {
        key: {"properties": {"foo-bar": {"properties": ANYTHING}, "x": {"enum": [1, 2]}}}
        for key in ("a-b", "a_b", "aB")
    }
    forwards = resolve(document(schemas))
    backwards = resolve(document(dict(reversed(schemas.items()))))
    assert forwards.names == backwards.names


def test_a_long_name_leaves_out_the_levels_between() -> None:
    deep = {"properties": {"payment_method_options": {"properties": {"bank_transfer": {"properties": {"kind": {
        "properties": {"x": ANYTHING}}, "mode": {"properties": {"x": ANYTHING}}}}, "card": {"properties": {"mode": {
        "properties": {"x": ANYTHING}}}}}}}}  # fmt: skip
    paths = {"/intents": {"post": operation(operationId="createPaymentIntent", requestBody=json_body(deep))}}
    assert sorted(resolve(document(paths=paths)).names.values()) == [
        "CreatePaymentIntentBody",
        "CreatePaymentIntentBodyBankTransfer",
        "CreatePaymentIntentBodyBankTransferMode",
        "CreatePaymentIntentBodyCard",
        "CreatePaymentIntentBodyCardMode",
        "CreatePaymentIntentBodyKind",
        "CreatePaymentIntentBodyPaymentMethodOptions",
    ]


def test_a_pinned_schema_keeps_its_name() -> None:
    schemas = {
        "Order": {"properties": {"x": ANYTHING}},
        "order": {"x-pochoir-name": "Order", "properties": {"x": ANYTHING}},
    }
    assert names(resolve(document(schemas))) == {"order": "Order", "Order": "Order2"}


def test_the_input_type_of_a_class_gives_way_to_a_schema() -> None:
    schemas = {name: {"properties": {"x": ANYTHING}} for name in ("Pet", "PetInput", "Dog", "DogInput", "DogDict")}
    paths = {
        f"/{name}": {"post": operation(requestBody=json_body({"$ref": f"#/components/schemas/{name}"}))}
        for name in ("Pet", "Dog")
    }
    made = document(schemas, paths)
    api, _ = lower(made, resolve(made), Identity("x", "x.yaml"))
    assert {str(each.name) for each in api.models} == schemas.keys()
    assert {str(each.name): str(each.input) for each in api.models if each.input} == {
        "Pet": "PetDict",
        "Dog": "DogInput2",
    }


def test_a_name_leaves_out_the_namespace_where_that_is_enough() -> None:
    thing = {"properties": {"a": ANYTHING}}
    api = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions"
    keys = [f"{api}.v1.CustomResource", f"{api}.v1.JSONSchema", f"{api}.v1beta1.JSONSchema", "io.k8s.api.core.v1.Pod"]
    assert names(resolve(document(dict.fromkeys(keys, thing)))) == dict(
        zip(keys, ["CustomResource", "V1JSONSchema", "V1beta1JSONSchema", "Pod"], strict=True)
    )


def test_a_name_of_two_words_or_of_lower_case_words_is_whole() -> None:
    thing = {"properties": {"a": ANYTHING}}
    keys = {"checkout.session": "CheckoutSession", "v1.Difference": "V1Difference", "x.v1.call.note": "XV1CallNote"}
    assert names(resolve(document(dict.fromkeys(keys, thing)))) == keys


def test_a_page_is_named_after_what_it_holds_and_takes_no_name_of_another() -> None:
    thing = {"properties": {"a": ANYTHING}}
    controllers, model = "Acme.WebApp.Controllers.Api", "Acme.Interfaces.Model"
    keys = {
        f"{controllers}.ApiPagedResult_System.Collections.Generic.List_{model}.Order__": "ApiPagedResultOfOrder",
        f"{model}.Order": "Order",
        f"{model}.Pagination`1[[{model}.Line, Acme, Version=1.0.0.0, Culture=neutral]]": "PaginationOfLine",
        "Map«string,List«Observation»»": "MapOfStringAndObservation",
        "Page_Item_-Input": "PageOfItemInput",
        "Answer_Dict_str__Item__": "AnswerOfDictStrItem",
        "Body_put_items__item_id__put": "BodyPutItemsItemIdPut",
        "Type_": "Type",
        "Broken«a": "BrokenA",
    }
    assert names(resolve(document(dict.fromkeys(keys, thing)))) == keys


def test_where_two_schemas_could_have_a_short_name_neither_has_it() -> None:
    keys = ["Acme.New.Order", "Acme.Old.Order", "Acme.Page_Acme.New.Order_", "Acme.Page_List_Acme.New.Order__"]
    found = names(resolve(document({key: {"properties": {"state": {"properties": {key: ANYTHING}}}} for key in keys})))
    assert [found[key] for key in keys] == [
        "NewOrder",
        "OldOrder",
        "AcmePageOfNewOrder",
        "PageOfListOfOrder",
    ]
    assert found["Acme.New.Order/properties/state"] == "NewOrderState"


def test_a_schema_keeps_its_own_name_from_one_in_a_namespace() -> None:
    thing = {"properties": {"a": ANYTHING}}
    keys = {"Order": "Order", "Acme.Model.Order": "ModelOrder", "Acme.Model.Line": "Line"}
    body = {"/lines": {"post": operation(operationId="line", requestBody=json_body({"properties": {"b": ANYTHING}}))}}
    schemas = {**dict.fromkeys(keys, thing), "Acme.Model.LineBody": thing}
    found = names(resolve(document(schemas, body)))
    assert {key: found[key] for key in keys} == keys
    assert found["Acme.Model.LineBody"] == "LineBody"
    for order in (reversed(schemas.items()), schemas.items()):
        assert names(resolve(document(dict(order), body))) == found


def test_schemas_below_a_name_are_named_after_it() -> None:
    schemas = {
        key: {"properties": {"status": {"enum": ["a", key]}, "lines": {"items": {"properties": {key: ANYTHING}}}}}
        for key in ("Acme.Model.Order", "Acme.Page_Acme.Order_")
    }
    assert sorted(names(resolve(document(schemas))).values()) == [
        "Order",
        "OrderLine",
        "OrderStatus",
        "PageOfOrder",
        "PageOfOrderLine",
        "PageOfOrderStatus",
    ]


def test_names_with_many_brackets_are_read_as_words() -> None:
    keys = ["A" + "[A" * 999 + "]" * 999, "A" + "_A" * 999 + "_" * 999]
    assert len(set(names(resolve(document({key: {"properties": {"a": ANYTHING}} for key in keys}))).values())) == 2
