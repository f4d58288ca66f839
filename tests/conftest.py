"""Settings and fixtures of all tests."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

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

# A machine that is busy is no failure; CI looks at the same examples each time, so that red means a change.
settings.register_profile(
    "pochoir",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("few", settings.get_profile("pochoir"), max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "pochoir"))
