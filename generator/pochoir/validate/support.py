"""What a schema or a body may say and no later stage reads; what is lost of an operation is said by `lower`."""

from pochoir.validate.findings import Findings

_DYNAMIC = ("$dynamicRef", "$recursiveRef")
_DIALECTS = ("https://json-schema.org/draft/2020-12/schema", "https://spec.openapis.org/oas/")


def check_support(findings: Findings) -> None:
    """Warn of what is read and left out."""
    for pointer, media_type in findings.objects("media-type"):
        for key in ("itemSchema", "itemEncoding", "prefixEncoding"):
            if key in media_type:
                message = f'"{key}" describes a stream; the body is given as one piece'
                findings.warning("unsupported-streams", f"{pointer}/{key}", message, part="key")
    for pointer, schema in findings.objects("schema"):
        for key in _DYNAMIC:
            if key in schema:
                message = f'"{key}" is not followed; any value is accepted here'
                findings.warning("unsupported-dynamic-reference", f"{pointer}/{key}", message, "use $ref", "key")
        dialect = schema.get("$schema")
        if isinstance(dialect, str) and not dialect.rstrip("#").startswith(_DIALECTS):
            message = "a schema in another dialect is read as JSON Schema 2020-12"
            findings.warning("unsupported-dialect", f"{pointer}/$schema", message, "remove $schema")
