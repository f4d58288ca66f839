"""Pairs of descriptions that differ in an extension or in security, with the right verdicts."""

from typing import Any

from pochoir.evolution import BREAKING, COMPATIBLE, NEUTRAL, Verdict
from unit.evolution_features import NUMBER, SIZED, TEXT, Pair, Tree, described, members, pair, post, ref
from unit.written_documents import Written, document, json_body, operation

LIMITS = [{"host": "api.example.com", "requests": 300, "per": 60, "scope": "ip"}]
SERVERS = [{"url": "https://api.example.com"}]


def flow(name: str, **more: str) -> Written:
    scopes: Tree = {}
    needed: list[str] = []
    flows = {name: {"scopes": scopes, "tokenUrl": "https://api.example.com/token", **more}}
    components: Tree = {"securitySchemes": {"oa": {"type": "oauth2", "flows": flows}}}
    return document(
        paths={"/pets": {"get": operation()}}, components=components, security=[{"oa": needed}], servers=SERVERS
    )


def flows(tree: Any) -> Any:
    return tree["components"]["securitySchemes"]["oa"]["flows"]


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
        BREAKING, BREAKING, later=True,
    ),
    "a user logs in on a page instead": Pair(
        flow("clientCredentials"), flow("authorizationCode", authorizationUrl="https://api.example.com/auth"),
        BREAKING, COMPATIBLE, later=True,
    ),
    "a user can also log in on a page": pair(
        flow("clientCredentials"),
        lambda tree: flows(tree).update(
            flows(flow("authorizationCode", authorizationUrl="https://api.example.com/auth").tree)
        ),
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


def form(**encoding: object) -> Written:
    content = {"schema": members(tags={"type": "array", "items": TEXT}, name=TEXT), "encoding": {"tags": encoding}}
    return described({}, requestBody={"required": True, "content": {"application/x-www-form-urlencoded": content}})


def members_of_form(tree: Any) -> Any:
    return post(tree)["requestBody"]["content"]["application/x-www-form-urlencoded"]


def filtered(prefix: str) -> Written:
    where = {"name": "where", "in": "query", "x-pochoir-key-prefix": prefix, "schema": {"type": "object"}}
    return described({}, parameters=[where])


def signed(header: str = "", *, by: str = "X-Event", **values: str) -> Written:
    """Return a description with webhooks, each with its value in a header."""
    request = {"requestBody": json_body(members("at", at=TEXT)), "responses": {"200": {"description": "ok"}}}
    signature = {"signature": {"header": header, "algorithm": "sha256", "encoding": "hex"}} if header else {}
    extension = ({"event": {"header": by, "values": values}} if values else {}) | signature
    return document(
        webhooks={name: {"post": request} for name in values or ("paid",)}, **{"x-pochoir-webhooks": extension}
    )


def token(path: str) -> Written:
    return flow("clientCredentials", tokenUrl=f"https://api.example.com{path}")


WIRE = {
    "a field of a form is serialized differently": Pair(form(), form(explode=False), BREAKING, NEUTRAL, later=True),
    "a field of a form is serialized as usual": Pair(
        form(style="pipeDelimited"), form(), BREAKING, NEUTRAL, later=True
    ),
    "a field of a form that is new is serialized in its way": pair(
        form(explode=False),
        lambda tree: (
            members_of_form(tree)["schema"]["properties"].update(ids={"type": "array", "items": TEXT}),
            members_of_form(tree)["encoding"].update(ids={"explode": False}),
        ),
        COMPATIBLE, COMPATIBLE,
    ),
    "keys in the query have another prefix": Pair(
        filtered("where."), filtered("filter."), BREAKING, NEUTRAL, later=True
    ),
    "webhooks are signed in another header": Pair(signed("X-Old"), signed("X-New"), BREAKING, NEUTRAL, later=True),
    "webhooks are signed as usual": Pair(signed("X-Old"), signed(), BREAKING, NEUTRAL, later=True),
    "an event has another value in its header": Pair(
        signed(paid="paid"), signed(paid="order.paid"), BREAKING, NEUTRAL, later=True
    ),
    "events are recognized by another header as well": Pair(
        signed(paid="paid"), signed(by="X-Type", paid="paid"), NEUTRAL, NEUTRAL
    ),
    "another event": Pair(signed(paid="paid"), signed(paid="paid", void="void"), COMPATIBLE, COMPATIBLE),
    "tokens are requested elsewhere": Pair(token("/a"), token("/b"), BREAKING, NEUTRAL, later=True),
}  # fmt: skip
"""What clients and servers send beyond types."""


KEY = "additionalProperties"


def undeclared(old: object, new: object, wire: Verdict, python: Verdict, **used: str) -> Pair:
    """Return a pair of which the one model is sent or received; None is for no `additionalProperties`."""
    before, after = (
        described({"Box": members(pet=ref("Pet")), "Pet": SIZED | ({} if each is None else {KEY: each})}, **used)
        for each in (old, new)
    )
    return Pair(before, after, wire, python, later=max(wire, python) is not NEUTRAL)


SENT, RECEIVED, DOG = {"sent": "Box"}, {"received": "Box"}, members(dog=TEXT)

UNDECLARED = {
    "received ones of another type": undeclared(TEXT, NUMBER, BREAKING, BREAKING, **RECEIVED),
    "received ones that are gone": undeclared(TEXT, False, COMPATIBLE, BREAKING, **RECEIVED),
    "received ones without a type": undeclared(TEXT, True, BREAKING, BREAKING, **RECEIVED),
    "received ones with a type": undeclared(None, NUMBER, COMPATIBLE, COMPATIBLE, **RECEIVED),
    "received ones that are models now": undeclared(None, DOG, COMPATIBLE, BREAKING, **RECEIVED),
    "received ones that nobody described": undeclared(None, False, COMPATIBLE, COMPATIBLE, **RECEIVED),
    "received ones that are any JSON, or not described": undeclared(None, True, NEUTRAL, NEUTRAL, **RECEIVED),
    "received ones where there were none": undeclared(False, TEXT, COMPATIBLE, COMPATIBLE, **RECEIVED),
    "sent ones of another type": undeclared(TEXT, NUMBER, BREAKING, BREAKING, **SENT),
    "sent ones that are refused": undeclared(TEXT, False, BREAKING, BREAKING, **SENT),
    "sent ones that are no longer described": undeclared(TEXT, None, COMPATIBLE, BREAKING, **SENT),
    "sent ones that nobody described": undeclared(None, False, COMPATIBLE, COMPATIBLE, **SENT),
    "sent ones where there were none": undeclared(False, TEXT, COMPATIBLE, COMPATIBLE, **SENT),
    "sent ones of a wider type": undeclared(NUMBER, {"type": "number"}, COMPATIBLE, COMPATIBLE, **SENT),
}
"""Members that a schema does not name."""


def either(**mapping: str) -> Written:
    schemas = {name: members("kind", kind=TEXT, **{name.lower(): TEXT}) for name in ("Cat", "Dog")}
    options = [{"$ref": f"#/components/schemas/{name}"} for name in schemas]
    values = {value: f"#/components/schemas/{name}" for value, name in mapping.items()}
    one = {"oneOf": options, "discriminator": {"propertyName": "kind", "mapping": values}}
    return document(schemas, {"/pets": {"get": operation(responses={"200": json_body(one)})}})


TAGS = {
    "a model of a union has another value": Pair(
        either(cat="Cat", dog="Dog"), either(cat2="Cat", dog="Dog"), BREAKING, BREAKING, later=True
    ),
    "a model of a union has one more value": Pair(
        either(cat="Cat", dog="Dog"), either(cat="Cat", kitten="Cat", dog="Dog"), BREAKING, BREAKING, later=True
    ),
    "a model of a union has one value less": Pair(
        either(cat="Cat", kitten="Cat", dog="Dog"), either(cat="Cat", dog="Dog"), COMPATIBLE, COMPATIBLE
    ),
}
"""Values that choose the model of a union."""

EXTENSIONS = {**NAMES, **WIRE, **UNDECLARED, **TAGS}
