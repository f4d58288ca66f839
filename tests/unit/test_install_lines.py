"""The command that installs a client: what settings it is made from, and the form with an extra."""

import shlex
from dataclasses import replace

import pytest

from pochoir import install_lines, render
from pochoir.config.client import ClientSettings
from pochoir.config.metadata import NONE
from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.targets.client.contexts import plan
from unit.written_documents import document


@pytest.mark.parametrize(
    ("setting", "plain", "with_extra"),
    [
        ("pip install {distribution}", "pip install A.b", "pip install 'A.b[events]'"),
        ("uv add {distribution} --dev", "uv add A.b --dev", "uv add 'A.b[events]' --dev"),
        ("pip install ./out/{folder}", "pip install ./out/a-b", "pip install './out/a-b[events]'"),
        (
            "pip install '{distribution}==1.2' && x",
            "pip install 'A.b==1.2' && x",
            "pip install 'A.b[events]==1.2' && x",
        ),
        ("pip install '{distribution}[x]'", "pip install 'A.b[x]'", "pip install 'A.b[x,events]'"),
        ("pip install './{folder}[x]'", "pip install './a-b[x]'", "pip install './a-b[x,events]'"),
        (
            "pip install -i https://h.example/{distribution}/simple {distribution}",
            "pip install -i https://h.example/A.b/simple A.b",
            "pip install -i https://h.example/A.b/simple 'A.b[events]'",
        ),
        (
            "pip install git+https://h.example/x#subdirectory=out/{folder}",
            "pip install git+https://h.example/x#subdirectory=out/a-b",
            "pip install 'A.b[events] @ git+https://h.example/x#subdirectory=out/a-b'",
        ),
        (
            'pip install "git+https://${TOKEN}@h.example/{folder}"',
            'pip install "git+https://${TOKEN}@h.example/a-b"',
            'pip install "A.b[events] @ git+https://${TOKEN}@h.example/a-b"',
        ),
        ("pip install --find-links=x/{folder} {distribution}", "pip install --find-links=x/a-b A.b", None),
    ],
)
def test_an_extra_is_added_to_the_word_that_names_the_distribution(
    setting: str, plain: str, with_extra: str | None
) -> None:
    assert install_lines.fault(setting) == ""
    assert install_lines.line(setting, "A.b", "a-b") == plain
    found = install_lines.line(setting, "A.b", "a-b", "events")
    assert found == (with_extra or "pip install --find-links=x/a-b 'A.b[events]'")


@pytest.mark.parametrize(
    ("output", "command"),
    [
        ("generated", "pip install ./generated/{folder}"),
        (".", "pip install ./{folder}"),
        ("my clients", "pip install './my clients/{folder}'"),
    ],
)
def test_the_default_installs_from_the_output_folder_and_not_from_an_index(output: str, command: str) -> None:
    assert install_lines.from_folder(output) == command
    assert install_lines.fault(command) == ""
    extra = install_lines.line(command, "x", "x", "events")
    assert shlex.split(extra)[-1].endswith("/x[events]")


@pytest.mark.parametrize(
    "hostile", ["pip install {distribution}\n```\n# Title", "``` {distribution}", '{distribution} "']
)
def test_a_setting_with_a_fault_never_reaches_a_generated_file(hostile: str) -> None:
    assert install_lines.fault(hostile)
    written = document()
    identity = Identity("shop", "openapi.yaml", settings=ClientSettings(metadata=replace(NONE, install=hostile)))
    api, _ = lower(written, resolve(written), identity)
    [artifact] = plan(api, ["client/distribution/README.md.j2"])
    assert "```sh\npip install ./generated/shop\n```" in render.render(render.environment(), artifact)
