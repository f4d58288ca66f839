"""pochoir as its users install it: the wheel is complete, and generates the same files as a checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "tests" / "cli" / "library.yaml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def _generate(output: Path, path: str) -> dict[str, bytes]:
    command = [sys.executable, "-S", "-c", "import sys; from pochoir.cli import run; sys.exit(run(sys.argv[1:]))"]
    environment = os.environ | {"PYTHONPATH": path}
    arguments = ["generate", str(SPEC), "--output", str(output)]
    subprocess.run([*command, *arguments], check=True, env=environment, cwd=output.parent)
    return {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def test_the_wheel_generates_the_same_files_as_a_checkout(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
        names = archive.namelist()
    assert "pochoir/templates/runtime/call/flow.py" in names
    assert "pochoir/py.typed" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]
    # -S leaves out an editable installation; what pochoir depends on is put back by name.
    dependencies = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    from_wheel = _generate(tmp_path / "from-wheel", f"{unpacked}{os.pathsep}{dependencies}")
    from_checkout = _generate(tmp_path / "from-checkout", f"{ROOT / 'generator'}{os.pathsep}{dependencies}")
    assert from_wheel == from_checkout
