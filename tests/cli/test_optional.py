"""A light installation: what only some commands need is not needed by others."""

import sys

import pytest

from cli.projects import Project
from pochoir.optional import Library

LEFT_OUT = ("datamodel_code_generator", "pagefind")


@pytest.fixture
def light(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project on a machine without the extras."""
    monkeypatch.setattr(Library, "is_installed", False)
    loaded = [name for name in sys.modules if name.startswith("pochoir.targets.site")]
    for name in [*loaded, *(each for each in sys.modules if each.partition(".")[0] in LEFT_OUT)]:
        monkeypatch.delitem(sys.modules, name)
    for name in LEFT_OUT:
        monkeypatch.setitem(sys.modules, name, None)
    return project


def test_everything_is_generated_and_served_without_extras(light: Project) -> None:
    assert light.run("generate").code == 0
    assert (light.root / "generated/site/index.html").is_file()
    assert light.run("lint").code == 0
    assert light.run("check", "--no-second-reading").code == 0


def test_a_command_says_what_it_needs(light: Project) -> None:
    run = light.run("check", "--second-reading")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        'the second reading of check needs datamodel-code-generator: pip install "pochoir[check]", or leave it out: '
        "pochoir check --no-second-reading\n"
    )
