"""Names of callbacks with several URLs: each is made of the callback itself, and stays when others are added."""

import itertools
from dataclasses import replace
from typing import Any

import pytest

from pochoir import ir
from pochoir.evolution import BREAKING, Surface, compare, moved, surface, worst
from unit.test_names_kept import lowered
from unit.written_documents import Written, document, json_body, operation

DONE, FAILED, DOTTED = "{$request.body#/urls/done}", "{$request.body#/urls/failed}", "{$request.body#/urls.done}"
FIXED = "https://hooks.example.com/{$request.query.tenant}"


def described(**callbacks: dict[str, Any]) -> Written:
    """Describe an operation with callbacks: of each, the URLs with their methods."""
    return document(paths={"/jobs": {"post": operation(operationId="createJob", callbacks=callbacks)}})


def methods(*names: str, **more: Any) -> dict[str, Any]:
    payload = json_body({"type": "object", "properties": {"a": {"type": "string"}}})
    return {name: {"requestBody": payload, **more} for name in names}


def named(api: ir.Api) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the class and the attribute of each callback, by its URL and method."""
    assert api.webhooks is not None
    return {(each.url, each.method): (str(each.class_name), str(each.attribute)) for each in api.webhooks.webhooks}


@pytest.mark.parametrize("order", [*itertools.permutations((DONE, FAILED, FIXED))])
def test_a_name_is_made_of_the_key_and_the_url(order: tuple[str, ...]) -> None:
    found = named(lowered(described(onEnd={url: methods("post") for url in order})))
    assert found == {
        (DONE, "POST"): ("OnEndRequestBodyUrlsDone", "on_end_request_body_urls_done"),
        (FAILED, "POST"): ("OnEndRequestBodyUrlsFailed", "on_end_request_body_urls_failed"),
        (FIXED, "POST"): (
            "OnEndHttpsHooksExampleComRequestQueryTenant",
            "on_end_https_hooks_example_com_request_query_tenant",
        ),
    }


def test_methods_and_operation_ids_make_names_too() -> None:
    urls = {DONE: methods("post", "put"), FAILED: methods("post", operationId="jobFailed")}
    assert {names[0] for names in named(lowered(described(onEnd=urls))).values()} == {
        "OnEndRequestBodyUrlsDonePost",
        "OnEndRequestBodyUrlsDonePut",
        "JobFailed",
    }


def test_urls_with_the_same_words_have_names_of_their_own() -> None:
    one, both = (
        named(lowered(described(onEnd={url: methods("post") for url in urls})))
        for urls in ((DONE, FAILED, DOTTED), (FAILED, DOTTED, DONE))
    )
    assert one == both
    assert len({names[0] for names in one.values()}) == len({names[1] for names in one.values()}) == 3


@pytest.mark.parametrize("first", [{}, {FAILED: methods("post")}])
def test_without_a_release_another_url_moves_none_of_several(first: dict[str, Any]) -> None:
    before = named(lowered(described(onEnd={DONE: methods("post"), FIXED: methods("post"), **first})))
    after = named(lowered(described(onEnd={"/more": methods("post"), DONE: methods("post"), FIXED: methods("post")})))
    assert {key: after[key] for key in before if key in after} == {key: before[key] for key in before if key in after}


@pytest.mark.parametrize("order", [(DONE, FAILED), (FAILED, DONE)])
def test_the_only_url_keeps_its_name_when_another_is_added(order: tuple[str, ...]) -> None:
    alone = lowered(described(onEnd={DONE: methods("post")}))
    assert named(alone) == {(DONE, "POST"): ("OnEnd", "on_end")}
    before = surface(alone)
    made = lowered(described(onEnd={url: methods("post") for url in order}), before)
    assert named(made) == {
        (DONE, "POST"): ("OnEnd", "on_end"),
        (FAILED, "POST"): ("OnEndRequestBodyUrlsFailed", "on_end_request_body_urls_failed"),
    }
    assert moved(before, made) == {}
    assert worst(compare(before, surface(made))) is not BREAKING
    # And when it is the only one again.
    again = lowered(described(onEnd={FAILED: methods("post")}), surface(made))
    assert named(again) == {(FAILED, "POST"): ("OnEndRequestBodyUrlsFailed", "on_end_request_body_urls_failed")}


def test_a_second_method_renames_no_callback() -> None:
    before = surface(lowered(described(onEnd={DONE: methods("post"), FAILED: methods("post")})))
    made = lowered(described(onEnd={DONE: methods("put", "post"), FAILED: methods("post")}), before)
    assert named(made)[DONE, "POST"][0] == "OnEndRequestBodyUrlsDone"
    assert named(made)[DONE, "PUT"][0] == "OnEndRequestBodyUrlsDonePut"


def earlier(found: Surface, names: dict[str, str]) -> Surface:
    """Return a surface as earlier versions wrote it: the keys of callbacks have no URL."""
    event = next(iter(found.events.values()))
    return replace(found, events={key: replace(event, name=name) for key, name in names.items()})


@pytest.mark.parametrize("urls", [(DONE,), (DONE, FAILED)])
def test_a_release_of_an_earlier_version_keeps_its_names(urls: tuple[str, ...]) -> None:
    now = described(onEnd={url: methods("post") for url in urls})
    before = earlier(surface(lowered(now)), {"createJob onEnd": "OnEnd"})
    made = lowered(now, before)
    assert named(made)[DONE, "POST"][0] == "OnEnd"
    assert moved(before, made) == {}
    changes = compare(before, surface(made))
    assert [each.code for each in changes if "event" in each.code] == ["event-added"] * (len(urls) - 1)


def test_a_name_by_position_is_kept() -> None:
    now = described(onEnd={DONE: methods("post"), FAILED: methods("post")})
    made = lowered(now, earlier(surface(lowered(now)), {"createJob onEnd": "OnEnd2"}))
    assert [names[0] for names in named(made).values()] == ["OnEndRequestBodyUrlsDone", "OnEnd2"]
    # "2" is a part of this key.
    now = described(onEnd2={DONE: methods("post"), FAILED: methods("post")})
    made = lowered(now, earlier(surface(lowered(now)), {"createJob onEnd2": "OnEnd2"}))
    assert named(made)[DONE, "POST"][0] == "OnEnd2"


def test_a_released_class_gives_no_reserved_attribute() -> None:
    now = described(secret={DONE: methods("post")})
    before = surface(lowered(now))
    both = lowered(described(secret={DONE: methods("post"), FAILED: methods("post")}), before)
    assert named(both)[DONE, "POST"][0] == "Secret"
    assert all(attribute != "secret" for _, attribute in named(both).values())
