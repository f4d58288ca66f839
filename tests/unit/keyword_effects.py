"""What a description says and what becomes of it: stamped, or a finding that stands at the place."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from pochoir import pipeline
from pochoir.ir import Json
from pochoir.pipeline import Understood
from pochoir.problems import Problem, Refused
from pochoir.show import as_json

STAMPED = ""
"""Of a keyword: another one makes another API."""
NOTHING = "-"
"""Of a keyword: it says nothing that a client could do or check."""
TEXT: dict[str, Json] = {"type": "string"}
THING: dict[str, Json] = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
DOUBTS = ("component-unused", "items-missing", "nullable-3.1")
"""Findings that lose nothing: the description is read as it is meant."""
ANSWER: Json = {"200": {"description": "ok"}}


def said(folder: Path, description: Json) -> tuple[str, dict[str, str]]:
    """The API that is stamped, "" when the description is refused, and the code of every finding by its pointer."""
    path = folder / "spec.json"
    path.write_text(json.dumps(description), encoding="utf-8")
    try:
        stages = pipeline.understand(path)
    except Refused as refused:
        return "", _lost(refused.problems)
    return _stamped(stages), _lost(stages.problems)


def _lost(problems: Iterable[Problem]) -> dict[str, str]:
    return {problem.pointer: problem.code for problem in problems if problem.code not in DOUBTS}


def _stamped(stages: Understood) -> str:
    """The API without what only the test kit reads: its rules repeat the schemas to the letter."""
    api = json.loads(as_json(stages.api))
    api.pop("definitions", None)
    for operation in (each for resource in api["resources"] for each in resource["operations"]):
        body = cast("list[dict[str, Json]]", [operation["body"]] if "body" in operation else [])
        for part in (*operation.get("parameters", ()), *operation.get("replies", ()), *body):
            part.pop("schema", None)
    return json.dumps(api)
