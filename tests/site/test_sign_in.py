"""Signing in without the client: what a reader copies gets the credentials, and makes a call with them."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pochoir import ir, pipeline
from pochoir.ir import Json
from pochoir.targets.site import Described, build
from pochoir.targets.site.atlas import Atlas, atlas
from upstream import rdv_data, rdv_solidarites
from upstream.serve import serve

from . import sampled
from .make import STAMPED, of_data
from .perform import Job, Program, Ran
from .sampled import figures

pytestmark = pytest.mark.xdist_group("samples")
_PROGRAMS = {"curl": ("curl", "jq"), "javascript": ("node",)}


@pytest.fixture(params=_PROGRAMS)
def kind(request: pytest.FixtureRequest) -> str:
    """A language that a reader without the client may use, where it can be run."""
    name: str = request.param
    for program in _PROGRAMS[name]:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    return name


def _shown(site: Mapping[str, str], folder: str) -> dict[str, str]:
    """The samples of the guide to authentication, those beside the text (of Python the async one)."""
    return dict(figures(site[f"en/{folder}/guides/authentication.html"]))


def _without_tokens(job: Job, api: ir.Api) -> Job:
    """The job without the variables that a reader does not have before he has signed in."""
    unknown = {scheme.variable for scheme in api.schemes}
    return {**job, "environment": {name: value for name, value in job["environment"].items() if name not in unknown}}


def _run(place: Atlas, package: Path, kind: str, code: str) -> Ran:
    program: Program = {"name": "sign in", "kind": kind, "code": code}
    [[ran]] = sampled.perform([(_without_tokens(sampled.job(place.api, [program]), place.api), package)])
    return ran


def _signing_in(apis: tuple[Described, ...]) -> Iterator[Atlas]:
    yield from (place for place in map(atlas, apis) if place.api.login)


def test_the_sample_signs_in_and_makes_a_call_with_what_it_was_given(
    kind: str, apis: tuple[Described, ...], site: Mapping[str, str]
) -> None:
    places = list(_signing_in(apis))
    assert {place.folder for place in places} == {"rdv-solidarites", "mon-petit-placement", "rightech"}
    for place in places:
        ran = _run(place, STAMPED / place.folder / "src", kind, _shown(site, place.folder)[kind])
        assert not ran.failure, (place.folder, ran.failure)
        signed, called = ran.asked
        assert place.api.login
        [sign_in] = [entry for entry in place.entries if entry.operation.id == place.api.login.operation]
        assert signed.operation == f"{sign_in.resource.name}.{sign_in.operation.name}"
        assert called.operation and called.operation != signed.operation
        assert (signed.status // 100, called.status) == (2, 200), (place.folder, called)


def test_the_session_of_rdv_solidarites_is_sent_with_the_call(kind: str, site: Mapping[str, str]) -> None:
    """Against the server itself, which gives other tokens than the description shows."""
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
    assert [request.path for request in state.log] == ["/api/v1/auth/sign_in", "/api/v1/absences/14"]
    sent = state.log[-1].headers
    assert all(sent[name] for name in ("access-token", "client", "uid"))
    assert sent["uid"] == "martine@demo.rdv-solidarites.fr"


def test_httpie_and_http_show_the_same_two_requests(apis: tuple[Described, ...], site: Mapping[str, str]) -> None:
    """They are not run: their requests are those of the operations' own samples, with the same variables."""
    for place in _signing_in(apis):
        shown = _shown(site, place.folder)
        assert place.api.login
        [signed] = [each for each in sampled.shown(site, place) if each.entry.operation.id == place.api.login.operation]
        [called] = [each for each in sampled.shown(site, place) if each.codes["async"] == shown["async"]]
        assert shown["http"] == f"{signed.codes['http']}\n\n{called.codes['http']}"
        assert shown["httpie"].endswith(f"\n\n{called.codes['httpie']}")
        assert signed.codes["httpie"].partition(" POST ")[2] in shown["httpie"]
        exports = [line for line in shown["curl"].split("\n") if line.startswith("export ")]
        assert len(exports) == len(place.api.login.sources)
        assert all(line in shown["httpie"] for line in exports)


def _everywhere() -> dict[str, Json]:
    """A description whose login gives a credential in each part of its reply, of names that a shell may misread."""
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


def test_a_login_that_gives_something_in_every_part_of_its_reply(kind: str, tmp_path: Path) -> None:
    described = of_data(tmp_path, _everywhere(), "everywhere")
    generated = pipeline.generate(tmp_path / "openapi.json", "everywhere")
    assert not [each for each in generated.problems if each.severity == "error"], generated.problems
    for path, text in generated.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    place = atlas(described)
    ran = _run(place, tmp_path / "everywhere" / "src", kind, _shown(build([described]), "everywhere")[kind])
    assert not ran.failure, ran.failure
    signed, called = ran.asked
    assert signed.values["body"] == {"user": "<user>", "password": "<password>", "realm": 'it\'s "one"'}
    assert (signed.status, called.status, called.mismatch) == (200, 200, ""), json.dumps(called.headers)
