"""Check that the response of an upstream server matches the description."""

from collections.abc import Collection

import httpx2

from specs.documents import Json, JsonObject, at, document, escape, follow, mapping, violations


def fits(
    api: str,
    path: str,
    response: httpx2.Response,
    status: int = 200,
    *,
    as_default: bool = False,
    texts: Collection[str] = (),
) -> None:
    """Assert that a reply has the status that was meant, and matches its description.

    Args:
        path: the path as the description writes it.
        as_default: the description knows the status as `default` only.
        texts: members that the server writes as texts, though the description says they are numbers.
    """
    assert response.status_code == status, response.text
    root = document(api)
    replies = mapping(at(root, f"/paths/{escape(path)}/{response.request.method.lower()}/responses"))
    assert as_default == (str(status) not in replies), f"{response.request.method} {path} {status}"
    content = mapping(follow(root, mapping(replies["default" if as_default else str(status)])).get("content", {}))
    media_type = response.headers.get("content-type", "").partition(";")[0]
    if not response.content or not content:
        return
    assert media_type in content, media_type
    if "json" not in media_type:
        return
    schema: JsonObject = mapping(mapping(content[media_type])["schema"])
    assert not violations({**root, **schema}, _numbers(response.json(), texts))


def _numbers(value: Json, names: Collection[str]) -> Json:
    """The value, the texts of some members as the numbers that they hold."""
    if isinstance(value, list):
        return [_numbers(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: float(member) if name in names and isinstance(member, str) else _numbers(member, names)
        for name, member in value.items()
    }
