"""How clients and servers talk beyond parameters, bodies and responses, as text for the surface."""

import json
from collections.abc import Iterator
from dataclasses import fields

from pochoir import ir


def encodings(body: ir.Body) -> dict[str, str]:
    """Return the encodings of the members of forms that are not the default, by the media type and the member."""
    return {
        f"{each.media_type} {encoding.wire}": _encoding(encoding)
        for each in sorted((body, *body.others), key=lambda one: one.media_type)
        for encoding in sorted(each.encodings, key=lambda one: one.wire)
    }


def _encoding(encoding: ir.Encoding) -> str:
    if encoding.content:
        return ", ".join(encoding.of_files or (encoding.content,))
    return f"{encoding.style}{' explode' * encoding.explode}{' reserved' * encoding.allow_reserved}"


def criteria(event: ir.Webhook) -> dict[str, list[str]]:
    """Return the values by which an event is recognized, as JSON, by where they are."""
    return {
        f"{each.source} {each.name}": [json.dumps(value, ensure_ascii=False) for value in each.values]
        for each in sorted(event.criteria, key=lambda one: (one.source, one.name))
    }


def protocols(api: ir.Api) -> dict[str, str]:
    """Return how webhooks are signed, and how credentials and tokens are requested."""
    return {name: " ".join(filter(None, parts)) for name, parts in _protocols(api) if any(parts)}


def _protocols(api: ir.Api) -> Iterator[tuple[str, list[str]]]:
    if api.login:
        yield "login", [*_login(api, api.login)]
    if api.webhooks and api.webhooks.signature:
        signature = api.webhooks.signature
        given = {each.name: getattr(signature, each.name) for each in fields(signature)}
        yield "signature", [f"{name}={value}" for name, value in given.items() if value]
    if api.flows:
        yield "tokens", [f"{grant}={_endpoint(each)}" for grant, each in sorted(_endpoints(api.flows))]


def _login(api: ir.Api, login: ir.Login) -> Iterator[str]:
    operations = (each for resource in api.resources for each in resource.operations if each.id == login.operation)
    yield from (f"{each.method.upper()} {each.path}" for each in operations)
    yield from (
        f"{each.scheme}={each.source} {each.name}" for each in sorted(login.sources, key=lambda one: one.scheme)
    )
    yield from (f"{name}={json.dumps(value)}" for name, value in sorted(login.constants))


def _endpoints(flows: ir.TokenFlows) -> Iterator[tuple[str, ir.TokenEndpoint]]:
    yield from flows.grants
    others = {"refresh": flows.refresh, "page": flows.page, "device": flows.device, "metadata": flows.metadata}
    yield from ((name, each) for name, each in others.items() if each is not None)


def _endpoint(endpoint: ir.TokenEndpoint) -> str:
    return f"{endpoint.server}{'' if endpoint.rooted else './'}{endpoint.path}"
