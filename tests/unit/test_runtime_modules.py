"""Which modules of the runtime a distribution has: those that its files import, directly or not."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from packages import imported
from pochoir import installation, pipeline, version
from pochoir.config.client import ClientSettings
from pochoir.targets.client.runtime import needed

RUNTIME = installation.templates_folder() / "runtime"
CASES = Path(__file__).parents[1] / "cases"
GENERATED = Path(__file__).parents[2] / "generated"
SMALL = """
openapi: 3.1.0
info: {title: Weather, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /weather:
    get:
      operationId: getWeather
      tags: [weather]
      responses: {"200": {description: The weather, content: {application/json: {schema: {type: string}}}}}
"""
FILES = {
    "runtime/__init__.py": "",
    "runtime/base/__init__.py": "",
    "runtime/base/errors.py": "",
    "runtime/base/model.py": "if TYPE_CHECKING:\n    from .errors import Error\n",
    "runtime/call/__init__.py": "",
    "runtime/call/flow.py": "def f():\n    from ..base import (\n        model,\n    )\n",
    "runtime/testing/__init__.py": "from ..call import flow\n",
}


def found(text: str) -> list[str]:
    """The modules of `FILES` that a file needs, but the packages."""
    modules = needed([text], FILES, FILES.__getitem__)
    return [name.removeprefix("runtime/") for name in modules if not name.endswith("/__init__.py")]


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("", []),
        ("from ._runtime.base.errors import Error", ["base/errors.py"]),
        ("from .._runtime.base import errors as _errors", ["base/errors.py"]),
        ("from weather._runtime.base import errors", ["base/errors.py"]),
        ("from ._runtime.base.model import (\n    Model as Model,\n)", ["base/errors.py", "base/model.py"]),
        ("if X:\n    from ._runtime.call import flow", ["base/errors.py", "base/model.py", "call/flow.py"]),
        ("from ._runtime.nothing import x", []),
        ("from ._other.base import errors", []),
    ],
)
def test_imports_are_followed_wherever_they_are(text: str, modules: list[str]) -> None:
    assert found(text) == modules


def test_the_packages_of_a_module_come_with_what_they_import() -> None:
    assert "runtime/call/flow.py" in needed(["from ._runtime.testing import fake"], FILES, FILES.__getitem__)
    assert needed([], FILES, FILES.__getitem__) == ("runtime/__init__.py",)


def test_every_module_of_the_runtime_is_needed_by_some_client() -> None:
    paths = [*CASES.glob("generate-*/expected/**/*.py"), *GENERATED.glob("*/src/*/**/*.py")]
    texts = [path.read_text("utf-8") for path in paths if "_runtime" not in path.parts]
    # No case pins the files of these.
    texts += ["from ._runtime.webhooks import receive", "from ._runtime.testing import webhooks"]
    texts += [
        "from ._runtime.streaming import json_items",
        "from ._runtime.auth import cookie_store, device, digest, discovery, pkce",
    ]
    names = [f"runtime/{path.relative_to(RUNTIME).as_posix()}" for path in RUNTIME.rglob("*.py")]
    read = {name: (RUNTIME.parent / name).read_text("utf-8") for name in names}
    assert set(names) - set(needed(texts, names, read.__getitem__)) == set()


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weather") / "openapi.yaml"
    path.write_text(SMALL, "utf-8")
    return path


def packages(files: dict[str, str]) -> set[str]:
    inside = (path.partition("/_runtime/")[2] for path in files)
    return {path.partition("/")[0] for path in inside if "/" in path}


def test_a_small_api_has_a_small_runtime(spec: Path) -> None:
    files = dict(pipeline.generate(spec, "weather").files)
    assert packages(files) == {"base", "call", "codec", "http", "testing"}


def test_a_client_without_a_test_kit_says_nothing_of_it(spec: Path) -> None:
    files = dict(pipeline.generate(spec, "weather", settings=ClientSettings(testing=False)).files)
    assert packages(files) == {"base", "call", "codec", "http"}
    assert [path for path in files if "testing" in path or "_pytest" in path] == []
    assert "pytest" not in files["weather/pyproject.toml"]
    assert "## Testing" not in files["weather/README.md"]
    assert "## Operations" in files["weather/README.md"]


def test_each_module_of_a_small_client_can_be_imported(tmp_path: Path) -> None:
    with imported(SMALL, tmp_path, "weather") as package:
        names = [each.name for each in walk_packages(package.__path__, "weather.")]
        assert {"weather._runtime.http.transport", "weather._runtime.testing.fake"} <= set(names)
        assert [name for name in names if import_module(name).__name__ != name] == []


def test_a_runtime_says_which_pochoir_made_it(spec: Path) -> None:
    text = pipeline.generate(spec, "weather").files["weather/src/weather/_runtime/__init__.py"]
    names: dict[str, object] = {}
    exec(text, names)  # the file is this project's own
    assert names["VERSION"] == version.__version__
