"""Settings and fixtures of all tests."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_MEMORY = Path("/dev/shm")  # the folder is created there with access for its owner only
_ENOUGH_BYTES = 2 * 1024**3


def _use_memory() -> None:
    """Put temporary files into memory where there is enough of it.

    The tests write tens of thousands of small files, and a disk may take minutes to delete them.
    """
    if "TMPDIR" in os.environ:
        return
    with suppress(OSError):
        if shutil.disk_usage(_MEMORY).free > _ENOUGH_BYTES:
            folder = _MEMORY / f"pochoir-tests-{os.getuid()}"
            folder.mkdir(mode=0o700, exist_ok=True)
            if folder.stat().st_uid == os.getuid() and not folder.is_symlink():
                os.environ["TMPDIR"] = tempfile.tempdir = str(folder)


_use_memory()

# The files that take longest. Those that wait for clocks and servers are between those that compute.
_FIRST = """
test_axe test_phone test_scale test_lighthouse test_anchors test_credentials test_samples test_search test_pages
test_live_events test_cache test_shared_limits test_oracle test_mon_petit_placement test_benchmarks test_emjpm_batch
test_classes_modules test_rightech test_evolution_verdicts test_packages test_emjpm test_documents test_loops
test_described_deadlines test_trio test_release test_unions test_token_flows test_drivers test_hostile_servers
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest files first, so that no process has one left when the others have finished."""
    order = {name: at for at, name in enumerate(_FIRST.split())}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


# A machine that is busy is no failure. The examples are the same each time, so that red means a change; the weekly
# workflow looks for new ones.
settings.register_profile(
    "pochoir",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("few", settings.get_profile("pochoir"), max_examples=20)
settings.register_profile("many", settings.get_profile("pochoir"), derandomize=False, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "pochoir"))
