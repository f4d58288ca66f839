"""Make signed webhooks, and send them to the server under test."""

import json
import secrets
import time
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from ..base.operation import Json
from ..base.unset import UNSET, Unset
from ..webhooks.payloads import Form, Hook
from ..webhooks.signatures import Signature, keys_of, sign
from .answers import as_json
from .checking import Checker
from .mismatch import RequestMismatch

if TYPE_CHECKING:
    import httpx2

    from ..codec.values import JsonInput, JsonValue

__all__ = ["SignedWebhook", "WebhookFake", "WebhookFakes"]

_TEXT: Final = "whsec_dGhlIHNlY3JldCBvZiBhIGZha2U="
"""The secret of every fake, in a form that all kinds of signatures accept that take text or Base64."""

_HEX: Final = "7468652073656372657420"


@dataclass(frozen=True, slots=True)
class SignedWebhook:
    """A signed request of the server.

    Attributes:
        method: the HTTP method.
        body: the raw content.
        headers: the header fields, with the signature.
    """

    method: str
    body: bytes
    headers: Mapping[str, str]

    def send(self, url: str, *, transport: "httpx2.BaseTransport | None" = None) -> "httpx2.Response":
        """Send it, and return the response of the server under test.

        Args:
            url: where the server listens.
            transport: such as ``httpx2.WSGITransport(app)``, to call an application in process.
        """
        import httpx2

        with httpx2.Client(transport=transport, trust_env=False) as client:
            return client.request(self.method, url, content=self.body, headers=self.headers)

    async def send_async(self, url: str, *, transport: "httpx2.AsyncBaseTransport | None" = None) -> "httpx2.Response":
        """Send it, and return the response of the server under test.

        Args:
            url: where the server listens.
            transport: such as ``httpx2.ASGITransport(app)``, to call an application in process.
        """
        import httpx2

        async with httpx2.AsyncClient(transport=transport, trust_env=False) as client:
            return await client.request(self.method, url, content=self.body, headers=self.headers)


class WebhookFakes:
    """The webhooks of an API, to be signed and sent by a test.

    Attributes:
        secret: the secret that signs them; clients of the fake have it.
    """

    def __init__(
        self,
        signature: Signature,
        definitions: "Mapping[str, JsonValue]",
        payloads: "Mapping[str, JsonValue]",
    ) -> None:
        self.secret = _HEX if signature.key == "hex" else _TEXT
        self._signature = signature
        self._checker = Checker(definitions, sending=False)
        self._payloads = payloads

    def payload(self, name: str) -> "Mapping[str, JsonValue]":
        """Return the ``example`` and the ``schema`` of a webhook in the description; internal."""
        found = self._payloads.get(name)
        return found if isinstance(found, dict) else {}

    def signed(self, content: bytes, id: str | None, at: float | None, secret: str | None) -> dict[str, str]:
        """Return the header fields that sign a content; internal."""
        key = keys_of(self._signature, [self.secret if secret is None else secret])[0]
        identity = f"msg_{secrets.token_hex(12)}" if id is None else id
        return sign(self._signature, key, content, identity, time.time() if at is None else at)

    def check(self, hook: Hook, schema: "JsonValue", value: "JsonValue") -> None:
        """Check a payload; internal.

        Raises:
            RequestMismatch: the payload does not match its schema.
        """
        faults = list(self._checker.faults(schema, value, "payload"))
        if faults:
            raise RequestMismatch(hook.name, "webhook", faults)


class WebhookFake:
    """One webhook, with the payload of the description's example unless the test passes another."""

    def __init__(
        self,
        fakes: WebhookFakes,
        name: str,
        hook: Hook,
        *,
        method: str = "POST",
    ) -> None:
        payload = fakes.payload(name)
        self._fakes = fakes
        self._hook = hook
        self._method = method
        self._example = payload.get("example")
        self._schema = payload.get("schema", True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._hook.name}>"

    def example(self) -> "JsonValue":
        """Return a copy of the payload in the description."""
        return deepcopy(self._example)

    def sign(
        self,
        data: "JsonInput | bytes | Unset" = UNSET,
        *,
        id: str | None = None,
        at: float | None = None,
        secret: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> SignedWebhook:
        """Return a signed request with this webhook.

        Args:
            data: the payload; by default the example of the description. Bytes are signed unchanged and unchecked.
            id: the id of the webhook; random by default.
            at: the Unix time of signing; now by default.
            secret: the signing secret; by default that of the fake.
            headers: additional header fields.

        Raises:
            RequestMismatch: the payload does not match its schema.
        """
        content = (
            data if isinstance(data, bytes) else self._content(self.example() if isinstance(data, Unset) else data)
        )
        identifying = {each.name: str(each.values[0]) for each in self._hook.criteria if each.source == "header"}
        kind = getattr(self._hook.kind, "media_type", "")
        fields = {"content-type": kind} if kind and content else {}
        fields |= identifying | self._fakes.signed(content, id, at, secret) | dict(headers or {})
        return SignedWebhook(self._method, content, fields)

    def _content(self, data: "JsonInput") -> bytes:
        if isinstance(self._hook.kind, (Json, Form)):
            value = as_json(data)
            self._fakes.check(self._hook, self._schema, value)
            if isinstance(self._hook.kind, Json):
                return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            members = value if isinstance(value, dict) else {}
            return urlencode([(name, _text(each)) for name, each in members.items()]).encode()
        return b"" if data is None else str(data).encode()


def _text(value: "JsonValue") -> str:
    return value if isinstance(value, str) else json.dumps(value)
