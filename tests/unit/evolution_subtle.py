"""Edits of a description that break its callers although nothing was removed, required or of another type."""

import random

from unit.evolution_descriptions import Tree, any_operation, any_received, any_sent, reply_of


def typed_error_added(tree: Tree, rng: random.Random) -> None:
    any_operation(tree, rng, rng.choice(["get", "post", "delete"]))["responses"]["404"] = reply_of("Problem")


def received_default_removed(tree: Tree, rng: random.Random) -> None:
    del any_received(tree, rng)["properties"]["stock"]["default"]


def read_only_field_now_sent(tree: Tree, rng: random.Random) -> None:
    del any_sent(tree, rng)["properties"]["number"]["readOnly"]


def body_of_another_model(tree: Tree, rng: random.Random) -> None:
    post = any_operation(tree, rng, "post")
    schemas, name = tree["components"]["schemas"], post["operationId"].removeprefix("create")
    schemas[f"{name}Draft"] = {**schemas[f"New{name}"], "description": "Sent first."}
    post["requestBody"] = {"required": True} | reply_of(f"{name}Draft")


SUBTLE = (typed_error_added, received_default_removed, read_only_field_now_sent, body_of_another_model)
