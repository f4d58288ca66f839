"""A collection for Postman, format 2.1."""

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from pochoir.ir import Json
from pochoir.targets.site.collections import login
from pochoir.targets.site.collections.replies import SavedReply, saved_replies
from pochoir.targets.site.pages.operation import title
from pochoir.targets.site.samples import Request, request_of
from pochoir.targets.site.samples.request import Secret
from pochoir.targets.site.site_index import Entry, SiteIndex

_SCHEMA: Final = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"


def collection(index: SiteIndex) -> Json:
    """Return the collection as JSON. Secrets and the base URL are variables."""
    api = index.api
    address: dict[str, Json] = {"key": "baseUrl", "value": api.servers[0].url if api.servers else "", "type": "string"}
    names = [scheme.variable for scheme in api.schemes if scheme.variable]
    secrets: list[Json] = [{"key": name, "value": "", "type": "string"} for name in names]
    variables: list[Json] = [address, *secrets]
    folders: list[Json] = [
        {
            "name": resource.label,
            "description": resource.doc.description,
            "item": [_item(index, entry) for entry in index.operations_of(resource)],
        }
        for resource in api.resources
    ]
    info: Json = {
        "_postman_id": str(uuid5(NAMESPACE_URL, f"pochoir:{api.distribution}")),
        "name": api.title or api.distribution,
        "description": api.doc.description,
        "schema": _SCHEMA,
        "version": api.version,
    }
    return {"info": info, "item": folders, "variable": variables}


def _item(index: SiteIndex, entry: Entry) -> Json:
    request = request_of(index.api, index.example_values, entry.operation)
    item: dict[str, Json] = {
        "method": request.method,
        "header": [{"key": name, "value": value_of(value)} for name, value in headers(request)],
        "url": _url(index, request),
        "description": entry.operation.doc.description,
    }
    body = _body(request)
    item |= {"body": body} if body else {}
    if request.tool_auth:
        mode, variable = request.tool_auth.collection, "{{" + request.tool_auth.variable + "}}"
        item["auth"] = {"type": mode, mode: [{"key": "username", "value": variable, "type": "string"}]}
    found: dict[str, Json] = {"name": title(entry.operation), "request": item}
    lines = login.script(index.api, entry.operation, login.POSTMAN)
    if lines:
        found["event"] = [{"listen": "test", "script": {"type": "text/javascript", "exec": [*lines]}}]
    found["response"] = [_reply(each, item) for each in saved_replies(entry.operation)]
    return found


def _reply(reply: SavedReply, request: Json) -> Json:
    return {
        "name": reply.name,
        "originalRequest": request,
        "status": reply.phrase,
        "code": reply.status,
        "_postman_previewlanguage": reply.kind,
        "header": [{"key": "Content-Type", "value": reply.media_type}] if reply.media_type else [],
        "cookie": [],
        "body": reply.content,
    }


def environment(index: SiteIndex) -> Json:
    """Return an environment for the collection as JSON, whose variables are to be filled in."""
    api = index.api
    found = [("baseUrl", api.servers[0].url if api.servers else "", "default")]
    found += [(scheme.variable, "", "secret") for scheme in api.schemes if scheme.variable]
    values: list[Json] = [{"key": key, "value": text, "type": kind, "enabled": True} for key, text, kind in found]
    return {
        "id": str(uuid5(NAMESPACE_URL, f"pochoir:{api.distribution}:environment")),
        "name": api.title or api.distribution,
        "values": values,
        "_postman_variable_scope": "environment",
    }


def headers(request: Request) -> list[tuple[str, str | Secret]]:
    """Return the headers of a request, including cookies."""
    cookies = "; ".join(f"{name}={value_of(value)}" for name, value in request.cookies)
    return [*request.headers, ("Cookie", cookies)] if cookies else list(request.headers)


def value_of(value: str | Secret) -> str:
    """Return a value. A secret is a variable of the collection."""
    return value if isinstance(value, str) else f"{value.prefix}{{{{{value.variable}}}}}"


def url_of(index: SiteIndex, request: Request) -> str:
    """Return the URL of a request. The default server is a variable of the collection."""
    first = index.api.servers[0].url if index.api.servers else ""
    server = "{{baseUrl}}" if request.server in ("", first) else request.server
    secrets = "&".join(f"{name}={value_of(secret)}" for name, secret in request.query_secrets)
    joiner = "&" if "?" in request.target else "?"
    return f"{server}{request.target}{joiner + secrets if secrets else ''}"


def _url(index: SiteIndex, request: Request) -> Json:
    raw = url_of(index, request)
    before, _, query = raw.partition("?")
    host, _, path = before.partition("/") if before.startswith("{{") else ("", "", before)
    url: dict[str, Json] = {"raw": raw}
    if host:
        url |= {"host": [host], "path": list(path.split("/"))}
    if query:
        pairs = [pair.partition("=") for pair in query.split("&")]
        url["query"] = [{"key": key, "value": value} for key, _, value in pairs]
    return url


def _body(request: Request) -> Json:
    if request.kind in ("json", "text"):
        language = "json" if request.kind == "json" else "text"
        return {"mode": "raw", "raw": request.text, "options": {"raw": {"language": language}}}
    if request.kind == "form":
        return {"mode": "urlencoded", "urlencoded": [{"key": part.name, "value": part.value} for part in request.form]}
    if request.kind == "multipart":
        return {
            "mode": "formdata",
            "formdata": [
                (
                    {"key": part.name, "type": "file", "src": []}
                    if part.file
                    else {"key": part.name, "value": part.value, "type": "text"}
                )
                for part in request.form
            ],
        }
    return {"mode": "file", "file": {}} if request.kind == "bytes" else None
