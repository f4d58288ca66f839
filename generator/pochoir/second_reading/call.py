"""Run datamodel-code-generator in a subprocess."""

import json
import subprocess
import sys
import warnings
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pochoir.ir import Json

# A constant program: no part of the command comes from the description.
_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[1:]; from pochoir.second_reading import call; call.work()"


class Unavailable(Exception):
    """datamodel-code-generator failed. The message is its own."""


def start(schemas: Mapping[str, Json]) -> "subprocess.Popen[str]":
    """Start a process that reads schemas. `finish` waits for it.

    Args:
        schemas: the schemas by name, as `prepare` returns them.
    """
    command = [sys.executable, "-c", _PROGRAM, *sys.path]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii"
    )
    if process.stdin is not None:
        with process.stdin as pipe:
            json.dump(schemas, pipe)
    return process


def finish(process: "subprocess.Popen[str]") -> str:
    """Return the module of pydantic models that datamodel-code-generator wrote.

    Raises:
        Unavailable: it failed.
    """
    with process:
        output = process.stdout.read() if process.stdout is not None else ""
    try:
        answer: dict[str, str] = json.loads(output)
    except ValueError:
        raise Unavailable(f"its process ended with code {process.returncode}") from None
    if "error" in answer:
        raise Unavailable(answer["error"])
    return answer["source"]


def work() -> None:
    """Read the schemas on standard input, a JSON object, and print the module as JSON."""
    try:
        answer = {"source": _generate(json.load(sys.stdin))}
    except Exception as error:  # any exception of the tool is reported
        answer = {"error": f"{type(error).__name__}: {error}"[:500]}
    json.dump(answer, sys.stdout)


def _generate(schemas: Mapping[str, Json]) -> str:
    import datamodel_code_generator as third_party
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import DatetimeClassType, PythonVersion
    from datamodel_code_generator.parser import LiteralType

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = third_party.generate(
            MappingProxyType({"$defs": dict(schemas)}),
            input_file_type=third_party.InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            allow_remote_refs=False,
            disable_timestamp=True,
            enum_field_as_literal=LiteralType.All,
            field_constraints=True,
            formatters=[],
            output_datetime_class=DatetimeClassType.Datetime,
            treat_dot_as_module=False,
            use_annotated=True,
            use_standard_collections=True,
            use_type_alias=True,
            use_union_operator=True,
        )
    if not isinstance(source, str):
        raise TypeError(f"one module was expected, not {type(source).__name__}")
    return source
