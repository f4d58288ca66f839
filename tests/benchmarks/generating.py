"""The cost of a whole distribution, compared with that of its models alone."""

import tempfile
from pathlib import Path

from datamodel_code_generator import InputFileType, generate
from datamodel_code_generator.enums import DataModelType

from benchmarks.measure import Row, measure, ratio
from pochoir import pipeline

__all__ = ["generating"]


def generating(spec: Path, turns: int) -> Row:
    """Compare everything generated for a description with what datamodel-code-generator makes of its schemas."""

    def models() -> None:
        with tempfile.TemporaryDirectory() as folder:
            generate(
                spec,
                input_file_type=InputFileType.OpenAPI,
                output=Path(folder) / "models.py",
                output_model_type=DataModelType.PydanticV2BaseModel,
            )

    found = measure({"ours": lambda: pipeline.generate(spec), "theirs": models}, turns)
    return ratio("a distribution", found["ours"], found["theirs"], "datamodel-code-generator, its models alone")
