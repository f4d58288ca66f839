"""Webhooks and callbacks: verified, identified and read by generated packages; signed and sent by their test kits."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from packages import imported

SPEC = """
openapi: 3.1.1
info: {title: Hook shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /subscriptions:
    post:
      operationId: subscribe
      tags: [Webhooks]
      requestBody:
        content: {application/json: {schema: {type: object, properties: {url: {type: string}}}}}
      responses: {"201": {description: Made.}}
      callbacks:
        onData:
          "{$request.body#/url}":
            post:
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Data"}}}}
              responses: {"204": {description: Taken.}}
webhooks:
  petCreated:
    post:
      summary: A pet was created
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [type, data]
              properties: {type: {const: pet.created}, data: {$ref: "#/components/schemas/Pet"}}
            example: {type: pet.created, data: {id: 1, name: Rex, born: "2020-02-03"}}
      responses: {"204": {description: Received.}}
  pet.sold:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Sale"}}}}
      responses: {"204": {description: Received.}}
  order:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [command, count]
              properties: {command: {type: string}, count: {type: integer}}
      responses: {"200": {description: Received.}}
  ping: {post: {responses: {"200": {description: Pong.}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties: {id: {type: integer, readOnly: true}, name: {type: string}, born: {type: string, format: date}}
    Sale: {type: object, required: [type, price], properties: {type: {enum: [pet.sold]}, price: {type: number}}}
    Data: {type: object, required: [sequence], properties: {sequence: {type: integer}}}
"""
NOW = 1614265330
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_" + base64.b64encode(b"another secret").decode()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("hooks"), "hook-shop") as found:
        yield found


@pytest.fixture
def hooks(package: Any) -> Any:
    return package.webhooks.Webhooks(SECRET, now=lambda: NOW)


def signed(body: bytes, id: str = "msg_1", at: int = NOW, secret: str = SECRET) -> dict[str, str]:
    """Sign as Standard Webhooks defines; an independent implementation."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return {"Webhook-Id": id, "Webhook-Timestamp": str(at), "Webhook-Signature": signature}


def created(**more: Any) -> bytes:
    return json.dumps({"type": "pet.created", "data": {"id": 7, "name": "Rex", "born": "2020-02-03"}} | more).encode()


def test_the_published_example_of_standard_webhooks_is_accepted(hooks: Any) -> None:
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": str(NOW),
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    event = hooks.unwrap(b'{"test": 2432232314}', headers)
    assert event.id == "msg_p5jXN8AQM9LWM0D4loKWxJek"
    assert event.timestamp.timestamp() == NOW


def test_a_webhook_is_an_object_of_its_class(package: Any, hooks: Any) -> None:
    event = hooks.unwrap(created(), signed(created()))
    assert isinstance(event, package.webhooks.PetCreated)
    assert (event.name, event.data.data.id, event.data.data.born.year) == ("petCreated", 7, 2020)
    assert event.content == created()


def test_webhooks_are_distinguished_by_their_constants(package: Any, hooks: Any) -> None:
    body = b'{"type": "pet.sold", "price": 2}'
    event = hooks.unwrap(body, signed(body))
    assert isinstance(event, package.webhooks.PetSold)
    assert event.data.price == 2


def test_a_webhook_without_a_body_is_none(package: Any, hooks: Any) -> None:
    event = hooks.unwrap(b"", signed(b""))
    assert isinstance(event, package.webhooks.Ping)
    assert event.data is None


def test_the_members_of_a_form_have_their_types(package: Any, hooks: Any) -> None:
    body = b"command=%2Fsell+Rex&count=3"
    headers = signed(body) | {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    event = hooks.unwrap(body, headers)
    assert isinstance(event, package.webhooks.Order)
    assert (event.data.command, event.data.count) == ("/sell Rex", 3)


def test_the_caller_may_say_which_webhook_it_is(package: Any, hooks: Any) -> None:
    body = b'{"sequence": 4}'
    event = hooks.unwrap(body, signed(body), event=package.webhooks.OnData)
    assert isinstance(event, package.webhooks.OnData)
    assert event.data.sequence == 4
    with pytest.raises(package.errors.InvalidArgument, match="UnknownWebhook is not a webhook of this API"):
        hooks.unwrap(body, signed(body), event=package.webhooks.UnknownWebhook)


def test_an_unknown_webhook_is_kept_and_reported(package: Any) -> None:
    drifts: list[Any] = []
    hooks = package.webhooks.Webhooks(SECRET, now=lambda: NOW, on_drift=drifts.append)
    body = b'{"type": "pet.lost", "where": [1]}'
    event = hooks.unwrap(body, signed(body))
    assert isinstance(event, package.webhooks.UnknownWebhook)
    assert (event.name, event.data) == ("pet.lost", {"type": "pet.lost", "where": [1]})
    assert [str(each) for each in drifts] == [
        "pet.lost: at /type: expected a webhook of the description, got another, or one of several"
    ]


def test_a_payload_that_drifted_is_kept_and_reported(package: Any) -> None:
    drifts: list[Any] = []
    body = created(data={"id": "seven", "name": "Rex", "color": "red"})
    hooks = package.webhooks.Webhooks(SECRET, now=lambda: NOW, on_drift=drifts.append)
    event = hooks.unwrap(body, signed(body))
    assert (event.data.data.id, event.data.data.color) == ("seven", "red")
    assert [each.pointer for each in drifts] == ["/data/id"]
    strict = package.webhooks.Webhooks(SECRET, now=lambda: NOW, strict=True)
    with pytest.raises(package.errors.DriftError, match="petCreated: the payload does not match its schema"):
        strict.unwrap(body, signed(body))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"Webhook-Signature": "v1,AAAA"}, "the signature does not match"),
        ({"Webhook-Signature": "v1,not base64 é"}, "the signature does not match"),
        ({"Webhook-Signature": "v2,AAAA"}, "the signature that begins 'v1,' is missing"),
        ({"Webhook-Signature": ""}, "the signature that begins 'v1,' is missing"),
        ({"Webhook-Id": "msg_2"}, "the signature does not match"),
        ({"Webhook-Id": ""}, "the header webhook-id is missing"),
        ({"Webhook-Timestamp": str(NOW + 1)}, "the signature does not match"),
        ({"Webhook-Timestamp": "soon"}, "the timestamp in the header webhook-timestamp is not a number"),
    ],
)
def test_what_is_not_signed_is_rejected(package: Any, hooks: Any, change: dict[str, str], message: str) -> None:
    with pytest.raises(package.errors.SignatureInvalid, match=message) as caught:
        hooks.unwrap(created(), signed(created()) | change)
    assert isinstance(caught.value, package.errors.WebhookRejected)
    assert SECRET not in str(caught.value) + repr(hooks)


def test_no_other_id_passes_for_the_one_that_was_signed(package: Any, hooks: Any) -> None:
    headers = signed(created(), id="a?b")
    assert hooks.unwrap(created(), headers).id == "a?b"
    for other in ("a\u6f22b", "a\xe9b"):
        with pytest.raises(package.errors.SignatureInvalid):
            hooks.unwrap(created(), headers | {"Webhook-Id": other})


def test_nothing_is_parsed_before_it_is_verified(package: Any, hooks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*given: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("hook_shop._runtime.webhooks.payloads.read_json", parsed)
    with pytest.raises(package.errors.SignatureInvalid):
        hooks.unwrap(created(), signed(b"{}"))


@pytest.mark.parametrize(("at", "side"), [(NOW - 301, "301 seconds ago"), (NOW + 301, "301 seconds ahead")])
def test_a_replay_is_rejected(package: Any, hooks: Any, at: int, side: str) -> None:
    with pytest.raises(package.errors.WebhookExpired, match=side):
        hooks.unwrap(created(), signed(created(), at=at))
    patient = package.webhooks.Webhooks(SECRET, now=lambda: NOW, tolerance=None)
    assert patient.unwrap(created(), signed(created(), at=at)).name == "petCreated"


def test_secrets_can_be_rotated(package: Any) -> None:
    both = signed(created(), secret=OTHER)
    both["Webhook-Signature"] = (
        "v1a,ed25519 " + signed(created())["Webhook-Signature"] + " " + both["Webhook-Signature"]
    )
    for secret in (OTHER, [SECRET, OTHER], lambda: [OTHER]):
        hooks = package.webhooks.Webhooks(secret, now=lambda: NOW)
        assert hooks.unwrap(created(), signed(created(), secret=OTHER)).name == "petCreated"
        assert hooks.unwrap(created(), both).name == "petCreated"
    assert package.webhooks.Webhooks(SECRET, now=lambda: NOW).unwrap(
        created(), signed(created(), secret=OTHER), secret=OTHER
    )


def test_the_secret_may_be_in_the_environment(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = package.webhooks.Webhooks(now=lambda: NOW)
    with pytest.raises(
        package.errors.CredentialMissing, match=r"pass webhook_secret \(or set HOOK_SHOP_WEBHOOK_SECRET"
    ):
        hooks.unwrap(created(), signed(created()))
    monkeypatch.setenv("HOOK_SHOP_WEBHOOK_SECRET", f"{OTHER} {SECRET}")
    assert hooks.unwrap(created(), signed(created())).name == "petCreated"


@pytest.mark.parametrize(
    ("secret", "message"),
    [
        ("whsec_", "must not be empty"),
        ("whsec_é", "must be base64 text"),
        ("whpk_AAAA", "asymmetric keys are not supported"),
        ([7], "must be a str, not int"),
    ],
)
def test_a_wrong_secret_is_refused(package: Any, secret: Any, message: str) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=message):
        package.webhooks.Webhooks(secret, now=lambda: NOW).unwrap(created(), signed(created()))


@pytest.mark.parametrize("body", [created().decode(), json.loads(created())])
def test_parsed_content_is_refused(package: Any, hooks: Any, body: Any) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=r"body: must be bytes, .* pass the raw content"):
        hooks.unwrap(body, signed(created()))


def test_headers_of_every_framework_are_understood(hooks: Any) -> None:
    fields = signed(created())
    asgi = [(name.lower().encode(), value.encode()) for name, value in fields.items()]
    for headers in (fields, list(fields.items()), asgi):
        assert hooks.unwrap(created(), headers).id == "msg_1"
    several = {name: [value] for name, value in fields.items()}
    assert hooks.unwrap(created(), several).id == "msg_1"


@pytest.mark.parametrize("headers", [None, "webhook-id: msg_1", [1], [("a", "b", "c")]])
def test_what_is_no_headers_is_refused(package: Any, hooks: Any, headers: Any) -> None:
    with pytest.raises(package.errors.InvalidArgument, match="headers: must be a mapping"):
        hooks.unwrap(created(), headers)


def test_a_truncated_payload_is_an_error_and_other_text_is_kept(package: Any, hooks: Any) -> None:
    with pytest.raises(package.errors.DecodeError, match="the payload cannot be decoded"):
        hooks.unwrap(created()[:-5], signed(created()[:-5]))
    event = hooks.unwrap(b"hello", signed(b"hello") | {"content-type": "text/plain"})
    assert event.data == "hello"


def test_a_trusted_payload_can_be_read_without_a_secret(package: Any) -> None:
    event = package.webhooks.Webhooks().read_unverified(created())
    assert (event.name, event.id) == ("petCreated", None)


@pytest.mark.parametrize("name", ["HookShop", "AsyncHookShop"])
def test_a_client_receives_webhooks_with_its_options(package: Any, name: str) -> None:
    drifts: list[Any] = []
    client = getattr(package, name)(webhook_secret=SECRET, on_drift=drifts.append)
    # The resource of the tag "Webhooks" keeps its name.
    assert client.webhooks.subscribe
    fields = signed(b"[]", at=0)
    with pytest.raises(package.errors.WebhookExpired):
        client.webhook_events.unwrap(b"[]", fields)
    assert client.webhook_events.read_unverified(b"[]").data == []
    assert len(drifts) == 1


class Server(BaseHTTPRequestHandler):
    """Receives webhooks as an application would."""

    hooks: Any = None
    rejected: Any = Exception

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            answer = type(self.hooks.unwrap(body, self.headers)).__name__
        except self.rejected as error:
            answer = type(error).__name__
        self.send_response(200 if answer[0] != "S" else 400)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def url(package: Any) -> Iterator[str]:
    testing = import_module("hook_shop.testing")
    Server.hooks = testing.FakeHookShop().client().webhook_events
    Server.rejected = package.errors.WebhookRejected
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hooks"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_test_kit_signs_and_sends(package: Any, url: str) -> None:
    testing = import_module("hook_shop.testing")
    fake = testing.FakeHookShop()
    events = fake.webhook_events
    assert events.pet_created.sign().send(url).text == "PetCreated"
    assert events.pet_sold.sign({"type": "pet.sold", "price": 3}).send(url).text == "PetSold"
    assert events.order.sign({"command": "a b", "count": 2}).send(url).text == "Order"
    assert events.ping.sign().send(url).text == "Ping"
    assert events.pet_created.sign(b'{"type": "other"}').send(url).text == "UnknownWebhook"
    assert asyncio.run(events.pet_created.sign().send_async(url)).text == "PetCreated"
    assert events.pet_created.sign(secret=OTHER).send(url).text == "SignatureInvalid"
    assert events.pet_created.sign(at=1).send(url).text == "WebhookExpired"
    with pytest.raises(testing.RequestMismatch, match="petCreated"):
        events.pet_created.sign({"type": "pet.created"})


SLACK = """
x-pochoir-webhooks:
  signature:
    header: X-Shop-Signature
    prefix: "v0="
    signed: "v0:{timestamp}:{body}"
    timestamp: {header: X-Shop-Timestamp}
  event: {header: X-Shop-Event, values: {sold: pet.sold}}
"""
STRIPE = """
x-pochoir-webhooks:
  signature:
    header: X-Shop-Signature
    prefix: "v1="
    separator: ","
    signed: "{timestamp}.{body}"
    timestamp: {header: X-Shop-Signature, prefix: "t=", unit: milliseconds}
  event: {body: /meta/event}
"""
PLAIN = """
x-pochoir-webhooks: {signature: {header: X-Shop-Signature, algorithm: sha1, prefix: "sha1=", encoding: base64}}
"""
OTHERS = """
openapi: 3.1.1
info: {title: Other hooks, version: "1"}
paths: {}
webhooks:
  created: &one
    post: {requestBody: {$ref: "#/components/requestBodies/Thing"}, responses: {"204": {description: Taken.}}}
  sold: *one
components:
  requestBodies: {Thing: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
  schemas: {Thing: {type: object, required: [id], properties: {id: {type: integer}}}}
"""


def hexadecimal(key: bytes, text: bytes) -> str:
    return hmac.new(key, text, hashlib.sha256).hexdigest()


def test_a_signature_with_a_timestamp_and_events_by_a_header(tmp_path: Path) -> None:
    with imported(OTHERS + SLACK, tmp_path, "slack-hooks") as package:
        hooks = package.webhooks.Webhooks("secret", now=lambda: NOW)
        signature = "v0=" + hexadecimal(b"secret", f"v0:{NOW}:".encode() + b'{"id": 1}')
        fields = {"x-shop-signature": signature, "x-shop-timestamp": str(NOW), "x-shop-event": "pet.sold"}
        event = hooks.unwrap(b'{"id": 1}', fields)
        assert isinstance(event, package.webhooks.Sold)
        assert (event.data.id, event.id, event.timestamp.timestamp()) == (1, None, NOW)
        fields["x-shop-event"] = "created"
        assert isinstance(hooks.unwrap(b'{"id": 1}', fields), package.webhooks.Created)
        fields["x-shop-event"] = "lost"
        assert isinstance(hooks.unwrap(b'{"id": 1}', fields), package.webhooks.UnknownWebhook)
        testing = import_module("slack_hooks.testing")
        fake = testing.FakeSlackHooks()
        for name in ("created", "sold"):
            sent = getattr(fake.webhooks, name).sign()
            assert fake.client().webhooks.unwrap(sent.body, sent.headers).name == name


def test_a_timestamp_in_the_header_of_the_signature_and_events_by_a_member(tmp_path: Path) -> None:
    with imported(OTHERS + STRIPE, tmp_path, "stripe-hooks") as package:
        body = b'{"id": 1, "meta": {"event": "created"}}'
        hooks = package.webhooks.Webhooks("secret", now=lambda: NOW)
        digest = hexadecimal(b"secret", f"{NOW}000.".encode() + body)
        event = hooks.unwrap(body, {"X-Shop-Signature": f"t={NOW}000,v1=00,v1={digest},v0=1"})
        assert isinstance(event, package.webhooks.Created)
        with pytest.raises(package.errors.WebhookExpired):
            package.webhooks.Webhooks("secret").unwrap(body, {"X-Shop-Signature": f"t={NOW}000,v1={digest}"})


def test_a_signature_of_the_body_alone(tmp_path: Path) -> None:
    with imported(OTHERS + PLAIN, tmp_path, "plain-hooks") as package:
        digest = base64.b64encode(hmac.new(b"secret", b'{"id": 1}', hashlib.sha1).digest()).decode()
        fields = {"x-shop-signature": f"sha1={digest}"}
        hooks = package.webhooks.Webhooks("secret")
        assert hooks.unwrap(b'{"id": 1}', fields, event=package.webhooks.Sold).data.id == 1
        # Nothing distinguishes the two webhooks.
        assert isinstance(hooks.unwrap(b'{"id": 1}', fields), package.webhooks.UnknownWebhook)
        own = package.Signature(header="x-mine")
        hooks = package.webhooks.Webhooks("secret", signature=own)
        fields = {"x-mine": hexadecimal(b"secret", b'{"id": 1}')}
        assert hooks.unwrap(b'{"id": 1}', fields, event=package.webhooks.Sold).data.id == 1
        with pytest.raises(package.errors.InvalidArgument, match="timestamp_header: needed if"):
            package.Signature(header="x-mine", signed="{timestamp}.{body}")


def test_a_package_without_webhooks_has_none_of_this(tmp_path: Path) -> None:
    paths = "paths: {/a: {get: {responses: {'204': {description: Nothing.}}}}}"
    spec = OTHERS.partition("webhooks:")[0].replace("paths: {}", paths)
    with imported(spec, tmp_path, "no-hooks") as package:
        names = {path.name for path in Path(package.__file__).parent.rglob("*.py")}
        assert not names & {"webhooks.py", "payloads.py", "signatures.py", "_webhooks.py"}
        assert not hasattr(package.NoHooks(base_url="http://localhost"), "webhooks")


def test_webhooks_of_openapi_3_0_are_an_extension(tmp_path: Path) -> None:
    spec = OTHERS.replace("openapi: 3.1.1", "openapi: 3.0.3").replace("webhooks:", "x-webhooks:")
    with imported(spec, tmp_path, "old-hooks") as package:
        event = package.webhooks.Webhooks().read_unverified(b'{"id": 1}', event=package.webhooks.Sold)
        assert event.data.id == 1
        assert not isinstance(event, package.webhooks.Created)


def test_a_time_of_signing_that_no_calendar_has_is_none(package: Any) -> None:
    hooks = package.webhooks.Webhooks(SECRET, tolerance=None)
    assert hooks.unwrap(created(), signed(created(), at=10**15)).timestamp is None
