"""`pochoir check`: a change in any of the three places is found, and named."""

from cli.projects import Project


def test_what_was_just_generated_passes(generated_project: Project) -> None:
    run = generated_project.run("check", "--second-reading")
    assert (run.code, run.err) == (0, "")


def test_a_changed_description_is_found(generated_project: Project) -> None:
    text = generated_project.spec.read_text(encoding="utf-8")
    generated_project.spec.write_text(text.replace("summary: Get a book", "summary: Fetch a book"), encoding="utf-8")
    run = generated_project.run("check")
    assert run.code == 1
    assert "generated/library/src/library/resources/books.py differs from specs/library/openapi.yaml" in run.out
    assert '-        """Get a book.' in run.out
    assert '+        """Fetch a book.' in run.out
    assert "Run: pochoir generate" in run.both


def test_a_changed_template_is_found(generated_project: Project) -> None:
    template = generated_project.own_template("client/distribution/README.md.j2")
    template.write_text(template.read_text(encoding="utf-8") + "\nA line more.\n", encoding="utf-8")
    run = generated_project.run("check")
    assert run.code == 1
    assert "generated/library/README.md differs" in run.out
    assert "+A line more." in run.out


def test_an_edit_of_a_generated_file_is_found(generated_project: Project) -> None:
    errors = generated_project.generated / "src" / "library" / "errors.py"
    errors.write_text(errors.read_text(encoding="utf-8") + "\nedited = True\n", encoding="utf-8")
    run = generated_project.run("check")
    assert run.code == 1
    assert "generated/library/src/library/errors.py differs" in run.out
    assert "-edited = True" in run.out


def test_a_missing_file_and_an_orphan_are_found(generated_project: Project) -> None:
    (generated_project.generated / "CHANGELOG.md").unlink()
    text = generated_project.spec.read_text(encoding="utf-8")
    generated_project.spec.write_text(text.replace("Books", "Volumes"), encoding="utf-8")
    run = generated_project.run("check")
    assert run.code == 1
    assert "generated/library/CHANGELOG.md is missing" in run.out
    assert "generated/library/src/library/resources/books.py is left over from an earlier description" in run.out
    assert "generated/library/src/library/resources/volumes.py is missing" in run.out


def test_generate_mends_what_check_found(generated_project: Project) -> None:
    text = generated_project.spec.read_text(encoding="utf-8")
    generated_project.spec.write_text(text.replace("Books", "Volumes"), encoding="utf-8")
    assert generated_project.run("check").code == 1
    assert generated_project.run("generate").code == 0
    assert generated_project.run("check").code == 0
    assert not (generated_project.generated / "src" / "library" / "resources" / "books.py").exists()


def test_a_distribution_that_no_description_asks_for_is_found(generated_project: Project) -> None:
    text = generated_project.pyproject.read_text(encoding="utf-8")
    generated_project.pyproject.write_text(text + 'distribution = "bookshelf"\n', encoding="utf-8")
    run = generated_project.run("check")
    assert run.code == 1
    assert "generated/library/README.md is left over from an earlier description" in run.out
    assert generated_project.run("generate").code == 0
    assert generated_project.run("check").code == 0
    assert not generated_project.generated.exists()
