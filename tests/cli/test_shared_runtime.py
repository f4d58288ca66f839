"""One distribution with the runtime, which all clients of a project depend on."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cli import distributions
from cli.projects import Project
from pochoir.version import __version__

SHOP = (Path(__file__).parent / "shop.yaml").read_text(encoding="utf-8")
SETTINGS = """[tool.pochoir]
runtime = "shared"
runtime-name = "acme-runtime"

[[tool.pochoir.api]]
spec = "specs/library/openapi.yaml"

[[tool.pochoir.api]]
spec = "specs/shop/openapi.yaml"
"""
PROGRAM = """
import library, shop, traceback
from library.testing import FakeLibrary
from shop.testing import FakeShop

with FakeLibrary() as books, FakeShop() as wares:
    client = books.client()
    client.preload()
    assert client.books.get(1).__class__.__module__.startswith("library.")
    wares.client().orders.fetch(1) if hasattr(wares.client().orders, "fetch") else wares.client().orders.get(1)
    books.books.get.replies(404)
    try:
        client.books.get(1)
    except library.errors.NotFound as error:
        assert error.__traceback__ is not None
assert library.Timeout is shop.Timeout and library.UNSET is shop.UNSET
"""


@pytest.fixture
def shared(project: Project) -> Project:
    """A project with two clients that share their runtime."""
    (project.root / "specs/shop").mkdir()
    (project.root / "specs/shop/openapi.yaml").write_text(SHOP, encoding="utf-8")
    project.pyproject.write_text(SETTINGS, encoding="utf-8")
    run = project.run("generate", "--only", "clients")
    assert run.code == 0, run.both
    return project


def test_two_clients_work_with_one_runtime(shared: Project, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    for name in ("acme-runtime", "library", "shop"):
        with zipfile.ZipFile(distributions.wheel(shared.root / "generated" / name, tmp_path / "dist")) as wheel:
            wheel.extractall(installed)
    assert not list(installed.glob("*/_runtime"))
    for metadata in (*installed.glob("library-*/METADATA"), *installed.glob("shop-*/METADATA")):
        assert f"Requires-Dist: acme-runtime~={__version__}\n" in metadata.read_text("utf-8")
    program = f"import sys; sys.path.insert(0, {str(installed)!r})\n{PROGRAM}"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_runtime_is_checked_and_kept(shared: Project) -> None:
    assert shared.run("check").code == 0
    assert shared.run("generate", "specs/shop/openapi.yaml").out.endswith("Nothing had changed.\n")
    assert shared.run("generate", "--only", "site").code == 0
    lazy = shared.root / "generated/acme-runtime/src/acme_runtime/base/lazy.py"
    lazy.write_text("changed", encoding="utf-8")
    assert "generated/acme-runtime/src/acme_runtime/base/lazy.py differs" in shared.run("check").both


def test_wheels_of_clients_and_of_their_runtime_are_compared(shared: Project, tmp_path: Path) -> None:
    folders = [shared.root / "generated" / name for name in ("acme-runtime", "library")]
    wheels = [distributions.wheel(folder, tmp_path / "dist") for folder in folders]
    run = shared.run("check", *(word for wheel in wheels for word in ("--wheel", str(wheel))))
    assert (run.code, run.err, run.out.count(".whl: what pochoir generates.")) == (0, "", 2)
    (folders[0] / "src/acme_runtime/base/lazy.py").write_text("changed", encoding="utf-8")
    run = shared.run("check", "--wheel", str(distributions.wheel(folders[0], tmp_path / "dist")))
    assert run.code == 1
    assert "wheel-file-changed: acme_runtime/base/lazy.py of this wheel is not what" in run.out


def test_a_release_names_the_runtime_to_publish_first(shared: Project) -> None:
    assert f"It depends on acme-runtime {__version__}: publish that first" in shared.run("release", "library").out
    run = shared.run("release", "acme-runtime")
    assert run.code == 2
    assert "the runtime that the clients share, and has the version of pochoir" in " ".join(run.err.split())


def test_a_client_gets_its_copy_back(shared: Project) -> None:
    shared.pyproject.write_text(SETTINGS.replace('"shared"', '"copied"'), encoding="utf-8")
    assert shared.run("generate", "--only", "clients").code == 0
    assert (shared.generated / "src/library/_runtime/base/lazy.py").is_file()
    assert not (shared.root / "generated/acme-runtime").exists()


def test_the_name_of_the_runtime_belongs_to_no_client(shared: Project) -> None:
    shared.pyproject.write_text(SETTINGS.replace("acme-runtime", "Library"), encoding="utf-8")
    run = shared.run("lint")
    assert run.code == 1
    assert 'the folder "library" belongs to another target' in run.err
