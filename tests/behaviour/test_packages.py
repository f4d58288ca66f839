"""The packages as pip installed them: what they hold, what importing them costs, and the programs of `specs/`."""

import inspect
import json
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import distribution, version
from pathlib import Path

import pytest

from behaviour.conftest import Identity, Upstream
from behaviour.installed import ROOT, Installed
from upstream.miimosa import MiimosaState
from upstream.rdv_data import RdvState

PACKAGES = {"emjpm": "Emjpm", "miimosa": "Miimosa", "rdv_solidarites": "RdvSolidarites"}

_LOADED = """
import json, sys
before = set(sys.modules)
import {package}
loaded = sorted(set(sys.modules) - before)
costly = ("httpx2", "httpcore2", "pydantic", "pydantic_core", "ssl", "asyncio")
heavy = [name for name in sys.modules if name.split(".")[0] in costly]
models = [name for name in sys.modules if name.startswith("{package}.models.")]
print(json.dumps({{"heavy": heavy, "models": models, "loaded": loaded}}))
"""


def run(python: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the consumer's environment, with nothing of this repository on its path."""
    variables = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **environment}
    command = [str(python), "-W", "error", *arguments]
    return subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("package", PACKAGES)
def test_is_imported_from_where_pip_put_it(package: str, consumer: Installed) -> None:
    found = Path(str(import_module(package).__file__))
    assert found.is_relative_to(consumer.site_packages)
    assert (found.parent / "py.typed").is_file()
    name = package.replace("_", "-")
    requires = {re.split("[^A-Za-z0-9-]", one)[0] for one in distribution(name).requires or [] if "extra ==" not in one}
    assert requires == {"httpx2", "pydantic"}
    project = tomllib.loads((ROOT / "generated" / name / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version(name) == project["version"]


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_loads_nothing_heavy_and_defines_no_model(package: str, consumer: Installed) -> None:
    done = run(consumer.python, "-c", _LOADED.format(package=package))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["heavy"], found["models"]) == ([], [])
    own = [name for name in found["loaded"] if name.split(".")[0] not in sys.stdlib_module_names]
    assert own == [package, *(f"{package}._runtime{part}" for part in ("", ".base", ".base.lazy"))]


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_announced_is_there(package: str) -> None:
    module = import_module(package)
    assert sorted(set(module.__all__)) == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None, name
        assert name in dir(module), name
    with pytest.raises(AttributeError, match="nonsense"):
        module.nonsense  # noqa: B018  # to look is to call
    errors = import_module(f"{package}.errors")
    assert all(getattr(errors, name) is not None for name in errors.__all__)
    models = import_module(f"{package}.models")
    assert all(getattr(models, name) is not None for name in models.__all__)


@pytest.mark.parametrize(("package", "name"), PACKAGES.items())
def test_sync_and_async_have_the_same_names(package: str, name: str) -> None:
    module = import_module(package)
    pair = getattr(module, name), getattr(module, f"Async{name}")
    with pair[0](base_url="http://127.0.0.1:9", trust_env=False) as sync:
        asynchronous = pair[1](base_url="http://127.0.0.1:9", trust_env=False)
        resources = [one for one in public(pair[0]) if one in public(pair[1]) and one not in dir(pair[0].__base__)]
        assert resources
        for resource in resources:
            left: object = getattr(sync, resource)
            right: object = getattr(asynchronous, resource)
            assert public(type(left)) == public(type(right))
            for method in public(type(left)):
                if callable(getattr(left, method)) and method != "whole":
                    ours, theirs = (inspect.signature(getattr(one, method)) for one in (left, right))
                    assert list(ours.parameters.values()) == list(theirs.parameters.values()), method
                    assert inspect.getdoc(getattr(left, method)), f"{resource}.{method} is not documented"


def public(kind: type) -> set[str]:
    """The public names of a class."""
    return {name for name in dir(kind) if not name.startswith("_")}


def test_the_example_of_rdv_solidarites(
    rdv: Upstream[RdvState], consumer: Installed, martine: Identity, tmp_path: Path
) -> None:
    rdv.state.seed_absences(120)
    table = tmp_path / "conges.csv"
    header = "email,titre,premier_jour,dernier_jour,debut,fin"
    new = f"{martine['email']},Noël,2021-12-24,2021-12-26,8:00,18:30"
    known = f"{martine['email']},Déjà là,2021-01-02,2021-01-02,8:00,18:30"
    unknown = "personne@example.fr,Noël,2021-12-24,2021-12-26,8:00,18:30"
    table.write_text("\n".join([header, new, known, unknown, ""]), encoding="utf-8")
    program = ROOT / "specs" / "rdv-solidarites" / "examples" / "sync_absences.py"
    done = run(
        consumer.python,
        str(program),
        str(table),
        RDV_SOLIDARITES_EMAIL=martine["email"],
        RDV_SOLIDARITES_PASSWORD=martine["password"],
        RDV_SOLIDARITES_BASE_URL=rdv.url,
    )
    assert done.returncode == 1, done.stderr
    assert [absence.title for absence in rdv.state.absences.values() if absence.id > 120] == ["Noël"]
    assert done.stderr.startswith("personne@example.fr 2021-12-24: 404")


def test_the_example_of_miimosa(miimosa: Upstream[MiimosaState], consumer: Installed) -> None:
    program = ROOT / "specs" / "miimosa" / "examples" / "list_projects.py"
    done = run(consumer.python, str(program), MIIMOSA_API_KEY="cle-de-test", MIIMOSA_BASE_URL=miimosa.url)
    assert done.returncode == 0, done.stderr
    assert "Projet n°2 : châtaignes & miel" in done.stdout
    assert "Project 1234 is not published: 404" in done.stdout


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
def test_everything_can_be_loaded_ahead_in_any_order(seed: str, consumer: Installed) -> None:
    """Models that refer to each other are built as a group, whichever of them comes first."""
    program = "import importlib\n"
    for package in (*PACKAGES, "mon_petit_placement", "rightech"):
        program += f"importlib.import_module('{package}._runtime.call.preload').preload('{package}')\n"
    done = run(consumer.python, "-c", program, PYTHONHASHSEED=seed)
    assert (done.returncode, done.stderr) == (0, "")
