"""Pairs of descriptions that differ in an extension or in security, with the right verdicts."""

from typing import Any

from pochoir.evolution import BREAKING, COMPATIBLE, NEUTRAL
from unit.evolution_features import NUMBER, TEXT, Pair, Tree, pair
from unit.written_documents import Written, document, json_body, operation

LIMITS = [{"host": "api.example.com", "requests": 300, "per": 60, "scope": "ip"}]
SERVERS = [{"url": "https://api.example.com"}]


def flow(name: str, **more: str) -> Written:
    flows = {name: {"scopes": {}, "tokenUrl": "https://api.example.com/token"} | more}
    components: Tree = {"securitySchemes": {"oa": {"type": "oauth2", "flows": flows}}}
    return document(
        paths={"/pets": {"get": operation()}}, components=components, security=[{"oa": []}], servers=SERVERS
    )


def listed(**paging: Any) -> Written:
    parameters = [{"name": each, "in": "query", "schema": NUMBER} for each in ("limit", "offset", "page", "cursor")]
    responses = {"200": json_body({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": TEXT}, "next": {"type": "string"},
    }})}  # fmt: skip
    paged = operation(
        parameters=parameters, responses=responses, **{"x-pochoir-pagination": {"items": "/items"} | paging}
    )
    return document(paths={"/pets": {"get": paged}}, servers=SERVERS)


def size(limits: str) -> Written:
    return listed(style="offset", parameter="offset", size={"parameter": "limit", "default": 10, "limits": limits})


NAMES = {
    "a user no longer logs in on a page": Pair(
        flow("authorizationCode", authorizationUrl="https://api.example.com/auth"), flow("clientCredentials"),
        NEUTRAL, BREAKING, later=True,
    ),
    "a user can log in on a page": Pair(
        flow("clientCredentials"), flow("authorizationCode", authorizationUrl="https://api.example.com/auth"),
        NEUTRAL, COMPATIBLE, later=True,
    ),
    "no rate limits any more": pair(
        document(paths={"/pets": {"get": operation()}}, servers=SERVERS, **{"x-pochoir-rate-limits": LIMITS}),
        lambda tree: tree.pop("x-pochoir-rate-limits"), NEUTRAL, BREAKING, later=True,
    ),
    "no argument for the size of a page any more": Pair(size("list"), size("page"), NEUTRAL, BREAKING, later=True),
    "an argument for the size of a page": Pair(size("page"), size("list"), NEUTRAL, COMPATIBLE, later=True),
    "an argument that the client sets now, from page to page": Pair(
        listed(style="page", parameter="page"), listed(style="cursor", parameter="cursor", next="/next"),
        BREAKING, BREAKING,
    ),
}  # fmt: skip
"""Names that an extension or a security scheme makes."""

EXTENSIONS = {**NAMES}
