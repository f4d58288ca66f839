"""Edits of a description that break its callers."""

import random

from unit.evolution_descriptions import (
    Tree,
    another_type,
    any_filter,
    any_operation,
    any_optional,
    any_path,
    any_received,
    any_sent,
    every_object,
    reply_of,
)


def operation_removed(tree: Tree, rng: random.Random) -> None:
    path = any_path(tree, rng)
    del tree["paths"][path][rng.choice(list(tree["paths"][path]))]


def operation_renamed(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "delete")["operationId"] = f"cancel{rng.randint(2, 99)}Things"


def path_changed(tree: Tree, rng: random.Random) -> None:
    path = any_path(tree, rng)
    tree["paths"][f"/v2{path}"] = tree["paths"].pop(path)


def method_changed(tree: Tree, rng: random.Random) -> None:
    item = tree["paths"][any_path(tree, rng)]
    item["put"] = item.pop("post")


def required_parameter_added(tree: Tree, rng: random.Random) -> None:
    added = {"name": "region", "in": "query", "required": True, "schema": {"type": "string"}}
    any_operation(tree, rng, rng.choice(["get", "delete"]))["parameters"].append(added)


def required_header_added(tree: Tree, rng: random.Random) -> None:
    added = {"name": "X-Region", "in": "header", "required": True, "schema": {"type": "string"}}
    any_operation(tree, rng, "get")["parameters"].append(added)


def parameter_now_required(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng)["required"] = True


def parameter_removed(tree: Tree, rng: random.Random) -> None:
    parameters = any_operation(tree, rng, "get")["parameters"]
    parameters.remove(rng.choice(parameters))


def parameter_renamed(tree: Tree, rng: random.Random) -> None:
    each = any_filter(tree, rng)
    each["name"] = f"{each['name']}_filter"


def parameter_moved_to_a_header(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "tenant")["in"] = "header"


def parameter_of_another_type(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng)["schema"] = {"type": "array", "items": {"type": "number"}}


def parameter_allows_fewer_values(tree: Tree, rng: random.Random) -> None:
    values = any_filter(tree, rng, "sort")["schema"]["enum"]
    values.remove(rng.choice(values))


def parameter_limit_lowered(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "limit")["schema"]["maximum"] = rng.randint(11, 40)


def parameter_default_changed(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "limit")["schema"]["default"] = rng.randint(11, 40)


def parameter_serialized_differently(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "tags")["explode"] = False


def path_parameter_of_another_type(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "delete")["parameters"][0]["schema"] = {"type": "string", "format": "uuid"}


def path_parameter_renamed(tree: Tree, rng: random.Random) -> None:
    path = any_path(tree, rng, one=True)
    item = tree["paths"].pop(path)
    for operation in item.values():
        operation["parameters"] = [operation["parameters"][0] | {"name": "number"}]
    tree["paths"][path.replace("{id}", "{number}")] = item


def required_body_added(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "delete")["requestBody"] = reply_of("Problem") | {"required": True}


def body_removed(tree: Tree, rng: random.Random) -> None:
    del any_operation(tree, rng, "post")["requestBody"]


def body_of_another_media_type(tree: Tree, rng: random.Random) -> None:
    content = any_operation(tree, rng, "post")["requestBody"]["content"]
    content["multipart/form-data"] = content.pop("application/json")


def sent_field_added_and_required(tree: Tree, rng: random.Random) -> None:
    model = any_sent(tree, rng)
    model["properties"]["batch"] = {"type": "string"}
    model["required"].append("batch")


def sent_field_now_required(tree: Tree, rng: random.Random) -> None:
    model = any_sent(tree, rng)
    model["required"].append(any_optional(model, rng))


def sent_field_removed(tree: Tree, rng: random.Random) -> None:
    model = any_sent(tree, rng)
    del model["properties"][any_optional(model, rng)]


def sent_field_of_another_type(tree: Tree, rng: random.Random) -> None:
    model = any_sent(tree, rng)
    name = any_optional(model, rng)
    model["properties"][name] = another_type(model["properties"][name])


def sent_enumeration_narrowed(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["kind"]["enum"].pop()


def sent_limit_lowered(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["count"]["maximum"] = rng.randint(1, 19)


def sent_length_limited(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["count"] = {"type": "integer", "maximum": 20, "minimum": 1}


def sent_pattern_added(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["code"]["pattern"] = "^[A-Z]+$"


def received_field_removed(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    del model["properties"][any_optional(model, rng)]


def received_field_renamed(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    name = any_optional(model, rng)
    model["properties"][f"main_{name}"] = model["properties"].pop(name)


def received_field_of_another_type(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    name = any_optional(model, rng)
    model["properties"][name] = another_type(model["properties"][name])


def received_field_no_longer_required(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    model["required"].remove(rng.choice(model["required"]))


def received_field_may_be_null(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    model["properties"]["count"] = {"type": ["integer", "null"]}


def received_integer_now_a_number(tree: Tree, rng: random.Random) -> None:
    any_received(tree, rng)["properties"]["count"] = {"type": "number"}


def received_text_now_a_timestamp(tree: Tree, rng: random.Random) -> None:
    any_received(tree, rng)["properties"]["code"]["format"] = "date-time"


def response_header_removed(tree: Tree, rng: random.Random) -> None:
    del any_operation(tree, rng, "post")["responses"]["201"]["headers"]


def result_now_an_object(tree: Tree, rng: random.Random) -> None:
    schema = any_operation(tree, rng, "get")["responses"]["200"]["content"]["application/json"]
    items = schema["schema"]
    schema["schema"] = {"type": "object", "required": ["items"], "properties": {"items": items}}


def result_removed(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "post")["responses"]["201"] = {"description": "ok"}


def result_now_text(tree: Tree, rng: random.Random) -> None:
    content = {"text/plain": {"schema": {"type": "string"}}}
    any_operation(tree, rng, "post")["responses"]["201"]["content"] = content


def typed_error_removed(tree: Tree, rng: random.Random) -> None:
    del any_operation(tree, rng, "post")["responses"]["409"]


def error_of_another_type(tree: Tree, rng: random.Random) -> None:
    schema = {"type": "array", "items": {"type": "string"}}
    any_operation(tree, rng, "post")["responses"]["409"]["content"]["application/json"]["schema"] = schema


def model_renamed(tree: Tree, rng: random.Random) -> None:
    schemas = tree["components"]["schemas"]
    name = rng.choice(sorted(schemas))
    schemas[f"{name}Record"] = schemas.pop(name)
    old, new = (f"#/components/schemas/{each}" for each in (name, f"{name}Record"))
    for node in every_object(tree):
        if node.get("$ref") == old:
            node["$ref"] = new


def security_added(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, rng.choice(["get", "post", "delete"]))["security"] = [{"key": []}]


def server_moved(tree: Tree, rng: random.Random) -> None:
    tree["servers"][rng.randrange(2)]["url"] = "https://c.example.com"


def default_server_changed(tree: Tree, rng: random.Random) -> None:
    tree["servers"].reverse()


def tag_renamed(tree: Tree, rng: random.Random) -> None:
    item = tree["paths"][any_path(tree, rng)]
    for operation in item.values():
        operation["tags"] = [f"all {operation['tags'][0]}"]


BREAKING = (
    operation_removed,
    operation_renamed,
    path_changed,
    method_changed,
    required_parameter_added,
    required_header_added,
    parameter_now_required,
    parameter_removed,
    parameter_renamed,
    parameter_moved_to_a_header,
    parameter_of_another_type,
    parameter_allows_fewer_values,
    parameter_limit_lowered,
    parameter_default_changed,
    parameter_serialized_differently,
    path_parameter_of_another_type,
    path_parameter_renamed,
    required_body_added,
    body_removed,
    body_of_another_media_type,
    sent_field_added_and_required,
    sent_field_now_required,
    sent_field_removed,
    sent_field_of_another_type,
    sent_enumeration_narrowed,
    sent_limit_lowered,
    sent_length_limited,
    sent_pattern_added,
    received_field_removed,
    received_field_renamed,
    received_field_of_another_type,
    received_field_no_longer_required,
    received_field_may_be_null,
    received_integer_now_a_number,
    received_text_now_a_timestamp,
    response_header_removed,
    result_now_an_object,
    result_removed,
    result_now_text,
    typed_error_removed,
    error_of_another_type,
    model_renamed,
    security_added,
    server_moved,
    default_server_changed,
    tag_renamed,
)
