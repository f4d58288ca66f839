"""The one call of datamodel-code-generator."""

import ast
import warnings
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pochoir.ir import Json
from pochoir.schemas.source import SchemaError

VERSION: Final = "0.89.0"


def generate(schemas: Mapping[str, Json]) -> ast.Module:
    """The module of pydantic models that datamodel-code-generator makes of JSON Schemas, parsed and never run.

    Args:
        schemas: by name; names and texts of a safe alphabet only, references to `#/$defs/NAME` only.

    Raises:
        SchemaError: another version than the one pinned is installed, or what it made is no Python.
    """
    # Imported here: it costs a second, which `pochoir --help` and a refused document need not pay.
    import datamodel_code_generator as third_party
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import DatetimeClassType, PythonVersion
    from datamodel_code_generator.parser import LiteralType

    if third_party.get_version() != VERSION:
        raise SchemaError(f"datamodel-code-generator {VERSION} is needed, {third_party.get_version()} is installed")
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
        raise SchemaError(f"datamodel-code-generator gave {type(source).__name__} instead of one module")
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise SchemaError(f"datamodel-code-generator wrote what is no Python: {error}") from error
