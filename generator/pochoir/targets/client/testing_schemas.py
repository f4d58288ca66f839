"""Write `testing/_schemas.json`: the schemas with which the test kit checks requests."""

import json
from typing import Final

from pochoir import ir
from pochoir.literals import Code

MODULE: Final = "testing/_schemas.py"
"""The module that reads the file next to it."""


def schemas_text(api: ir.Api) -> Code:
    """Return the text of the file: the schemas by name."""
    return Code(json.dumps(api.definitions, indent=2) + "\n")
