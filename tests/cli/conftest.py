"""A separate project for each test."""

from pathlib import Path

import pytest

from cli.projects import Project


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty project."""
    return Project(tmp_path, capsys, monkeypatch)


@pytest.fixture
def generated_project(project: Project) -> Project:
    """A project whose client and site have been generated."""
    assert project.run("generate").code == 0
    return project
