"""`pochoir check` reports what other tools find in the generated files and in the description."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pochoir import document, pipeline, verdicts, worker
from pochoir.pipeline import Generated
from pochoir.problems import Problem
from pochoir.verdicts import formatting, specification

pytestmark = pytest.mark.slow

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {"/it": {"get": {"operationId": "getIt", "responses": {"204": {"description": "ok"}}}}},
}


def generated(folder: Path, spec: dict[str, Any] = DOCUMENT) -> Generated:
    path = folder / "openapi.json"
    path.write_text(json.dumps(spec), encoding="utf-8")
    return pipeline.generate(path, "t")


def found(each: Generated) -> list[tuple[str, str]]:
    with verdicts.Verdicts() as others:
        others.add(each)
        return [(problem.severity, problem.code) for problem in others.problems("generated")]


def test_the_tools_find_nothing_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert found(generated(tmp_path)) == []


# black --------------------------------------------------------------------------------------------------------


def judged(files: dict[str, str], by_hand: Sequence[str] = ()) -> list[Problem]:
    started = formatting.Formatting(2)
    try:
        started.add(files, by_hand)
        return list(started.problems("generated"))
    finally:
        started.stop()


def test_a_file_that_black_would_change_is_found_with_its_line() -> None:
    [problem] = judged({"t/src/t/a.py": "a = 1\nb  =  2\n", "t/README.md": "a  =  1\n", "t/src/t/b.py": "b = 2\n"})
    assert (problem.severity, problem.code) == ("error", "black-changes")
    assert problem.location is not None
    assert (problem.location.file, problem.location.line) == ("generated/t/src/t/a.py", 2)
    assert problem.location.source == "b  =  2"


def test_the_runtime_has_longer_lines_than_what_is_rendered() -> None:
    line = f"a = [{', '.join(['1234567'] * 11)}]\n"
    assert 100 < len(line) < 120
    [problem] = judged({"t/src/t/_runtime/a.py": line, "t/src/t/a.py": line})
    assert problem.location is not None and problem.location.file == "generated/t/src/t/a.py"


def test_files_that_are_copied_from_elsewhere_are_left_out() -> None:
    assert judged({"t/examples/a.py": "a  =  1\n"}, ["t/examples/a.py"]) == []


def test_equal_texts_are_read_once_and_reported_each() -> None:
    started = formatting.Formatting(2)
    for name in "abc":
        started.add({f"{name}/_runtime/a.py": "a  =  1\n"}, ())
    assert [each.jobs for each in started.workers] == [1, 0]
    assert len(list(started.problems("generated"))) == 3


def test_the_runtime_is_read_only_where_it_is_not_that_of_pochoir(tmp_path: Path) -> None:
    files = {path: text for path, text in generated(tmp_path).files.items() if "/_runtime/" in path}
    assert len(files) > 50
    assert judged(files) == []
    started = formatting.Formatting()
    started.add(files, ())
    started.stop()
    assert started.workers[0].jobs == 0
    path = next(path for path in files if path.endswith("/errors.py"))
    [problem] = judged({**files, path: files[path] + "a  =  1\n"})
    assert problem.location is not None and problem.location.file == f"generated/{path}"


def test_a_text_that_black_cannot_read_is_a_warning() -> None:
    [problem] = judged({"t/a.py": "def\n"})
    assert (problem.severity, problem.code) == ("warning", "black-failed")
    assert "InvalidInput" in problem.message


# openapi-spec-validator ---------------------------------------------------------------------------------------

PARAMETER = {"name": "a", "in": "query", "schema": {"type": "integer", "default": "x"}}
GET = DOCUMENT["paths"]["/it"]["get"]
# Each is a fault that pochoir only warns of.
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "the description": ({**DOCUMENT, "info": {"title": "T"}}, "/info"),
    "a path": ({**DOCUMENT, "paths": {"/it/{a}": {"get": GET}}}, "/paths/~1it~1{a}"),
    "a default": (
        {**DOCUMENT, "paths": {"/it": {"get": {**GET, "parameters": [PARAMETER]}}}},
        "/paths/~1it/get/parameters/0/schema/default",
    ),
    "tags": ({**DOCUMENT, "tags": [{"name": "a"}, {"name": "a"}]}, ""),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_where_pochoir_has_not_found_it(name: str, tmp_path: Path) -> None:
    spec, pointer = FAULTS[name]
    each = generated(tmp_path, spec)
    read = each.understood.document
    result = specification.work({"version": "3.1", "tree": read.tree})
    assert list(specification.compared(read, each.problems, result)) == []
    [problem] = specification.compared(read, (), result)
    assert (problem.severity, problem.code, problem.pointer) == ("error", "spec-validator", pointer)
    assert "openapi-spec-validator finds a fault here" in problem.message


def test_a_fault_of_an_included_file_has_its_place_there(tmp_path: Path) -> None:
    (tmp_path / "it.json").write_text(json.dumps({"get": {**GET, "parameters": [PARAMETER]}}), encoding="utf-8")
    each = generated(tmp_path, {**DOCUMENT, "paths": {"/it": {"$ref": "it.json"}}})
    read = each.understood.document
    result = specification.work({"version": "3.1", "tree": read.tree})
    assert list(specification.compared(read, each.problems, result)) == []
    [problem] = document.located(read, tuple(specification.compared(read, (), result)))
    assert problem.location is not None and problem.location.file.endswith("it.json")


def test_an_exception_of_the_tool_is_a_warning_and_what_it_found_before_counts(tmp_path: Path) -> None:
    read = generated(tmp_path).understood.document
    complaint = {"kind": "document", "path": ["info"], "message": "no", "value": None}
    result: Any = {"found": [complaint], "stopped": "KeyError: 'a'"}
    problems = list(specification.compared(read, (), result))
    assert [(each.severity, each.code) for each in problems] == [
        ("error", "spec-validator"),
        ("warning", "spec-validator-failed"),
    ]


def test_a_reference_that_leads_elsewhere_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text("{}", encoding="utf-8")
    for url in (secret.as_uri(), "http://127.0.0.1:9/x", "ftp://127.0.0.1:9/x", "data:application/json,{}", "x.json"):
        responses = {"200": {"$ref": url}}
        tree = {**DOCUMENT, "paths": {"/it": {"get": {"operationId": "getIt", "responses": responses}}}}
        result: Any = specification.work({"version": "3.1", "tree": tree})
        assert "is not opened" in result["stopped"] or "Unresolvable" in result["stopped"]


def test_a_large_description_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = generated(tmp_path, {**DOCUMENT, "tags": [{"name": "a"}, {"name": "a"}]}).understood.document
    monkeypatch.setattr(specification, "_LARGEST", 10)
    started = specification.Specification()
    started.add(read)
    assert started.worker.jobs == 0
    assert list(started.problems([(read, ())])) == []
    started.worker.stop()


# The process --------------------------------------------------------------------------------------------------


def test_a_process_that_ends_leaves_the_other_jobs_without_result(tmp_path: Path) -> None:
    program = "import os, sys\ndef work(job):\n    print('noise')\n    return os._exit(3) if job == 2 else job"
    results = run(tmp_path, program, [1, 2, 3])
    assert results[0] == 1
    assert [str(each) for each in results[1:]] == ["its process ended with code 3"] * 2


def test_an_exception_of_a_job_is_its_result(tmp_path: Path) -> None:
    first, second = run(tmp_path, "def work(job):\n    return 1 // job", [0, 1])
    assert isinstance(first, worker.Unavailable) and "ZeroDivisionError" in str(first)
    assert second == 1


def test_a_process_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_SECONDS", 0.01)
    program = "import threading\ndef work(job):\n    threading.Event().wait()"
    [result] = run(tmp_path, program, [1])
    assert "took longer" in str(result)


def test_a_process_has_no_network(tmp_path: Path) -> None:
    program = "import socket\ndef work(job):\n    socket.create_connection(('127.0.0.1', 9))"
    [result] = run(tmp_path, program, [1])
    assert "no network" in str(result)


def run(folder: Path, program: str, jobs: list[Any]) -> tuple[worker.Result, ...]:
    (folder / "a_tool.py").write_text(program, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(folder), *sys.path])
        return worker.start("a_tool", jobs).results()


def test_the_tools_are_stopped_where_nobody_waits_for_them(tmp_path: Path) -> None:
    with verdicts.Verdicts() as others:
        others.add(generated(tmp_path))
        process = others.files.workers[0].process
    assert process is not None and process.returncode is not None


def test_a_generated_file_that_is_planted_is_found(tmp_path: Path) -> None:
    each = generated(tmp_path)
    assert found(replace(each, files={**each.files, "t/src/t/planted.py": "a  =  1\n"})) == [("error", "black-changes")]
