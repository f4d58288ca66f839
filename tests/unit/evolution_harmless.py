"""Edits of a description that its callers do not notice, or can use."""

import random

from unit.evolution_descriptions import (
    Tree,
    any_filter,
    any_model,
    any_operation,
    any_optional,
    any_path,
    any_received,
    any_sent,
    reply_of,
)


def operation_added(tree: Tree, rng: random.Random) -> None:
    tree["paths"]["/health"] = {"get": {"operationId": "getHealth", "responses": {"204": {"description": "ok"}}}}


def operation_added_to_a_resource(tree: Tree, rng: random.Random) -> None:
    path = any_path(tree, rng)
    tag = tree["paths"][path]["get"]["tags"]
    added = {"operationId": "purgeEverything", "tags": tag, "responses": {"204": {"description": "ok"}}}
    tree["paths"][path]["delete"] = added


def optional_parameter_added(tree: Tree, rng: random.Random) -> None:
    added = {"name": "region", "in": "query", "schema": {"type": "string"}}
    any_operation(tree, rng, rng.choice(["get", "delete"]))["parameters"].insert(0, added)


def parameter_no_longer_required(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "tenant")["required"] = False


def parameter_allows_more_values(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "sort")["schema"]["enum"].append("random")


def parameter_enumeration_opened(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "sort")["schema"] = {"type": "string"}


def parameter_limit_raised(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "limit")["schema"]["maximum"] = rng.randint(51, 99)


def parameter_integer_now_a_number(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "limit")["schema"] = {"type": "number", "maximum": 50, "default": 10}


def parameters_reordered(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "get")["parameters"].reverse()


def optional_body_added(tree: Tree, rng: random.Random) -> None:
    tree["components"]["schemas"]["Why"] = {"type": "object", "properties": {"reason": {"type": "string"}}}
    any_operation(tree, rng, "delete")["requestBody"] = reply_of("Why")


def optional_sent_field_added(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["batch"] = {"type": "string"}


def sent_field_no_longer_required(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["required"].pop(0)


def sent_enumeration_widened(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["kind"]["enum"].append("huge")


def sent_limit_raised(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["count"]["maximum"] = rng.randint(21, 99)


def sent_field_may_be_null(tree: Tree, rng: random.Random) -> None:
    any_sent(tree, rng)["properties"]["count"] = {"type": ["integer", "null"], "maximum": 20}


def received_field_added(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    model["properties"]["batch"] = {"type": "string"}
    model["required"] += ["batch"] * rng.randrange(2)


def received_field_now_required(tree: Tree, rng: random.Random) -> None:
    model = any_received(tree, rng)
    model["required"].append(any_optional(model, rng))


def received_enumeration_widened(tree: Tree, rng: random.Random) -> None:
    any_received(tree, rng)["properties"]["status"]["enum"].append("lost")


def received_enumeration_narrowed(tree: Tree, rng: random.Random) -> None:
    any_received(tree, rng)["properties"]["status"]["enum"].pop()


def received_limit_raised(tree: Tree, rng: random.Random) -> None:
    any_received(tree, rng)["properties"]["count"]["maximum"] = 100


def fields_reordered(tree: Tree, rng: random.Random) -> None:
    model = any_model(tree, rng, new=bool(rng.randrange(2)))
    model["properties"] = dict(reversed(model["properties"].items()))


def error_added(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, rng.choice(["get", "post", "delete"]))["responses"]["404"] = {"description": "no"}


def response_header_added(tree: Tree, rng: random.Random) -> None:
    headers = {"X-Total": {"schema": {"type": "integer"}}}
    any_operation(tree, rng, "get")["responses"]["200"]["headers"] = headers


def result_added(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "delete")["responses"]["204"]["description"] = "It was deleted."


def server_added(tree: Tree, rng: random.Random) -> None:
    tree["servers"].append({"url": "https://c.example.com"})


def scheme_added(tree: Tree, rng: random.Random) -> None:
    tree["components"]["securitySchemes"]["bearer"] = {"type": "http", "scheme": "bearer"}


def security_optional(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, "get")["security"] = [{}, {"key": []}]


def deprecated(tree: Tree, rng: random.Random) -> None:
    rng.choice([any_operation(tree, rng, "get"), any_filter(tree, rng), any_received(tree, rng)])["deprecated"] = True


def described(tree: Tree, rng: random.Random) -> None:
    places = [
        any_operation(tree, rng, "get"),
        any_filter(tree, rng),
        any_received(tree, rng),
        any_sent(tree, rng),
        tree["info"],
    ]
    rng.choice(places)["description"] = "In other words."


def paths_reordered(tree: Tree, rng: random.Random) -> None:
    # The order of a mapping is none: the paths are also written in another one.
    tree["paths"] = dict(reversed(tree["paths"].items()))
    tree["info"]["description"] = "In another order."


def schemas_reordered(tree: Tree, rng: random.Random) -> None:
    tree["components"]["schemas"] = dict(reversed(tree["components"]["schemas"].items()))
    tree["info"]["description"] = "In another order."


def example_added(tree: Tree, rng: random.Random) -> None:
    any_filter(tree, rng, "limit")["example"] = 7


def version_raised(tree: Tree, rng: random.Random) -> None:
    tree["info"]["version"] = "2"


HARMLESS = (
    operation_added,
    operation_added_to_a_resource,
    optional_parameter_added,
    parameter_no_longer_required,
    parameter_allows_more_values,
    parameter_enumeration_opened,
    parameter_limit_raised,
    parameter_integer_now_a_number,
    parameters_reordered,
    optional_body_added,
    optional_sent_field_added,
    sent_field_no_longer_required,
    sent_enumeration_widened,
    sent_limit_raised,
    sent_field_may_be_null,
    received_field_added,
    received_field_now_required,
    received_enumeration_widened,
    received_enumeration_narrowed,
    received_limit_raised,
    fields_reordered,
    error_added,
    response_header_added,
    result_added,
    server_added,
    scheme_added,
    security_optional,
    deprecated,
    described,
    paths_reordered,
    schemas_reordered,
    example_added,
    version_raised,
)
