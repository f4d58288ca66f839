"""Write the JSON files of the test kit.

They hold what is read only when a test needs it, and would make Python modules of several megabytes.
"""

from collections.abc import Collection

from pochoir import ir
from pochoir.literals import Code, ascii_json


def data_files(api: ir.Api, paths: Collection[str]) -> dict[str, Code]:
    """Return the JSON file next to each module of the test kit that reads one, by path.

    Args:
        api: the API.
        paths: the paths of the distribution, in which its templates may have left out modules.
    """
    found = {"_schemas": api.definitions, "_webhooks": _payloads(api)}
    folder = f"src/{api.package}/testing"
    return {
        f"{folder}/{name}.json": Code(ascii_json(data) + "\n")
        for name, data in found.items()
        if f"{folder}/{name}.py" in paths
    }


def _payloads(api: ir.Api) -> dict[str, ir.Json]:
    """Return the example and the schema of each webhook, by the attribute of its fake."""
    webhooks = api.webhooks.webhooks if api.webhooks else ()
    payloads: dict[str, ir.Json] = {}
    for each in webhooks:
        example = {"example": each.examples[0].value} if each.examples else {}
        schema = {"schema": each.schema} if each.schema is not True else {}
        payloads[str(each.attribute)] = {**example, **schema}
    return payloads
