"""The documentation site, from the command line."""

from cli.projects import Project


def test_the_site_is_stamped_beside_the_clients(stamped: Project) -> None:
    site = stamped.root / "generated" / "site"
    assert "Get a book" in (site / "en" / "library" / "index.html").read_text(encoding="utf-8")
    assert (site / "index.html").is_file()


def test_each_part_can_be_stamped_alone(project: Project) -> None:
    assert project.run("generate", "--only", "clients").code == 0
    assert not (project.root / "generated" / "site").exists()
    assert project.run("generate", "--only", "site").code == 0
    assert (project.root / "generated" / "site" / "index.html").is_file()
    assert (project.generated / "pyproject.toml").is_file()


def test_stamping_the_clients_leaves_the_site_alone(stamped: Project) -> None:
    assert stamped.run("generate", "--only", "clients").code == 0
    assert (stamped.root / "generated" / "site" / "index.html").is_file()
    assert stamped.run("check").code == 0


def test_a_description_of_its_own_becomes_a_client_only(project: Project) -> None:
    assert project.run("generate", "specs/library/openapi.yaml", "--output", "out").code == 0
    assert [path.name for path in (project.root / "out").iterdir()] == ["library"]


def test_serve_says_when_its_port_is_taken(project: Project) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = project.run("serve", "--port", str(port))
    assert run.code == 2
    assert f"127.0.0.1:{port} cannot be listened on" in run.err
