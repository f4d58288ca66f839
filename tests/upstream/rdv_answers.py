"""How RDV-Solidarités writes a reply."""

import json
import uuid
from collections.abc import Mapping

from starlette.responses import Response

from upstream.rdv_data import Json


def answer(status: int, body: Json, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON reply with the media type that Rails writes, accents as they are, and a request identifier."""
    text = json.dumps(body, ensure_ascii=False)
    all_headers = {
        "x-request-id": str(uuid.uuid4()),
        "cache-control": "max-age=0, private, must-revalidate",
        **(headers or {}),
    }
    return Response(text.encode(), status, all_headers, media_type="application/json; charset=utf-8")
