"""Reports list each problem once, sorted, without control characters."""

import json

from pochoir import report
from pochoir.problems import Location, Problem
from pochoir.tree import Difference


def problem(code: str, line: int, column: int, *, source: str = "", severity: str = "error") -> Problem:
    place = Location("a.yaml", line, column, source)
    return Problem(
        "error" if severity == "error" else "warning", code, "/a", f"{code} is wrong", "a cure", location=place
    )


def test_problems_are_sorted_and_deduplicated() -> None:
    first, second = problem("b", 2, 1), problem("a", 10, 1)
    assert report.sort([second, first, second]) == (first, second)


def test_text_has_the_source_line_and_a_caret() -> None:
    assert report.text([problem("b", 12, 3, source="a: b")], "Nothing was written.") == (
        "a.yaml:12:3: error: b: b is wrong\n"
        "    12 | a: b\n"
        "       |   ^ a cure\n"
        "       = /a\n"
        "\n"
        "1 error. Nothing was written."
    )


def test_no_problems_give_an_empty_report() -> None:
    assert (report.text([]), report.as_json([]), report.github([])) == ("", "[]", "")
    assert report.text([], "All is well.") == "All is well."


def test_control_characters_are_escaped() -> None:
    hostile = "\x1b[2J\u202e\r\x00é"
    found = Problem("error", "x", f"/{hostile}", hostile, hostile, location=Location(hostile, 1, 2, hostile))
    text = report.text([found])
    assert all(character.isprintable() for line in text.split("\n") for character in line)
    assert "é" in text
    assert all(line.isprintable() for line in report.github([found]).splitlines() if "\x1b" not in line)
    assert len(report.github([found]).split("\n")) == 1


def test_the_caret_is_right_for_wide_characters_tabs_and_far_columns() -> None:
    lines = report.text([problem("b", 1, 4, source="\t日本: x")]).splitlines()
    assert lines[1].index("本") + 1 + 2 == lines[2].index("^") - 0  # two of the characters before take two columns
    lines = report.text([problem("b", 1, 5001, source="a" * 5000 + "b" + "c" * 5000)]).splitlines()
    assert lines[1][lines[2].index("^")] == "b"
    assert len(lines[1]) < 200


def test_warnings_of_one_code_are_folded_and_errors_are_not() -> None:
    many = [problem("w", line, 1, severity="warning") for line in range(30)]
    text = report.text([*many, *(problem("e", line, 1) for line in range(30))])
    assert text.count("warning: w:") == 20
    assert "10 more warnings with this code: w" in text
    assert text.count("error: e:") == 30
    assert text.endswith("30 errors, 30 warnings.")


def test_json_has_all_fields() -> None:
    [row] = json.loads(report.as_json([problem("b", 2, 3)]))
    assert row == {
        "severity": "error",
        "code": "b",
        "message": "b is wrong",
        "hint": "a cure",
        "pointer": "/a",
        "file": "a.yaml",
        "line": 2,
        "column": 3,
    }


def test_pointers_are_relative_to_their_own_file() -> None:
    found = Problem("error", "x", "/x-pochoir-files/12/a/b", "m", location=Location("b.yaml", 1, 1))
    assert json.loads(report.as_json([found]))[0]["pointer"] == "/a/b"


def test_github_annotations_are_escaped() -> None:
    found = Problem("warning", "x", "", "100%\n::error::no", location=Location("a,b:c.yaml", 2, 3))
    assert report.github([found]) == "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,title=x::100%25%0A::error::no"


def test_differences_include_the_diff() -> None:
    changed = Difference("a/b.py", "changed", "@@ -1 +1 @@\n-x\n+y\n")
    assert report.difference(changed, "generated", "a.yaml") == (
        "generated/a/b.py differs from a.yaml\n@@ -1 +1 @@\n-x\n+y"
    )
    assert "left over from an earlier description" in report.difference(Difference("a/b.py", "orphaned"), "g", "a.yaml")


def test_folded_warnings_are_called_warnings_if_an_error_has_the_same_code() -> None:
    many = [problem("w", line, 1, severity="warning") for line in range(30)]
    text = report.text([*many, problem("w", 99, 1)])
    assert "10 more warnings with this code: w" in text
    assert "1 error, 30 warnings." in text
