"""Find the effects of a description: the API that is generated, and the findings."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from pochoir import pipeline
from pochoir.ir import Json
from pochoir.pipeline import Understood
from pochoir.problems import Problem, Refused
from pochoir.show import as_json

GENERATED = ""
"""Of a keyword: it changes the API that is generated."""
NOTHING = "-"
"""Of a keyword: it has no meaning for a client."""
TEXT: dict[str, Json] = {"type": "string"}
THING: dict[str, Json] = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
DOUBTS = ("component-unused", "items-missing", "nullable-3.1")
"""Findings that lose nothing: the description is read as it is meant."""
ANSWER: Json = {"200": {"description": "ok"}}


def effects(folder: Path, description: Json) -> tuple[str, dict[str, str]]:
    """Return the API as JSON, "" if the description is refused, and the code of each finding by its pointer."""
    path = folder / "spec.json"
    path.write_text(json.dumps(description), encoding="utf-8")
    try:
        stages = pipeline.understand(path)
    except Refused as refused:
        return "", _lost(refused.problems)
    return _generated(stages), _lost(stages.problems)


def _lost(problems: Iterable[Problem]) -> dict[str, str]:
    return {problem.pointer: problem.code for problem in problems if problem.code not in DOUBTS}


def _generated(stages: Understood) -> str:
    """Return the API without the schemas for the test kit, which repeat every keyword."""
    api = json.loads(as_json(stages.api))
    api.pop("definitions", None)
    for operation in (each for resource in api["resources"] for each in resource["operations"]):
        body = cast("list[dict[str, Json]]", [operation["body"]] if "body" in operation else [])
        for part in (*operation.get("parameters", ()), *operation.get("replies", ()), *body):
            part.pop("schema", None)
    return json.dumps(api)
