"""The required cases of the JSON Schema Test Suite for draft 2020-12: what a client makes of them.

`suite/unchecked.txt` names every case that a client does not judge as the suite does. POCHOIR_ACCEPT=1 writes it; read
what was written.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from oracle.judging import Oracle, oracle
from pochoir.ir import Json

FOLDER: Final = Path(__file__).parent / "suite"
ACCEPT: Final = os.environ.get("POCHOIR_ACCEPT") == "1"
ELSEWHERE: Final = frozenset(
    {"$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$recursiveRef", "$recursiveAnchor"}
)
"""Keywords of schemas that are documents of their own, which components of a description are not."""


def is_document(value: Json) -> bool:
    """Return whether a schema has identifiers, or refers to another document."""
    if isinstance(value, list):
        return any(map(is_document, value))
    if not isinstance(value, dict):
        return False
    reference = value.get("$ref", "#")
    elsewhere = isinstance(reference, str) and not reference.startswith("#")
    return elsewhere or not ELSEWHERE.isdisjoint(value) or any(map(is_document, value.values()))


DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def moved(value: Json, name: str) -> Json:
    """Return a schema as the component `name`: its references begin there."""
    if isinstance(value, list):
        return [moved(each, name) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: moved(each, name) for key, each in value.items() if key != "$schema" or each != DIALECT}
    reference = value.get("$ref")
    if isinstance(reference, str):
        found["$ref"] = f"#/components/schemas/{name}{reference[1:]}"
    return found


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    suite: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "draft2020-12.json").read_text("utf-8"))
    return ((file, group) for file, listed in suite.items() for group in listed)


def differing(client: Oracle, name: str, file: str, group: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each case of a group that the client judges otherwise than the suite."""
    for case in group["tests"]:
        judged = client.judge(name).is_valid(case["data"])
        faults = [fault.partition(":")[0] for fault in client.faults(name, case["data"])]
        faults = ["the format is checked"] if judged != case["valid"] else faults
        if faults:
            yield f"{file} | {group['description']} | {case['description']} | {faults[0].partition(' at [')[0]}"


@pytest.mark.slow
def test_every_case_is_judged_as_the_suite_does_or_named() -> None:
    named: dict[str, tuple[str, dict[str, Any]]] = {}
    unchecked: list[str] = []
    for file, group in groups():
        if is_document(group["schema"]):
            unchecked.append(f"{file} | {group['description']} | all | has its own identifiers")
        else:
            named[f"S{len(named)}"] = (file, group)
    components: dict[str, Any] = {name: moved(group["schema"], name) for name, (_, group) in named.items()}
    with oracle(components, "oracle_suite") as client:
        for name, (file, group) in named.items():
            unchecked += differing(client, name, file, group)
    text = "\n".join(sorted(unchecked)) + "\n"
    listed = FOLDER / "unchecked.txt"
    if ACCEPT:
        listed.write_text(text, "utf-8", newline="\n")
    assert text == listed.read_text("utf-8")
