"""Schemas of real documents: what a client makes of instances is what jsonschema-rs says of them.

`POCHOIR_DOCUMENTS=FOLDER` judges those below a folder instead of the descriptions of this project.
"""

import json
import os
from pathlib import Path
from random import Random

import pytest

from oracle import documents
from oracle.instances import instances
from oracle.judging import oracle

FOLDER = Path(os.environ.get("POCHOIR_DOCUMENTS") or Path(__file__).parents[2] / "specs")
MOST, INSTANCES = 150, 8
"""The most schemas of a document that are judged, and how many valid instances of each; three others follow each."""


def found() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*") if path.name.endswith((".json", ".yaml", ".yml")) and is_one(path))


def is_one(path: Path) -> bool:
    """Return whether a file is a description, and no part or earlier version of one."""
    return path.name == "openapi.yaml" if FOLDER.name == "specs" else path.is_file()


@pytest.mark.parametrize("path", found(), ids=lambda path: path.parent.name if FOLDER.name == "specs" else path.name)
def test_a_client_of_a_real_document_reports_what_a_validator_does(path: Path) -> None:
    document = documents.read(path)
    random = Random(path.name)
    names = random.sample(list(document.schemas), min(MOST, len(document.schemas)))
    faults: list[str] = []
    with oracle(document.schemas, "oracle_real", judged=document.judged, version=document.version) as client:
        for name in names:
            for instance in instances(document.judged, document.judged[name], random, INSTANCES):
                faults += (f"{name}: {json.dumps(instance)}\n  {fault}" for fault in client.faults(name, instance))
    assert faults == [], "\n".join(faults)
