"""All extensions."""

from collections.abc import Mapping
from typing import Any, Final

from pochoir.extensions.batch import BATCH
from pochoir.extensions.calls import CONFIRM, DEADLINE, IDEMPOTENCY, KEY_PREFIX, RETRY, STREAM_END, UNWRAP
from pochoir.extensions.credentials import ARGUMENT, PREFIX
from pochoir.extensions.extension import Extension
from pochoir.extensions.login import LOGIN
from pochoir.extensions.names import METHOD, NAME
from pochoir.extensions.notes import FACTS, LANGUAGE, ORIGIN
from pochoir.extensions.oauth2 import OAUTH2
from pochoir.extensions.pagination import PAGINATION
from pochoir.extensions.rate_limits import RATE_LIMITS
from pochoir.extensions.times import TIME
from pochoir.extensions.variants import VARIANTS
from pochoir.extensions.webhooks import WEBHOOKS
from pochoir.extensions.websocket import WEBSOCKET

_ALL: Final[tuple[Extension[Any], ...]] = (
    FACTS, ORIGIN, METHOD, NAME, LANGUAGE, UNWRAP, STREAM_END, RETRY, DEADLINE, IDEMPOTENCY, KEY_PREFIX, PAGINATION,
    CONFIRM, BATCH, ARGUMENT, PREFIX, LOGIN, OAUTH2, RATE_LIMITS, VARIANTS, TIME, WEBSOCKET, WEBHOOKS,
)  # fmt: skip
EXTENSIONS: Final[Mapping[str, Extension[Any]]] = {each.key: each for each in _ALL}
"""Every extension by its name, in the order of docs/extensions.md."""
