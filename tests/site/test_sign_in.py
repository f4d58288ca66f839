"""Samples that sign in without the client get the credentials and make a call with them."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pochoir import ir, pipeline
from pochoir.ir import Json
from pochoir.targets.site import ApiDescription, build
from pochoir.targets.site.site_index import SiteIndex, build_index
from upstream import rdv_data, rdv_solidarites
from upstream.serve import serve

from . import page_samples
from .descriptions import GENERATED, describe_data
from .page_samples import code_samples
from .sample_runner import Job, Program, ProgramResult

_PROGRAMS = {"curl": ("curl", "jq"), "javascript": ("node",)}


@pytest.fixture(params=_PROGRAMS)
def kind(request: pytest.FixtureRequest) -> str:
    """A kind of sample other than Python, if it can be run."""
    name: str = request.param
    for program in _PROGRAMS[name]:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    return name


def _shown(site: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return the samples of the guide to authentication that are next to its text."""
    return dict(code_samples(site[f"en/{folder}/guides/authentication.html"]))


def _without_tokens(job: Job, api: ir.Api) -> Job:
    """Return the job without the variables that are only known after signing in."""
    unknown = {scheme.variable for scheme in api.schemes}
    return {**job, "environment": {name: value for name, value in job["environment"].items() if name not in unknown}}


def _run(index: SiteIndex, package: Path, kind: str, code: str) -> ProgramResult:
    program: Program = {"name": "sign in", "kind": kind, "code": code}
    [[ran]] = page_samples.run_jobs([(_without_tokens(page_samples.job(index.api, [program]), index.api), package)])
    return ran


def _signing_in(apis: tuple[ApiDescription, ...]) -> Iterator[SiteIndex]:
    yield from (index for index in map(build_index, apis) if index.api.login)


def test_the_sample_signs_in_and_makes_a_call(
    kind: str, apis: tuple[ApiDescription, ...], site: Mapping[str, str]
) -> None:
    indexes = list(_signing_in(apis))
    assert {index.folder for index in indexes} == {"rdv-solidarites", "mon-petit-placement", "rightech"}
    for index in indexes:
        ran = _run(index, GENERATED / index.folder / "src", kind, _shown(site, index.folder)[kind])
        assert not ran.failure, (index.folder, ran.failure)
        signed, called = ran.requests
        assert index.api.login
        [sign_in] = [entry for entry in index.entries if entry.operation.id == index.api.login.operation]
        assert signed.operation == f"{sign_in.resource.name}.{sign_in.operation.name}"
        assert called.operation and called.operation != signed.operation
        assert (signed.status // 100, called.status) == (2, 200), (index.folder, called)


def test_the_session_of_rdv_solidarites_is_sent_with_the_call(kind: str, site: Mapping[str, str]) -> None:
    """Against the server, whose tokens differ from those in the description."""
    state = rdv_data.RdvState()
    state.seed_absences(14)
    with serve(rdv_solidarites.application(state)) as url:
        code = _shown(site, "rdv-solidarites")[kind].replace("https://www.rdv-solidarites.fr", url)
        command = ["sh", "-euc", code] if kind == "curl" else ["node", "--input-type=module", "--eval", code]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RDV_")}
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=60, env={**environment, "NO_PROXY": "*"}
        )
    assert done.returncode == 0, done.stderr
    assert "d'été n°14" in done.stdout, done.stdout
    assert [request.path for request in state.log] == ["/api/v1/auth/sign_in", "/api/v1/absences"]
    sent = state.log[-1].headers
    assert all(sent[name] for name in ("access-token", "client", "uid"))
    assert sent["uid"] == "martine@demo.rdv-solidarites.fr"


def test_httpie_and_http_show_the_same_two_requests(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    """They are not run, but compared to the samples of the operations."""
    for index in _signing_in(apis):
        shown = _shown(site, index.folder)
        assert index.api.login
        [signed] = [
            each
            for each in page_samples.samples_of(site, index)
            if each.entry.operation.id == index.api.login.operation
        ]
        [called] = [each for each in page_samples.samples_of(site, index) if each.codes["async"] == shown["async"]]
        assert shown["http"] == f"{signed.codes['http']}\n\n{called.codes['http']}"
        assert shown["httpie"].endswith(f"\n\n{called.codes['httpie']}")
        assert signed.codes["httpie"].partition(" POST ")[2] in shown["httpie"]
        exports = [line for line in shown["curl"].split("\n") if line.startswith("export ")]
        assert len(exports) == len(index.api.login.sources)
        assert all(line in shown["httpie"] for line in exports)


def _everywhere() -> dict[str, Json]:
    """Return a description whose login returns credentials in every part of its response, with difficult names."""
    text: Json = {"type": "string"}
    members: dict[str, Json] = {"user": text, "password": text, "realm": text}
    given: Json = {
        "description": "signed in",
        "headers": {"X.Session+Key": {"schema": text, "example": "of the header"}},
        "content": {
            "application/json": {
                "schema": {"type": "object", "properties": {"the tokens": {"type": "array", "items": text}}},
                "example": {"the tokens": ["of the body"]},
            }
        },
    }
    body: Json = {
        "required": True,
        "content": {"application/json": {"schema": {"type": "object", "required": [*members], "properties": members}}},
    }
    schemes: dict[str, Json] = {
        name: {"type": "apiKey", "in": "header", "name": f"X-{name}", "x-pochoir-prefix": f"{name}="}
        for name in ("head", "body")
    }
    schemes["jar"] = {"type": "apiKey", "in": "cookie", "name": "s.id"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Everywhere", "version": "1"},
        "servers": [{"url": "https://everywhere.example.com"}],
        "x-pochoir-login": {
            "operation": "signIn",
            "secrets": ["user", "password"],
            "constants": {"realm": 'it\'s "one"'},
            "credentials": {
                "head": {"header": "X.Session+Key"},
                "body": {"body": "/the tokens/0"},
                "jar": {"cookie": "s.id"},
            },
        },
        "paths": {
            "/sessions": {"post": {"operationId": "signIn", "requestBody": body, "responses": {"200": given}}},
            "/things": {
                "get": {
                    "operationId": "listThings",
                    "security": [{"head": [], "body": [], "jar": []}],
                    "responses": {"200": {"description": "them"}},
                }
            },
        },
        "components": {"securitySchemes": schemes},
    }


def test_credentials_in_every_part_of_the_response_are_used(kind: str, tmp_path: Path) -> None:
    described = describe_data(tmp_path, _everywhere(), "everywhere")
    generated = pipeline.generate(tmp_path / "openapi.json", "everywhere")
    assert not [each for each in generated.problems if each.severity == "error"], generated.problems
    for path, text in generated.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    index = build_index(described)
    ran = _run(index, tmp_path / "everywhere" / "src", kind, _shown(build([described]), "everywhere")[kind])
    assert not ran.failure, ran.failure
    signed, called = ran.requests
    assert signed.values["body"] == {"user": "<user>", "password": "<password>", "realm": 'it\'s "one"'}
    assert (signed.status, called.status, called.mismatch) == (200, 200, ""), json.dumps(called.headers)
