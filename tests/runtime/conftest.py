"""Makes the sample package importable, with the engine of ``templates/runtime`` as its ``_runtime``."""

import importlib
import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENGINE = HERE.parents[1] / "templates" / "runtime"


def _engine() -> None:
    """Replace the link ``sample/_runtime`` where a checkout did not keep it."""
    name = "sample._runtime"
    if (HERE / "sample" / "_runtime" / "__init__.py").exists() or name in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        name, ENGINE / "__init__.py", submodule_search_locations=[str(ENGINE)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    importlib.import_module("sample").__dict__["_runtime"] = module


if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))
_engine()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short pauses between attempts, and no proxy of this machine's."""
    monkeypatch.setattr("sample._runtime.call.retry._FIRST", 0.01)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
