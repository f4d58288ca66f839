"""The package as a whole: what importing costs, and how a process ends."""

import gc
import os
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from engines import engine_of
from flavours import GET
from sample._runtime.base.arguments import Arguments
from tokens import client

from upstream.raw import RawServer, reply_json

HERE = Path(__file__).parent


def run(code: str, *flags: str) -> str:
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    done = subprocess.run(
        [sys.executable, *flags, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        timeout=20,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_interpreter_ends_quietly_with_a_client_open() -> None:
    with RawServer(reply_json(1)) as server:
        run(
            "import asyncio, sample; from flavours import GET; from sample._runtime.base.arguments import Arguments\n"
            "from engines import engine_of\n"
            f"one = sample.Sample(base_url={server.url!r}); engine_of(one).call(GET, Arguments())\n"
            f"two = sample.AsyncSample(base_url={server.url!r})\n"
            "async def main():\n    await engine_of(two).call(GET, Arguments())\n    await two.aclose()\n"
            "asyncio.run(main())"
        )


@pytest.mark.parametrize("flags", [(), ("-W", "error"), ("-O",), ("-OO",)])
def test_importing_costs_and_does_nothing(flags: tuple[str, ...]) -> None:
    heavy = {"httpx2", "httpcore2", "pydantic", "pydantic_core", "asyncio", "ssl", "anyio", "h11", "http.client"}
    output = run(
        "import logging, sys, sample\n"
        "light = [m for m in sys.modules if m.startswith('sample')]\n"
        "print(sorted(light)); from sample import *\n"
        "from sample._api import API; from sample._operations import absences\n"
        "import sample._runtime.call.resource, sample.resources.absences\n"
        "client = sample.Sample(base_url='https://a.test'); client.absences.with_response; client.absences.list()\n"
        f"print(sorted({heavy} & set(sys.modules)))\n"
        "print(logging.getLogger().handlers, logging.getLogger('sample').handlers)",
        *flags,
    )
    assert output == "['sample', 'sample._runtime', 'sample._runtime.base', 'sample._runtime.base.lazy']\n[]\n[] []\n"


def test_preload_loads_all() -> None:
    output = run(
        "import sys, sample\nsample.Sample(base_url='https://a.test').preload()\n"
        "print({'httpx2', 'pydantic', 'sample.models.absence', 'sample.resources.auth'} <= set(sys.modules))"
    )
    assert output == "True\n"


NOT_FOR_THE_FIRST_CALL = {
    "auth.login_store",
    "auth.token_store",
    "base.attempt",
    "base.drift",
    "call.undescribed",
    "codec.bodies",
    "codec.mismatch",
    "http.cookies",
    "httpx2",
    "paging.page",
    "webhooks.signatures",
}


def test_the_first_call_imports_only_what_it_needs() -> None:
    with RawServer(reply_json({"absence": {"id": 1, "first_day": "2026-12-01"}})) as server:
        output = run(
            "import sys, sample\n"
            f"client = sample.Sample(base_url={server.url!r}, access_token='t', client='c', uid='u')\n"
            "print(client.absences.get(1).id)\n"
            "import sample.errors\n"
            "print(*sys.modules)"
        )
    found, names = output.splitlines()
    loaded = {name.removeprefix("sample._runtime.") for name in names.split()}
    assert found == "1"
    assert "codec.lenient" in loaded
    assert loaded & NOT_FOR_THE_FIRST_CALL == set()


def test_a_call_after_preload_imports_nothing() -> None:
    with RawServer(reply_json({"absences": []}), reply_json(1), reply_json(1)) as server:
        output = run(
            "import sys, sample; from flavours import GET; from sample._runtime.base.arguments import Arguments\n"
            "from engines import engine_of\n"
            f"client = sample.Sample(base_url={server.url!r}, access_token='t', client='c', uid='u')\n"
            "client.preload()\nbefore = set(sys.modules)\n"
            "print(list(client.absences.list()))\n"
            "engine_of(client).call(GET, Arguments())\n"
            "client.request('POST', '/absences', body={'a': 1})\n"
            "new = set(sys.modules) - before\n"
            "print(sorted(each for each in new if each.startswith(('sample', 'httpx2', 'pydantic'))))"
        )
    assert output == "[]\n[]\n"


def test_calls_load_httpx2_only_for_its_settings() -> None:
    with RawServer(reply_json(1)) as server:
        output = run(
            "import sys, sample; from flavours import GET; from sample._runtime.base.arguments import Arguments\n"
            "from engines import engine_of\n"
            f"engine_of(sample.Sample(base_url={server.url!r})).call(GET, Arguments())\n"
            "from sample._runtime.http.transport import HttpTransport\n"
            "def loaded(**options):\n"
            "    HttpTransport(options)._settings.context()\n"
            "    print('httpcore2' in sys.modules, 'httpx2' in sys.modules)\n"
            "loaded()\nloaded(trust_env=False)\n"
        )
    assert output == "True False\nTrue True\n"


def test_lazy_names() -> None:
    output = run(
        "import sample\n"
        "print(set(sample.__all__) <= set(dir(sample)), sample.models.Absence.__name__)\n"
        "try:\n    sample.nothing\nexcept AttributeError as error:\n    print(error)"
    )
    assert output == "True Absence\nmodule 'sample' has no attribute 'nothing'\n"


def test_nothing_is_left_open() -> None:
    made: list[Callable[[], None]] = []
    with RawServer(reply_json(1)) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        with client(server.url) as sample:
            engine_of(sample).call(GET, Arguments())
            made.append(sample.close)
        gc.collect()


def test_it_works_from_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sample.zip", "w") as archive:
        for path in sorted((HERE / "sample").rglob("*.py")):
            archive.write(path, path.relative_to(HERE))
        runtime = HERE.parents[1] / "templates" / "runtime"
        for path in sorted(runtime.rglob("*.py")):
            name = f"sample/_runtime/{path.relative_to(runtime).as_posix()}"
            if name not in archive.namelist():
                archive.write(path, name)
    code = f"import sys; sys.path[:0] = [{str(tmp_path / 'sample.zip')!r}]\nimport sample\n"
    output = run(code + "sample.Sample(base_url='https://a.test').preload(); print('.zip' in (sample.__file__ or ''))")
    assert output == "True\n"


def test_importing_the_transport_changes_no_logger() -> None:
    run(
        "import logging, sample._runtime.http.transport\n"
        "names = [name for name in logging.root.manager.loggerDict if 'http' in name]\n"
        "assert names and not any(logging.getLogger(name).filters for name in names)"
    )


def test_what_runs_in_the_tasks_of_callers_is_not_bound_to_asyncio() -> None:
    """Only the library itself, an application in a thread of a sync client, and the fake on a port use it."""
    runtime = HERE.parents[1] / "templates" / "runtime"
    using = {
        path.relative_to(runtime).as_posix()
        for path in runtime.rglob("*.py")
        if re.search(r"^ *(import|from) (asyncio|trio|anyio|sniffio)\b", path.read_text("utf-8"), re.MULTILINE)
    }
    server = {f"testing/{name}.py" for name in ("exchanges", "http11", "port", "sockets", "upgrade")}
    assert using == {"base/on_asyncio.py", "http/applications.py", *server}
