"""A collection for Bruno, in its JSON format for import."""

from hashlib import sha256
from typing import Final

from pochoir.ir import Json
from pochoir.targets.site.collections import login
from pochoir.targets.site.collections.postman import headers, url_of, value_of
from pochoir.targets.site.collections.replies import SavedReply, saved_replies
from pochoir.targets.site.pages.operation import title
from pochoir.targets.site.samples import Request, request_of
from pochoir.targets.site.site_index import Entry, SiteIndex

_ALPHABET: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def collection(index: SiteIndex) -> Json:
    """Return the collection as JSON, with an environment whose variables are to be filled in."""
    api = index.api
    folders: list[Json] = []
    for number, resource in enumerate(api.resources, 1):
        items: list[Json] = [_item(index, entry, seq) for seq, entry in enumerate(index.operations_of(resource), 1)]
        name = resource.label
        folders.append(
            {"uid": _uid(api.distribution, name), "type": "folder", "name": name, "seq": number, "items": items}
        )
    variables: list[Json] = [_variable(api.distribution, "baseUrl", api.servers[0].url if api.servers else "", False)]
    variables += [_variable(api.distribution, each.variable, "", True) for each in api.schemes if each.variable]
    environment: Json = {"uid": _uid(api.distribution, "environment"), "name": "default", "variables": variables}
    return {
        "uid": _uid(api.distribution),
        "version": "1",
        "name": api.title or api.distribution,
        "items": folders,
        "environments": [environment],
        "activeEnvironmentUid": _uid(api.distribution, "environment"),
    }


def _item(index: SiteIndex, entry: Entry, seq: int) -> Json:
    request = request_of(index.api, index.example_values, entry.operation)
    owner = f"{index.folder}/{entry.operation.id}"
    sent: list[Json] = [
        {"uid": _uid(owner, name), "name": name, "value": value_of(value), "description": "", "enabled": True}
        for name, value in headers(request)
    ]
    sample: dict[str, Json] = {
        "url": url_of(index, request),
        "method": request.method,
        "headers": sent,
        "params": _params(index, request, owner),
        "body": _body(request, owner),
    }
    script = "\n".join(login.script(index.api, entry.operation, login.BRUNO)) or None
    more: dict[str, Json] = {
        "auth": _auth(request),
        "script": {"req": None, "res": script},
        "vars": {"req": [], "res": []},
        "assertions": [],
        "tests": "",
        "docs": entry.operation.doc.description,
    }
    replies = enumerate(saved_replies(entry.operation), 1)
    return {
        "uid": _uid(owner),
        "type": "http-request",
        "name": title(entry.operation),
        "seq": seq,
        "request": {**sample, **more},
        "examples": [_example(each, sample, owner, number) for number, each in replies],
    }


def _example(reply: SavedReply, request: Json, owner: str, number: int) -> Json:
    uid = _uid(owner, "example", str(number))
    header: Json = {
        "uid": _uid(uid, "Content-Type"),
        "name": "Content-Type",
        "value": reply.media_type,
        "description": "",
        "enabled": True,
    }
    return {
        "uid": uid,
        "itemUid": _uid(owner),
        "name": reply.name,
        "description": "",
        "type": "http-request",
        "request": request,
        "response": {
            "status": reply.status,
            "statusText": reply.phrase,
            "headers": [header] if reply.media_type else [],
            "body": {"type": reply.kind, "content": reply.content},
        },
    }


def _params(index: SiteIndex, request: Request, owner: str) -> list[Json]:
    query = url_of(index, request).partition("?")[2]
    return [
        {
            "uid": _uid(owner, "query", pair),
            "name": name,
            "value": value,
            "description": "",
            "type": "query",
            "enabled": True,
        }
        for pair in (query.split("&") if query else [])
        for name, _, value in (pair.partition("="),)
    ]


def _body(request: Request, owner: str) -> Json:
    modes = {"json": "json", "text": "text", "form": "formUrlEncoded", "multipart": "multipartForm"}
    parts = [_part(request, owner, number) for number in range(len(request.form))]
    return {
        "mode": modes.get(request.kind, "none"),
        "json": request.text if request.kind == "json" else None,
        "text": request.text if request.kind == "text" else None,
        "xml": None,
        "sparql": None,
        "formUrlEncoded": [*parts] if request.kind == "form" else [],
        "multipartForm": [*parts] if request.kind == "multipart" else [],
    }


def _part(request: Request, owner: str, number: int) -> Json:
    part = request.form[number]
    field: dict[str, Json] = {
        "uid": _uid(owner, "body", part.name, str(number)),
        "name": part.name,
        "value": [] if part.file else part.value,
        "description": "",
        "enabled": True,
    }
    if request.kind == "multipart":
        field["type"] = "file" if part.file else "text"
    return field


def _auth(request: Request) -> Json:
    if not request.tool_auth:
        return {"mode": "none"}
    mode = request.tool_auth.collection
    return {"mode": mode, mode: {"username": "{{" + request.tool_auth.variable + "}}", "password": ""}}


def _variable(owner: str, name: str, value: str, secret: bool) -> Json:
    return {
        "uid": _uid(owner, "variable", name),
        "name": name,
        "value": value,
        "type": "text",
        "enabled": True,
        "secret": secret,
    }


def _uid(*parts: str) -> str:
    """Return an id of 21 characters, as Bruno requires. The same parts give the same id."""
    number = int.from_bytes(sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest(), "big")
    letters: list[str] = []
    for _ in range(21):
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(letters)
