"""`pochoir generate` with its cache: the same bytes and the same words, sooner."""

from cli.projects import Project


def test_the_cache_is_next_to_the_settings(project: Project) -> None:
    assert project.run("generate").code == 0
    assert (project.root / ".pochoir-cache" / ".gitignore").read_text() == "*\n"


def test_without_cache_nothing_is_remembered(project: Project) -> None:
    assert project.run("generate", "--no-cache").code == 0
    assert not (project.root / ".pochoir-cache").exists()


def test_check_does_not_use_the_cache(project: Project) -> None:
    assert project.run("generate", "--no-cache").code == 0
    assert project.run("check", "--no-second-reading").code == 0
    assert not (project.root / ".pochoir-cache").exists()
