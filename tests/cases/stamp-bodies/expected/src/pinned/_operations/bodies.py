"""The operations of `bodies`, as data.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.operation import (
    Binary,
    BinaryBody,
    Empty,
    FormBody,
    Json,
    JsonBody,
    MultipartBody,
    Operation,
    Parameter,
    Retry,
    Text,
    TextBody,
)
from .._runtime.values import JsonValue

PUT_JSON: Operation[JsonValue] = Operation(
    id="putJson",
    name="bodies.put_json",
    method="PUT",
    path="/json",
    body=JsonBody(),
    replies={
        "200": Json(lambda: JsonValue),
    },
    retry=Retry.IDEMPOTENT,
)

POST_FORM: Operation[str] = Operation(
    id="postForm",
    name="bodies.post_form",
    method="POST",
    path="/form",
    body=FormBody(required=True),
    replies={
        "200": Text(),
    },
    retry=Retry.NEVER,
)

POST_ENCODED: Operation[None] = Operation(
    id="postEncoded",
    name="bodies.post_encoded",
    method="POST",
    path="/encoded",
    body=FormBody(
        required=True,
        encoding={
            "a": Parameter("a", "query", style="deepObject"),
            "b": Parameter("b", "query", explode=False, allow_reserved=True),
            "c": Parameter("c", "query", content="application/json"),
        },
    ),
    replies={
        "204": Empty(),
    },
    retry=Retry.NEVER,
)

POST_MIXED: Operation[None] = Operation(
    id="postMixed",
    name="bodies.post_mixed",
    method="POST",
    path="/mixed",
    body=MultipartBody(required=True, media_type="multipart/mixed", encoding={"a": "text/csv"}),
    replies={
        "204": Empty(),
    },
    retry=Retry.NEVER,
)

POST_FILES: Operation[bytes] = Operation(
    id="postFiles",
    name="bodies.post_files",
    method="POST",
    path="/files",
    body=MultipartBody(required=True),
    replies={
        "200": Binary(),
    },
    retry=Retry.NEVER,
)

POST_TEXT: Operation[None] = Operation(
    id="postText",
    name="bodies.post_text",
    method="POST",
    path="/text",
    body=TextBody(required=True, media_type="text/csv"),
    replies={
        "204": Empty(),
    },
    retry=Retry.NEVER,
)

PUT_BYTES: Operation[JsonValue | bytes] = Operation(
    id="putBytes",
    name="bodies.put_bytes",
    method="PUT",
    path="/bytes/{key}",
    parameters=(
        Parameter("key", "path"),
        Parameter("X-Trace", "header"),
        Parameter("session", "cookie"),
        Parameter("filter", "query", style="deepObject"),
        Parameter("where", "query", content="application/json"),
    ),
    body=BinaryBody(required=True, media_type="image/png"),
    replies={
        "2XX": Empty(),
        "default": Empty(),
    },
    retry=Retry.IDEMPOTENT,
)
