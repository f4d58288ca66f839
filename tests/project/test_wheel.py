"""pochoir as its users install it: the wheel is complete, and generates the same files as a checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cli import distributions

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "tests" / "cli" / "library.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution, as the build backend makes them."""
    folder = tmp_path_factory.mktemp("dist")
    return distributions.wheel(ROOT, folder), distributions.sdist(ROOT, folder)


def _generate(output: Path, path: str) -> dict[str, bytes]:
    command = [sys.executable, "-S", "-c", "import sys; from pochoir.cli import run; sys.exit(run(sys.argv[1:]))"]
    environment = os.environ | {"PYTHONPATH": path}
    arguments = ["generate", str(SPEC), "--output", str(output)]
    subprocess.run([*command, *arguments], check=True, env=environment, cwd=output.parent)
    return {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def test_the_wheel_generates_the_same_files_as_a_checkout(built: tuple[Path, Path], tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(built[0]) as archive:
        archive.extractall(unpacked)
        names = archive.namelist()
    assert "pochoir/templates/runtime/call/flow.py" in names
    assert "pochoir/py.typed" in names
    assert "pochoir/templates/new/github/publish.yml" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]
    # -S leaves out an editable installation; what pochoir depends on is put back by name.
    dependencies = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    from_wheel = _generate(tmp_path / "from-wheel", f"{unpacked}{os.pathsep}{dependencies}")
    from_checkout = _generate(tmp_path / "from-checkout", f"{ROOT / 'generator'}{os.pathsep}{dependencies}")
    assert from_wheel == from_checkout


def test_two_machines_build_the_same(built: tuple[Path, Path], tmp_path: Path) -> None:
    """The source distribution, unpacked elsewhere with other times and permissions, builds itself and the wheel."""
    before = os.umask(0o077)
    try:
        for name, content in distributions.files(built[1]).items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    finally:
        os.umask(before)
    [source] = [path for path in tmp_path.iterdir() if path.is_dir()]
    again = distributions.wheel(source, tmp_path / "dist"), distributions.sdist(source, tmp_path / "dist")
    for one, other in zip(built, again, strict=True):
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes()


def test_the_source_distribution_has_what_it_needs_and_nothing_else(built: tuple[Path, Path]) -> None:
    names = {name.partition("/")[2] for name in distributions.files(built[1])}
    top = {name.partition("/")[0] for name in names}
    files = {
        ".gitignore",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "SECURITY.md",
        "pyproject.toml",
    }
    assert top == files | {"docs", "generator", "templates"}
    assert {name.split("/")[1] for name in names if name.startswith("generator/")} == {"pochoir"}
