"""Templates print only `Code` and integers, and their errors have a location."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from pochoir import compiled, installation, render
from pochoir.cache import Cache
from pochoir.literals import Code
from pochoir.problems import Problem, Refused


@dataclass(frozen=True)
class Artifact:
    template: str
    context: Mapping[str, object] = field(default_factory=dict[str, object])


def environment(folder: Path, **templates: str) -> Environment:
    for name, text in templates.items():
        folder.joinpath(name.replace("__", ".")).write_text(text, encoding="utf-8")
    return render.environment(folder)


def refused(made: Environment, name: str, **context: object) -> Problem:
    with pytest.raises(Refused) as caught:
        render.render(made, Artifact(name, context))
    (problem,) = caught.value.problems
    return problem


def where(problem: Problem) -> str:
    assert problem.location is not None
    return f"{Path(problem.location.file).name}:{problem.location.line}"


def test_code_and_integers_are_printed(tmp_path: Path) -> None:
    made = environment(tmp_path, a__py__j2="{{ a }} {{ b }}\n{% if c %}\nx\n{% endif %}\n")
    context = {"a": Code("1"), "b": 2, "c": "text may be tested"}
    assert render.render(made, Artifact("a.py.j2", context)) == "1 2\nx\n"


@pytest.mark.parametrize("value", ["text", "", None, True, 1.5, [Code("a")], b"x", {"a": 1}])
def test_other_values_are_refused(tmp_path: Path, value: object) -> None:
    problem = refused(environment(tmp_path, a__py__j2="one\n\n{{ a }}\n"), "a.py.j2", a=value)
    assert where(problem) == "a.py.j2:3"
    assert problem.code == "template-failed"
    assert "a template may print Code" in problem.message


@given(st.text())
def test_plain_text_is_never_printed(text: str) -> None:
    made = render.environment()
    for source in ("{{ a }}", "{{ a ~ b }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}", "{{ [a] }}"):
        with pytest.raises(render.RawTextError):
            made.from_string(source).render(a=text, b=Code("b"))


def test_macros_print_their_arguments(tmp_path: Path) -> None:
    macro = "{% macro twice(x) %}\n{{ x }}{{ x }}\n{% endmacro %}\n"
    made = environment(tmp_path, m__j2=macro, a__j2='{% from "m.j2" import twice %}\n{{ twice(a) -}}\nend\n')
    assert render.render(made, Artifact("a.j2", {"a": Code("x")})) == "xx\nend\n"
    assert where(refused(made, "a.j2", a="raw")) == "m.j2:2"


def test_filters_convert_text_to_code(tmp_path: Path) -> None:
    made = environment(tmp_path, a__j2="{{ a | literal }} {{ a | toml_string }} {{ a | code_span }}")
    assert render.render(made, Artifact("a.j2", {"a": '"'})) == '\'"\' "\\"" `"`'
    assert set(made.filters) == set(render.FILTERS)
    assert not made.globals
    assert refused(environment(tmp_path, b__j2="\n{{ a | safe }}"), "b.j2").code == "template-syntax"


def test_an_undefined_variable_is_reported_with_its_location(tmp_path: Path) -> None:
    made = environment(
        tmp_path, a__j2="x\n{{ nothing }}\n", b__j2="x\n{{ a.nothing }}\n", c__j2="{% if x %}{% endif %}"
    )
    assert where(refused(made, "a.j2")) == "a.j2:2"
    assert "nothing" in refused(made, "b.j2", a=Code("x")).message
    assert refused(made, "c.j2").code == "template-failed"


def test_template_errors_have_the_template_and_the_line(tmp_path: Path) -> None:
    made = environment(tmp_path, a__j2="x\n{% for %}\n", b__j2="x\n\n{{ 1 // 0 }}\n")
    assert where(refused(made, "a.j2")) == "a.j2:2"
    assert where(refused(made, "b.j2")) == "b.j2:3"
    assert refused(made, "absent.j2").code == "template-not-found"


def test_braces_in_values_are_not_evaluated(tmp_path: Path) -> None:
    made = environment(tmp_path, a__j2="{{ a }}")
    text = "{{ 7*7 }}{% raw %}{# c #}"
    assert render.render(made, Artifact("a.j2", {"a": Code(text)})) == text


def test_html_pages_are_escaped(tmp_path: Path) -> None:
    made = environment(tmp_path, a__html__j2="<p>{{ a }}</p>")
    assert render.render(made, Artifact("a.html.j2", {"a": "<b>&"})) == "<p>&lt;b&gt;&amp;</p>"


def test_files_without_the_suffix_are_copied_unchanged(tmp_path: Path) -> None:
    made = environment(tmp_path, a__py="{{ not a template }}\n")
    assert render.render(made, Artifact("a.py")) == "{{ not a template }}\n"


def test_templates_of_the_project_take_precedence(tmp_path: Path) -> None:
    own = render.template_names(render.environment())
    assert not any("__pycache__" in name for name in own)
    (tmp_path / "extra.py.j2").write_text("mine", encoding="utf-8")
    (tmp_path / ".hidden").write_text("", encoding="utf-8")
    assert set(render.template_names(render.environment(tmp_path))) == {*own, "extra.py.j2"}
    with pytest.raises(Refused):
        render.environment(tmp_path / "absent")


@pytest.mark.parametrize(
    "walk",
    [
        "text.__class__.__mro__[1].__subclasses__()",
        "text['__class__']",
        "function.__globals__",
        "method.__func__.__globals__",
        "self._TemplateReference__context",
        "text.format.__self__.__class__",
        "'{0.__class__}'.format(text)",
        "'{a.__class__}'.format_map({'a': text})",
        "path.unlink()",
        "path.parent",
        "module.system('true')",
        "kind()",
        "values.append(1)",
        "macro._func",
    ],
)
def test_a_template_of_a_project_reaches_nothing_but_its_values(tmp_path: Path, walk: str) -> None:
    values: list[int] = []
    context = {"text": Code("a"), "function": environment, "method": tmp_path.exists, "path": tmp_path / "a.py.j2"}
    context |= {"module": os, "kind": Path, "values": values}
    start = "{% macro macro() %}{% endmacro %}\n"
    made = environment(tmp_path, a__py__j2=start + "\n{% if " + walk + " %}x{% endif %}\n")
    problem = refused(made, "a.py.j2", **context)
    assert (problem.code, where(problem), values) == ("template-failed", "a.py.j2:3", [])
    assert "unsafe" in problem.message or "not safely callable" in problem.message
    assert (tmp_path / "a.py.j2").exists()


def test_a_linked_template_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.py.j2").write_text("secret", encoding="utf-8")
    (templates := tmp_path / "templates").mkdir()
    (templates / "a.py.j2").symlink_to(tmp_path / "secret" / "a.py.j2")
    (templates / "folder").symlink_to(tmp_path / "secret")
    for name in ("a.py.j2", "folder/a.py.j2"):
        problem = refused(render.environment(templates), name)
        assert problem.code == "template-link"


def test_a_folder_of_templates_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        render.environment(tmp_path / "none")
    assert [problem.code for problem in caught.value.problems] == ["templates-not-found"]


def test_the_templates_folder_is_found_in_a_checkout() -> None:
    assert (installation.templates_folder() / "runtime").is_dir()


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    for text in ("one\n", "two\n", "one\n"):
        assert render.render(environment(tmp_path, a__py__j2=text), Artifact("a.py.j2")) == text


@pytest.mark.parametrize("damage", [b"", b"damaged"])
def test_a_template_is_compiled_once_for_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))

    def rendered() -> str:
        monkeypatch.setattr(compiled, "_MEMORY", {})  # as in another process
        return render.render(render.environment(templates, Cache(tmp_path / "cache")), Artifact("a.py.j2"))

    (templates := tmp_path / "templates").mkdir()
    templates.joinpath("a.py.j2").write_text("one\n", encoding="utf-8")
    compilations: list[object] = []

    def compile_template(made: Environment, *given: Any) -> Any:
        compilations.append(given)
        return original(made, *given)

    original: Callable[..., Any] = Environment.compile
    monkeypatch.setattr(Environment, "compile", compile_template)
    assert [rendered(), rendered()] == ["one\n", "one\n"]
    assert len(compilations) == 1
    (entry,) = (path for path in (tmp_path / "cache").iterdir() if path.name != ".gitignore")
    entry.write_bytes(damage)
    assert rendered() == "one\n"
    assert len(compilations) == 2


def test_compiled_templates_of_another_user_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rendered(user: str, text: str) -> str:
        def generate(*_: object, **__: object) -> str:
            return f"name = 'a'\nblocks = {{}}\ndebug_info = ''\n{text}"

        monkeypatch.setattr(compiled, "_MEMORY", {})  # as in another process
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / user))
        monkeypatch.setattr(Environment, "_generate", generate)
        return render.render(render.environment(templates, Cache(tmp_path / "cache")), Artifact("a.py.j2"))

    (templates := tmp_path / "templates").mkdir()
    templates.joinpath("a.py.j2").write_text("one\n", encoding="utf-8")
    program = "def root(context, *_):\n    yield '%s'\n"
    assert rendered("attacker", program % "evil") == "evil"
    assert rendered("attacker", program % "new") == "evil"  # this is what the cache has
    assert rendered("victim", program % "good") == "good"
    assert rendered("victim", program % "new") == "good"
    assert (tmp_path / "victim" / "pochoir" / "key").stat().st_mode & 0o077 == 0


def test_without_a_home_nothing_compiled_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(compiled, "_MEMORY", {})
    (templates := tmp_path / "templates").mkdir()
    templates.joinpath("a.py.j2").write_text("one\n", encoding="utf-8")
    made = render.environment(templates, Cache(tmp_path / "cache"))
    assert render.render(made, Artifact("a.py.j2")) == "one\n"
    assert not (tmp_path / "cache").exists()
