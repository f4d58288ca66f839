"""The files that later runs look at to tell whether a description has changed."""

from pathlib import Path

import pytest

from pochoir import inputs


@pytest.mark.parametrize(
    "written",
    [
        "$ref: deep/pet%20shop.yaml#/A",
        "{$ref: 'deep/pet shop.yaml'}",
        '{"$ref": "./deep/pet%20shop.yaml#/A"}',
        "{discriminator: {propertyName: kind, mapping: {a: deep/pet%20shop.yaml#/A}}}",
        "mapping:\n  a: 'deep/../deep/pet%20shop.yaml'",
    ],
)
def test_what_an_earlier_version_refers_to_is_watched(written: str, tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    earlier, deep = tmp_path / "earlier" / "1.0.0.yaml", tmp_path / "earlier" / "deep" / "pet shop.yaml"
    deep.parent.mkdir(parents=True)
    spec.write_text("", encoding="utf-8")
    earlier.write_text(written, encoding="utf-8")
    deep.write_text("a", encoding="utf-8")
    first = inputs.documented(spec)
    assert inputs.documented(spec) == first
    deep.write_text("b", encoding="utf-8")
    assert inputs.documented(spec) != first
