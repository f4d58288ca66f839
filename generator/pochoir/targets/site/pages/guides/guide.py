"""The table of guides, and the guides to pagination and environments."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import cast

from pochoir.targets.site import stated
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.code_blocks import CodeBlock, program_block, python_block, twin_blocks
from pochoir.targets.site.pages.credential_fields import credential_fields
from pochoir.targets.site.pages.guides.authentication import authentication
from pochoir.targets.site.pages.guides.errors import errors
from pochoir.targets.site.pages.guides.open_questions import open_questions
from pochoir.targets.site.pages.guides.production import production
from pochoir.targets.site.pages.guides.rate_limits import rate_limits
from pochoir.targets.site.pages.guides.real_time import real_time
from pochoir.targets.site.pages.guides.sample_calls import blocks_of, example_call, simplest
from pochoir.targets.site.pages.guides.webhooks import webhooks
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.samples import curl, guide_programs, request_of
from pochoir.targets.site.site_index import SiteIndex

TITLES: Mapping[str, str] = {
    "authentication": N_("Authentication"),
    "errors": N_("Errors"),
    "pagination": N_("Pagination"),
    "rate-limits": N_("Rate limits"),
    "environments": N_("Environments and versions"),
    "production": N_("In production"),
    "real-time": N_("WebSockets"),
    "webhooks": N_("Webhooks"),
    "open-questions": N_("Open questions"),
}
"""The titles of the guides: interface strings."""


def guide(index: SiteIndex, name: str) -> Page:
    """Return the page of a guide."""
    context_builders: Mapping[str, Callable[[SiteIndex], dict[str, object]]] = {
        "authentication": authentication,
        "errors": errors,
        "pagination": _pagination,
        "rate-limits": rate_limits,
        "environments": _environments,
        "production": production,
        "real-time": real_time,
        "webhooks": webhooks,
        "open-questions": open_questions,
    }
    context = {"guide": name, "name": name} | context_builders[name](index)
    samples = cast("tuple[CodeBlock, ...]", context.get("samples", ()))
    context["fields"] = credential_fields(index) if any(each.fill for each in samples) else None
    return Page("guide", f"{index.folder}/guides/{name}", TITLES[name], context, translated=True, group="guides")


def _pagination(index: SiteIndex) -> dict[str, object]:
    paged = tuple(entry for entry in index.entries if entry.operation.paging)
    entry = min(paged, key=lambda each: sum(one.required for one in each.operation.parameters), default=None)
    if entry is None:
        return {"paged": (), "samples": ()}
    call = example_call(index, entry)
    samples = (
        *twin_blocks(index.api, partial(guide_programs.reading_pages, index.api, call)),
        *blocks_of(index, entry, "curl"),
    )
    return {"paged": paged, "samples": samples}


def _environments(index: SiteIndex) -> dict[str, object]:
    """Return the servers, and samples that call the second one, because the first one is the default."""
    api, entry = index.api, simplest(index.entries)
    server = api.servers[:2][-1] if api.servers else None
    samples: list[CodeBlock] = []
    if entry is not None:
        samples.append(python_block(guide_programs.choosing_server(api, example_call(index, entry), server)))
        request = request_of(api, index.example_values, entry.operation)
        if server and not entry.operation.server:
            request = replace(request, server=server.url)
        samples.append(program_block("curl", "curl", curl.write(request)))
    variable = f"{str(api.package).upper()}_BASE_URL"
    variables = {str(each.name): stated.template(index.tree, each)[1] for each in api.servers}
    return {"servers": api.servers, "variables": variables, "base_variable": variable, "samples": tuple(samples)}
