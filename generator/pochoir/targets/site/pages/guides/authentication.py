"""The guide to authentication."""

from collections.abc import Iterator

from pochoir.targets.client.credentials import credentials
from pochoir.targets.client.user_logins import LOGGED_IN, certificate, user_logins
from pochoir.targets.site import stated
from pochoir.targets.site.pages.code_blocks import CodeBlock, program_block, python_block
from pochoir.targets.site.pages.guides.production import sections, shown
from pochoir.targets.site.pages.guides.sample_calls import blocks_of, entry_of, example_call, first
from pochoir.targets.site.samples import guide_programs, sign_in
from pochoir.targets.site.samples.python import Call
from pochoir.targets.site.site_index import Entry, SiteIndex


def authentication(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide."""
    api = index.api
    protected = [entry for entry in index.entries if entry.operation.security and () not in entry.operation.security]
    others = [entry for entry in index.entries if entry not in protected] if protected else []
    login = entry_of(index, api.login.operation) if api.login else None
    entry = first(protected)
    called = first(each for each in protected if api.login and sign_in.needs_only(api.login, each.operation))
    oauth2_program = (
        guide_programs.oauth2_flow(api, api.oauth2, example_call(index, entry)) if api.oauth2 and entry else ""
    )
    return {
        "schemes": api.schemes,
        "flows": {scheme.id: stated.flows(index.tree, scheme) for scheme in api.schemes},
        "obtained": api.flows,
        "user_logins": sections(user_logins(api)),
        "logged_in": shown(LOGGED_IN),
        "certificate": shown(found) if (found := certificate(api)) is not None else None,
        "token_scheme": api.flows.scheme if api.flows else api.oauth2.scheme if api.oauth2 else "",
        "credentials": credentials(api),
        "login": api.login,
        "login_entry": login,
        "oauth2": api.oauth2,
        "token_entry": entry_of(index, api.oauth2.operation) if api.oauth2 else None,
        "credential_samples": tuple(_credential_samples(index, example_call(index, entry))) if entry else (),
        "oauth2_sample": python_block(oauth2_program) if oauth2_program else None,
        "public": tuple(entry for entry in others if entry.operation.security_stated),
        "unstated": tuple(entry for entry in others if not entry.operation.security_stated),
        "no_authentication": not protected,
        "has_sign_in_samples": called is not None,
        "samples": tuple(_sign_in_samples(index, login, called)) if called else blocks_of(index, entry),
    }


def _sign_in_samples(index: SiteIndex, login: Entry | None, called: Entry) -> Iterator[CodeBlock]:
    """Yield the samples of a call. Other than the Python client, they send the login request first."""
    for each in blocks_of(index, called):
        if each.language != "python" and index.api.login and login:
            requests = sign_in.sign_in_of(
                index.api, index.example_values, index.api.login, login.operation, called.operation
            )
            yield program_block(each.key, each.title, sign_in.write(each.key, requests))
        else:
            yield each


def _credential_samples(index: SiteIndex, call: Call) -> Iterator[CodeBlock]:
    """Yield a program for every way to authenticate: the login, and each alternative of security schemes."""
    api = index.api
    alternatives = [guide_programs.login_credentials(api, api.login)] if api.login else []
    arguments = {scheme.id: str(scheme.argument) for scheme in api.schemes}
    schemes = dict.fromkeys(needed for entry in index.entries for needed in entry.operation.security if needed)
    if api.flows is not None:
        alternatives.append({str(each.argument): f"<{each.argument}>" for each in api.flows.secrets})
    alternatives += [
        guide_programs.placeholder_credentials(api, [arguments[name] for name in needed]) for needed in schemes
    ]
    for given in alternatives:
        yield python_block(guide_programs.with_credentials(api, call, given), *given)
