"""A description with every kind of parameter, credential, body and response, for the tests of samples."""

from collections.abc import Mapping

from pochoir.ir import Json

HOSTILE = 'it\'s "quoted" $HOME `id` \\n ${x} %s <b> é 日本 100%'
"""A text with special characters of every language."""
_TEXT: Json = {"type": "string"}
_FILE: Json = {"type": "string", "format": "binary"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_COLOUR: Json = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}},
}


def _parameter(name: str, place: str, schema: Json, example: Json, **more: Json) -> Json:
    return {"name": name, "in": place, "required": True, "schema": schema, "example": example, **more}


def _content(media_type: str, schema: Json, example: Json = None, **more: Json) -> dict[str, Json]:
    content: dict[str, Json] = {"schema": schema, **more}
    content |= {} if example is None else {"example": example}
    return {media_type: content}


def _body(**content: Json) -> Json:
    return {"required": True, "content": content}


def _operation(name: str, **more: Json) -> dict[str, Json]:
    done: Json = {
        "200": {"description": "Done.", "content": _content("application/json", {"type": "object"}, {"ok": True})}
    }
    return {"operationId": name, "tags": ["shapes"], "responses": done, **more}


def _post(name: str, content: Mapping[str, Json]) -> Json:
    return {"post": _operation(name, requestBody=_body(**content))}


def _get(name: str, *parameters: Json, **more: Json) -> Json:
    return {"get": _operation(name, parameters=list(parameters), **more)}


def _reply(name: str, status: str, content: Json = None, **more: Json) -> Json:
    reply: dict[str, Json] = {"description": "It.", **more}
    reply |= {} if content is None else {"content": content}
    return {"get": _operation(name, responses={status: reply})}


def _parameters() -> dict[str, Json]:
    return {
        "/texts/{id}": _get(
            "getText",
            _parameter("id", "path", _TEXT, "a b/c?d#é"),
            _parameter("q", "query", _TEXT, HOSTILE),
            _parameter("X-Text", "header", _TEXT, 'it\'s "x" $HOME `id` \\'),
            _parameter("crumb", "cookie", _TEXT, "a=b"),
        ),
        "/lists/{ids}": _get(
            "getLists",
            _parameter("ids", "path", _TEXTS, ["a,b", "c"]),
            _parameter("many", "query", _TEXTS, ["a b", "c&d"]),
            _parameter("comma", "query", _TEXTS, ["a,b", "c"], explode=False),
            _parameter("space", "query", _TEXTS, ["a", "b"], style="spaceDelimited", explode=False),
            _parameter("pipe", "query", _TEXTS, ["a", "b"], style="pipeDelimited", explode=False),
            _parameter("X-List", "header", _TEXTS, ["a", "b"]),
        ),
        "/labels/{label}/{matrix}": _get(
            "getLabels",
            _parameter("label", "path", _TEXTS, ["a", "b"], style="label", explode=True),
            _parameter("matrix", "path", _TEXTS, ["c", ""], style="matrix", explode=True),
        ),
        "/colours/{colour}": _get(
            "getColours",
            _parameter("colour", "path", _COLOUR, {"R": 1, "G": 2}),
            _parameter("filter", "query", _COLOUR, {"R": 3, "G": 4}, style="deepObject", explode=True),
            {
                "name": "where",
                "in": "query",
                "required": True,
                "content": _content("application/json", _COLOUR, {"R": 5, "G": 6}),
            },
        ),
        "/reserved": _get("getReserved", _parameter("path", "query", _TEXT, "/a/[b]?c=d", allowReserved=True)),
        "/numbers/{n}": _get(
            "getNumbers",
            _parameter("n", "path", {"type": "integer"}, 7),
            _parameter("on", "query", {"type": "boolean"}, True),
            _parameter("since", "query", {"type": "string", "format": "date-time"}, "2026-01-31T09:30:00Z"),
        ),
    }


def _credentials() -> dict[str, Json]:
    return {
        "/keys/basic": _get("needBasic", security=[{"basic": []}]),
        "/keys/query": _get("needQuery", _parameter("q", "query", _TEXT, "a"), security=[{"inQuery": []}]),
        "/keys/cookie": _get("needCookie", _parameter("c", "cookie", _TEXT, "1"), security=[{"inCookie": []}]),
        "/keys/both": _get("needBoth", security=[{"inHeader": [], "inQuery": []}]),
        "/keys/either": _get("needEither", security=[{"bearer": []}, {"inHeader": []}]),
        "/keys/perhaps": _get("needPerhaps", security=[{}, {"inHeader": []}]),
        "/keys/other": _get("needOther", security=[{"certificate": []}]),
        "/keys/none": _get("needNothing", security=[]),
    }


def _bodies() -> dict[str, Json]:
    text: Json = {"type": "object", "required": ["a"], "properties": {"a": _TEXT, "b": _TEXT, "c": _TEXT, "d": _TEXT}}
    upload: Json = {
        "type": "object",
        "required": ["file", "name"],
        "properties": {
            "file": _FILE,
            "more": {"type": "array", "items": _FILE},
            "name": _TEXT,
            "tags": _TEXTS,
            "meta": {"type": "object", "properties": {"a": _TEXT}},
        },
    }
    sent: Json = {"file": "", "more": ["", ""], "name": '@a;b="c"', "tags": ["<x", "y"], "meta": {"a": 'b;"c"'}}
    return {
        "/bodies/flat": _post(
            "sendFlat",
            _content("application/json", text, {"a": "=b", "b": "@c", "c": "d\\=e", "d": HOSTILE}),
        ),
        "/bodies/deep": _post(
            "sendDeep",
            _content("application/json", {}, {"a": [{"b": [1, 2.5, None, True]}], "long": list(range(40)), "c-d": "e"}),
        ),
        "/bodies/list": _post("sendList", _content("application/json", _TEXTS, ["a", "b'c"])),
        "/bodies/exact": _post(
            "sendExact", _content("application/json", {}, {"n": 12345678901234567890, "__proto__": {"a": 1}})
        ),
        "/bodies/null": _post("sendNull", _content("application/json", {"type": ["null", "object"]}, {})),
        "/bodies/form": _post(
            "sendForm",
            _content(
                "application/x-www-form-urlencoded",
                {"type": "object", "properties": {"a b": _TEXT, "l": _TEXTS, "j": _TEXTS, "o": _COLOUR}},
                {"a b": "c&d=é+f", "l": ["1", "2"], "j": ["3", "4"], "o": {"R": 1, "G": 2}},
                encoding={"j": {"explode": False}},
            ),
        ),
        "/bodies/upload": _post("upload", _content("multipart/form-data", upload, sent)),
        "/bodies/file": {
            "put": _operation("putFile", requestBody=_body(**_content("application/octet-stream", _FILE)))
        },
        "/bodies/text": _post("sendText", _content("text/plain", _TEXT, f"{HOSTILE}\nsecond line")),
        "/bodies/several": _post(
            "sendSeveral",
            {
                **_content("application/xml", _TEXT, "<a/>"),
                **_content("multipart/form-data", upload),
                **_content("application/json", text, {"a": "b"}),
            },
        ),
    }


def _replies() -> dict[str, Json]:
    head: Json = _operation("headThing", responses={"200": {"description": "There."}})
    location: Json = {"Location": {"schema": _TEXT, "example": "https://example.com/there"}}
    return {
        "/replies/file": _reply("download", "200", _content("application/pdf", _FILE)),
        "/replies/text": _reply("readText", "200", _content("text/csv", _TEXT, "a,b")),
        "/replies/events": _reply("follow", "200", _content("text/event-stream", {"type": "object"}, {"n": 1})),
        "/replies/none": _reply("nothing", "204"),
        "/replies/elsewhere": _reply("elsewhere", "302", headers=location),
        "/replies/head": {"head": head},
        "/replies/several": _reply(
            "several", "200", {**_content("text/html", _TEXT, "<p>"), **_content("application/json", {}, [1])}
        ),
    }


def description() -> Json:
    """Return the description."""
    schemes: Json = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
        "inHeader": {"type": "apiKey", "in": "header", "name": "X-Key", "x-pochoir-prefix": "Key $1 "},
        "inQuery": {"type": "apiKey", "in": "query", "name": "api_key"},
        "inCookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
        "certificate": {"type": "mutualTLS"},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shapes", "version": "1", "x-pochoir-language": "en"},
        "servers": [{"url": "https://api.example.com"}],
        "security": [{"bearer": []}],
        "paths": {**_parameters(), **_credentials(), **_bodies(), **_replies()},
        "components": {"securitySchemes": schemes},
    }
