"""Decimals and bytes: `Decimal` and `bytes` in Python, text or numbers in JSON, both ways without loss."""

import copy
import hmac
import json
import pickle
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from decimal import Decimal
from email import message_from_bytes
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest

from behaviour.described import Described, described
from pochoir import pipeline

SPEC = """
openapi: 3.1.0
info: {title: Prices, version: "1"}
servers: [{url: "http://127.0.0.1:9"}]
paths:
  /prices/{id}:
    put:
      operationId: putPrice
      tags: [prices]
      x-pochoir-method: put
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, format: decimal}}
        - {name: at_least, in: query, schema: {type: number, format: decimal, minimum: 0.1}}
        - {name: each, in: query, schema: {type: array, items: {type: string, format: decimal}}}
        - {name: key, in: query, schema: {type: string, format: byte}}
        - {name: X-Key, in: header, schema: {type: string, contentEncoding: base64}}
        - {name: X-Price, in: header, schema: {type: string, format: decimal, maxLength: 4}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Price"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Price"}}}}}
    get:
      operationId: listPrices
      tags: [prices]
      x-pochoir-method: get_all
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Price"}}}}
  /whole:
    put:
      operationId: putWhole
      tags: [prices]
      x-pochoir-method: put_all
      requestBody: {required: true, content: {application/json: {schema: {
        type: object, additionalProperties: {$ref: "#/components/schemas/Price"}}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: string, format: byte}}}}}
  /form:
    post:
      operationId: postForm
      tags: [prices]
      x-pochoir-method: put_form
      requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: &form {
        type: object, properties: {text: {type: string, format: decimal}, number: {type: number, format: decimal},
          seal: {type: string, format: byte}, seals: {type: array, items: {type: string, format: byte}}}}}}}
      responses: &ok {"200": {description: ok}}
  /multipart:
    post:
      operationId: postParts
      tags: [prices]
      x-pochoir-method: put_parts
      requestBody: {required: true, content: {multipart/form-data: {schema: {
        type: object, properties: {text: {type: string, format: decimal}, number: {type: number, format: decimal},
          seal: {type: string, format: byte}, file: {type: string, format: binary}}}}}}
      responses: *ok
components:
  schemas:
    Amount: {type: string, format: decimal}
    Price:
      type: object
      properties:
        text: {$ref: "#/components/schemas/Amount"}
        number: {type: number, format: decimal}
        seal: {type: [string, "null"], format: byte}
        bounded: {type: number, format: decimal, minimum: 0.1, maximum: 5, multipleOf: 0.01}
        cents: {type: number, format: decimal, multipleOf: 0.01}
        short: {type: string, format: decimal, maxLength: 4, pattern: "^[0-9.]+$"}
        texts: {type: array, items: {type: string, format: decimal}}
        numbers: {type: object, additionalProperties: {type: number, format: decimal}}
        either: {anyOf: [{type: string, format: decimal}, {type: boolean}]}
        both: {type: [string, number], format: decimal}
        plain: {type: number}
        some: {type: number, format: decimal, default: 1.5}
        inner: {$ref: "#/components/schemas/Price"}
        union: {oneOf: [{$ref: "#/components/schemas/Card"}, {$ref: "#/components/schemas/Bank"}]}
        open: {anyOf: [{$ref: "#/components/schemas/Card"}, {type: object, additionalProperties: {
          type: string, format: decimal}}]}
        any: {}
        pair: {type: array, minItems: 2, maxItems: 2, prefixItems: [
          {type: string, format: decimal}, {type: number, format: decimal, minimum: 0.1}]}
        within: {minimum: 0.5, anyOf: [{type: number, format: decimal, maximum: 9.5}, {type: boolean}]}
        seals: {anyOf: [{type: string, format: byte, maxLength: 4}, {type: array, maxItems: 1, items: {type: integer}}]}
        "": {type: number, format: decimal}
    Card: {type: object, required: [kind], properties: {kind: {const: card}, fee: {type: string, format: decimal}}}
    Bank: {type: object, required: [kind], properties: {kind: {const: bank}, key: {type: string, format: byte}}}
"""
LONG = "12345678901234567890.123456789012345678901234567890"


@pytest.fixture(scope="module")
def prices() -> Iterator[Described]:
    with described(SPEC) as found:
        yield found


def read(found: Described, content: str) -> tuple[Any, list[str]]:
    found.drifts.clear()
    found.server.answer(content.encode())
    return found.client.prices.put(Decimal(1)), found.drifted()


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("text", '"1.10"', Decimal("1.10")),
        ("text", f'"{LONG}"', Decimal(LONG)),
        ("text", '"0.00000001"', Decimal("0.00000001")),
        ("text", '"-1e5"', Decimal("-1e5")),
        ("number", "1.10", Decimal("1.10")),
        ("number", LONG, Decimal(LONG)),
        ("number", "5", Decimal(5)),
        ("number", "12345678901234567890123", Decimal("12345678901234567890123")),
        ("number", "1e-5", Decimal("1e-5")),
        ("seal", '"AP8="', b"\x00\xff"),
        ("seal", '""', b""),
        ("seal", "null", None),
        ("bounded", "0.1", Decimal("0.1")),
        ("bounded", "4.99", Decimal("4.99")),
        ("short", '"1.10"', Decimal("1.10")),
        ("texts", '["1.10", "2"]', [Decimal("1.10"), Decimal(2)]),
        ("numbers", f'{{"a": {LONG}}}', {"a": Decimal(LONG)}),
        ("either", '"1.10"', Decimal("1.10")),
        ("either", "true", True),
        ("open", '{"a": "1.10"}', {"a": Decimal("1.10")}),
        ("both", '"1.10"', "1.10"),
        ("both", "1.10", Decimal("1.10")),
        ("pair", f'["1.10", {LONG}]', (Decimal("1.10"), Decimal(LONG))),
        ("within", "0.5", Decimal("0.5")),
        ("within", "9.5", Decimal("9.5")),
        ("plain", "1.5", 1.5),
        ("any", "[1.5]", [1.5]),
        ("cents", "123456789012345678901234567890.01", Decimal("123456789012345678901234567890.01")),
        ("cents", "1e300", Decimal("1e300")),
    ],
)
def test_a_valid_value_is_typed_and_sent_back_as_it_came(
    prices: Described, name: str, written: str, expected: object
) -> None:
    price, drifts = read(prices, f'{{"{name}": {written}, "inner": {{"{name}": {written}}}}}')
    for value in (getattr(price, name), getattr(price.inner, name)):
        assert (value, type(value) is type(expected) or isinstance(value, Decimal), drifts) == (expected, True, [])
    prices.client.prices.put(Decimal(1), body=price)
    sent = json.loads(prices.server.last.body, parse_float=str, parse_int=str)
    given = json.loads(written, parse_float=str, parse_int=str)
    assert sent == {name: given, "inner": {name: given}}


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (LONG, f'"{LONG}"'),
        ("1.10", "1.1"),
        ("-0.0", "-0.0"),
        ("0", "0"),
        ("5", "5"),
        ("0.1", "0.1"),
        ("1e400", '"1e400"'),
    ],
)
def test_a_dump_is_read_as_it_was(prices: Described, number: str, written: str) -> None:
    price, _ = read(prices, f'{{"number": {number}, "numbers": {{"a": {number}}}}}')
    dump = price.model_dump_json(exclude_unset=True)
    assert dump == f'{{"number":{written},"numbers":{{"a":{written}}}}}'
    drifts: list[Any] = []
    model: Any = prices.module("models").Price
    assert type(price) is model
    again = model.read(dump, on_drift=drifts.append)
    assert (again.number, again.numbers, drifts) == (price.number, price.numbers, [])
    model.read('{"number": "1.10"}', on_drift=drifts.append)
    assert [each.pointer for each in drifts] == ["/number"]


@pytest.mark.parametrize(
    ("name", "written", "expected", "pointer"),
    [
        ("text", '"NaN"', "NaN", "/text"),
        ("text", '"1_000"', "1_000", "/text"),
        ("text", '" 1"', " 1", "/text"),
        ("text", '"+1"', "+1", "/text"),
        ("text", "1.5", 1.5, "/text"),
        ("number", '"1.10"', Decimal("1.10"), "/number"),
        ("number", '"x"', "x", "/number"),
        ("number", "true", True, "/number"),
        ("number", "1e400", Decimal("1e400"), "/number"),
        ("seal", '"AP8"', "AP8", "/seal"),
        ("seal", '"AP8=="', "AP8==", "/seal"),
        ("seal", '"A_8="', "A_8=", "/seal"),
        ("seal", '"AB=="', "AB==", "/seal"),
        ("seal", '"é"', "é", "/seal"),
        ("seal", "5", 5, "/seal"),
        ("within", "0.4", Decimal("0.4"), "/within"),
        ("within", "9.6", Decimal("9.6"), "/within"),
        ("pair", '["x", 0.5]', ("x", Decimal("0.5")), "/pair/0"),
        ("bounded", "0.05", Decimal("0.05"), "/bounded"),
        ("bounded", "5.01", Decimal("5.01"), "/bounded"),
        ("bounded", "1.005", Decimal("1.005"), "/bounded"),
        ("cents", "1.001", Decimal("1.001"), "/cents"),
        ("short", '"1.100"', Decimal("1.100"), "/short"),
        ("short", '"-1"', Decimal(-1), "/short"),
        ("texts", '["1.10", "x"]', [Decimal("1.10"), "x"], "/texts/1"),
        ("numbers", f'{{"a": {LONG}, "b": "x"}}', {"a": Decimal(LONG), "b": "x"}, "/numbers/b"),
    ],
)
def test_a_value_of_another_form_is_kept_and_reported(
    prices: Described, name: str, written: str, expected: object, pointer: str
) -> None:
    price, drifts = read(
        prices, f'{{"{name}": {written}, "number": {LONG}}}' if name != "number" else f'{{"number": {written}}}'
    )
    value = getattr(price, name)
    assert (value, type(value) is type(expected) or isinstance(value, Decimal)) == (expected, True)
    assert [each for each in drifts if each] == [pointer]
    assert name == "number" or price.number == Decimal(LONG)
    prices.client.prices.put(Decimal(1), body=price)
    sent = json.loads(prices.server.last.body, parse_float=Decimal)
    given = json.loads(written, parse_float=Decimal)
    assert sent[name] == (given if name != "number" or not isinstance(expected, Decimal) else expected)


def test_base64_may_have_the_line_breaks_of_mail(prices: Described) -> None:
    price, drifts = read(prices, '{"seal": "AP8A/wD/\\r\\nAP8=\\n"}')
    assert (price.seal, drifts) == (b"\x00\xff\x00\xff\x00\xff\x00\xff", [])


def test_a_large_reply_keeps_its_digits_and_its_floats(prices: Described) -> None:
    one = f'{{"number": {LONG}, "plain": 0.5, "any": {{"a": [0.5]}}, "new": 0.5, "inner": {{"number": 1.10}}}}'
    for wrong in ('{"number": "x", "any": 0.5}', "0.5", "null"):
        prices.drifts.clear()
        prices.server.answer(f"[{', '.join([one] * 100)}, {wrong}]".encode())
        found = prices.client.prices.get_all("1")
        assert {(each.number, str(each.inner.number)) for each in found[:100]} == {(Decimal(LONG), "1.10")}
        floats = [found[0].plain, found[0].any["a"][0], found[0].new]
        assert (floats, {*map(type, floats)}) == ([0.5, 0.5, 0.5], {float})
        assert [each.pointer for each in prices.drifts] == ["/100/number" if "number" in wrong else "/100"]
    prices.server.answer(f"[{one}, 0.5]".encode())
    assert type(prices.client.prices.get_all("1")[1]) is float


def test_a_member_without_a_name_keeps_its_digits(prices: Described) -> None:
    price, drifts = read(prices, f'{{"": {LONG}}}')
    prices.client.prices.put(Decimal(1), body=price)
    assert (drifts, prices.server.last.body.decode()) == ([], f'{{"":{LONG}}}')


def test_a_default_is_a_decimal(prices: Described) -> None:
    models = prices.module("models")
    assert (read(prices, "{}")[0].some, models.Price().some) == (Decimal("1.5"), Decimal("1.5"))


def test_arguments_are_sent_in_their_form(prices: Described) -> None:
    prices.client.prices.put(
        Decimal("0.00000001"),
        at_least=Decimal("0.1"),
        each=[Decimal("1.10"), Decimal(2)],
        key=b"\x00\xff",
        x_key=b"\xfb",
        x_price=Decimal("1.10"),
        text=Decimal("1.10"),
        number=Decimal("1.10"),
        seal=bytearray(b"\x00\xff"),
        numbers={"a": Decimal(LONG)},
        either=Decimal(2),
        union={"kind": "card", "fee": Decimal("1.10")},
        inner={"text": Decimal("3.10"), "seal": b"a", "inner": prices.module("models").Price(text=Decimal("4.10"))},
    )
    sent = prices.server.last
    path, _, query = sent.target.partition("?")
    assert unquote(path) == "/prices/0.00000001"
    assert parse_qsl(query) == [("at_least", "0.1"), ("each", "1.10"), ("each", "2"), ("key", "AP8=")]
    headers = {name.lower(): text for name, text in sent.headers.items()}
    assert (headers["x-key"], headers["x-price"]) == ("+w==", "1.10")
    assert sent.body.decode() == (
        f'{{"text":"1.10","number":1.10,"seal":"AP8=","numbers":{{"a":{LONG}}},"either":"2",'
        '"inner":{"text":"3.10","seal":"YQ==","inner":{"text":"4.10"}},"union":{"kind":"card","fee":"1.10"}}'
    )


def test_maps_models_and_unions_are_sent_in_their_form(prices: Described) -> None:
    models = prices.module("models")
    prices.server.answer("AP8=")
    made = models.Price(text=Decimal("1.10"), seal=b"a", union=models.Bank(kind="bank", key=b"b"), new=Decimal("1.0"))
    got = prices.client.prices.put_all(body={"a": made, "b": {"seal": b"c", "texts": [Decimal(1)]}})
    assert prices.server.last.body.decode() == (
        '{"a":{"text":"1.10","seal":"YQ==","union":{"kind":"bank","key":"Yg=="},"new":1.0},'
        '"b":{"seal":"Yw==","texts":["1"]}}'
    )
    assert got == b"\x00\xff"


def test_text_is_sent_as_it_is(prices: Described) -> None:
    prices.client.prices.put("1.10", text="x", seal="AP8=", key="AP8=")
    assert (prices.server.last.target, prices.server.last.body) == (
        "/prices/1.10?key=AP8%3D",
        b'{"text":"x","seal":"AP8="}',
    )


def test_forms_have_the_texts(prices: Described) -> None:
    values = {"text": Decimal("1.10"), "number": Decimal("2.10"), "seal": b"\x00\xff"}
    prices.client.prices.put_form(**values, seals=[b"a", b"b"])
    assert parse_qsl(prices.server.last.body.decode()) == [
        *(("text", "1.10"), ("number", "2.10"), ("seal", "AP8="), ("seals", "YQ=="), ("seals", "Yg==")),
    ]
    prices.client.prices.put_parts(**values, file=("a.bin", b"\x00\xff"))
    sent = prices.server.last
    media_type = {name.lower(): text for name, text in sent.headers.items()}["content-type"]
    whole = message_from_bytes(f"Content-Type: {media_type}\r\n\r\n".encode() + sent.body)
    parts = {part.get_param("name", header="content-disposition"): part for part in whole.walk()}
    assert {name: (parts[name].get_payload(decode=True), parts[name].get_filename()) for name in parts if name} == {
        "text": (b"1.10", None),
        "number": (b"2.10", None),
        "seal": (b"AP8=", None),
        "file": (b"\x00\xff", "a.bin"),
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"text": 1.1}, r"body\.text: must be a Decimal, not float"),
        ({"text": 1}, r"body\.text: must be a Decimal, not int"),
        ({"texts": [Decimal(1), 1.1]}, r"body\.texts\[1\]: must be a Decimal, not float"),
        ({"inner": {"texts": [Decimal(1), Decimal("NaN")]}}, r"body\.inner\.texts\[1\]: NaN"),
        ({"text": Decimal("NaN")}, r"body\.text: NaN"),
        ({"number": Decimal("Infinity")}, r"body\.number: NaN"),
        ({"each": [1.5]}, r"each\[0\]: must be a Decimal, not float"),
        ({"at_least": Decimal("0.09")}, "at_least: must be at least 0.1"),
        ({"x_price": Decimal("1.100")}, "X-Price: must have at most 4 characters"),
        ({"short": Decimal(-1)}, r"body\.short: must match the pattern"),
        ({"pair": (1.1, Decimal(1))}, r"body\.pair\[0\]: must be a Decimal, not float"),
        ({"pair": [Decimal(1), Decimal("0.05")]}, r"body\.pair\[1\]: must be at least 0\.1"),
        ({"within": Decimal("0.4")}, r"body\.within: must be at least 0\.5"),
        ({"within": Decimal("9.6")}, r"body\.within: must be at most 9\.5"),
        ({"seals": b"four"}, r"body\.seals: must have at most 4 characters"),
        ({"seals": [1, 2]}, r"body\.seals: must have at most 1 item"),
        ({"plain": b"a"}, r"body\.plain: a value of type bytes"),
    ],
)
def test_what_is_not_exact_is_refused(prices: Described, given: dict[str, Any], message: str) -> None:
    with pytest.raises(prices.module("errors").InvalidArgument, match=message):
        prices.client.prices.put(Decimal(1), **given)


def test_models_are_copied_pickled_dumped_and_read_again(prices: Described) -> None:
    content = f'{{"text":"1e5","number":{LONG},"seal":"AP8=","texts":["0.00000001"],"numbers":{{"a":1.10}}}}'
    price, _ = read(prices, content)
    model: Any = prices.module("models").Price
    drifts: list[Any] = []
    for again in (
        copy.deepcopy(price),
        pickle.loads(pickle.dumps(price)),
        model.read(content),
        model.read(price.model_dump(exclude_unset=True), on_drift=drifts.append),
    ):
        assert again == price
        prices.client.prices.put(Decimal(1), body=again)
        assert prices.server.last.body.decode() == content
    assert drifts == []
    dumped = json.loads(price.model_dump_json(exclude_unset=True))
    assert dumped == {
        "text": "1e5",
        "number": LONG,
        "seal": "AP8=",
        "texts": ["0.00000001"],
        "numbers": {"a": 1.1},
    }
    assert model.read(price.model_dump_json(exclude_unset=True)) == price
    assert price.as_input()["text"] == Decimal("1e5")


def test_the_package_says_so(prices: Described) -> None:
    hints = prices.client.prices.put.__func__.__annotations__
    assert str(hints["id"]).strip("'") in ("Decimal", "<class 'decimal.Decimal'>")
    schema = prices.module("models").Price.model_json_schema()["$defs"]["Price"]["properties"]
    assert {"type": "number", "format": "decimal"}.items() <= schema["number"].items()
    assert schema["seal"]["anyOf"][0] == {"type": "string", "format": "byte"}


def test_importing_the_operations_imports_no_pydantic(prices: Described) -> None:
    name = prices.package.__name__
    folder = str(Path(str(prices.package.__file__)).parents[1])
    program = f"import sys; sys.path.insert(0, {folder!r}); import {name}._operations.prices\n"
    program += "print([each for each in ('pydantic', 'pydantic_core', 'httpx2') if each in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


STREAMS = """
openapi: 3.1.0
info: {title: Rates, version: "1"}
servers: [{url: "http://127.0.0.1:9"}]
paths:
  /events:
    get:
      operationId: listenRates
      tags: [rates]
      x-pochoir-method: listen
      responses: {"200": {description: ok, content: {text/event-stream: {schema: {$ref: "#/components/schemas/Rate"}}}}}
  /items:
    get:
      operationId: streamRates
      tags: [rates]
      x-pochoir-method: stream
      responses:
        "200": {description: ok, content: {application/jsonl: {itemSchema: {$ref: "#/components/schemas/Rate"}}}}
  /pages:
    get:
      operationId: listRates
      tags: [rates]
      x-pochoir-method: pages
      x-pochoir-pagination: {style: cursor, items: /rates, parameter: after, next: /next}
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  rates: {type: array, items: {$ref: "#/components/schemas/Rate"}}
                  next: {type: [string, "null"]}
webhooks:
  rate.changed:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Rate"}}}}
      responses: {"200": {description: ok}}
components:
  schemas:
    Rate: {type: object, properties: {rate: {type: number, format: decimal}, type: {const: rate.changed}}}
"""


def test_streams_pages_and_webhooks_keep_all_digits() -> None:
    rate = f'{{"rate":{LONG},"type":"rate.changed"}}'
    with described(STREAMS) as found:
        rates, server = found.client.rates, found.server
        server.answer(f"data: {rate}\n\n".encode(), "text/event-stream")
        assert [event.data.rate for event in rates.listen()] == [Decimal(LONG)]
        server.answer(f"{rate}\n".encode(), "application/jsonl")
        assert [item.rate for item in rates.stream()] == [Decimal(LONG)]
        server.answer(f'{{"rates":[{rate}],"next":null}}'.encode())
        assert [item.rate for item in rates.pages()] == [Decimal(LONG)]
        assert found.drifts == []
        secret = b64encode(b"secret").decode()
        hooks = found.module("webhooks").Webhooks(f"whsec_{secret}", now=lambda: 1_800_000_000)
        signature = b64encode(hmac.digest(b"secret", f"1.1800000000.{rate}".encode(), "sha256")).decode()
        event = hooks.unwrap(
            rate.encode(),
            {"webhook-id": "1", "webhook-timestamp": "1800000000", "webhook-signature": f"v1,{signature}"},
        )
        assert event.data.rate == Decimal(LONG)


def test_the_test_kit_gives_and_checks_the_texts(prices: Described) -> None:
    testing = prices.module("testing")
    fake = next(getattr(testing, name) for name in testing.__all__ if name.startswith("Fake"))()
    drifts: list[Any] = []
    with fake.client(on_drift=drifts.append) as client:
        price = client.prices.put(Decimal("1.10"), text=Decimal("1.10"), seal=b"a", number=Decimal("2.5"))
        assert ({type(price.text), type(price.number)}, type(price.seal), drifts) == ({Decimal}, bytes, [])
        made = prices.module("models").Price(text=Decimal("3.10"), seal=b"b", number=Decimal("1.10"))
        fake.prices.put.replies(made)
        again = client.prices.put(Decimal("1.10"))
        assert (str(again.text), again.seal, str(again.number), drifts) == ("3.10", b"b", "1.10", [])
        for wrong, message in ({"seal": "no Base64!"}, "Base64"), ({"text": "1,10"}, "a decimal"):
            with pytest.raises(testing.RequestMismatch, match=message):
                client.prices.put(Decimal("1.10"), **wrong)


def test_samples_pass_decimals_and_bytes(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(SPEC, "utf-8")
    page = pipeline.generate(spec, "sampled").files["sampled/docs/resources/prices.md"]
    sample = page.partition("= client.prices.put(")[2].partition("```")[0]
    assert "from decimal import Decimal\n" in page
    for part in ('Decimal("1.10"),', 'text=Decimal("1.10")', 'seal=b"text"'):
        assert part in sample
    assert '"seal": "dGV4dA=="' in page.partition("--data-raw")[2]
