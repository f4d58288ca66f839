"""Have datamodel-code-generator write models for prepared schemas. It runs in a separate process."""

import warnings
from collections.abc import Mapping
from types import MappingProxyType

from pochoir.ir import Json


def work(schemas: Mapping[str, Json]) -> str:
    """Return the module of pydantic models that datamodel-code-generator writes.

    Args:
        schemas: the schemas by name, as `prepare` returns them.
    """
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
