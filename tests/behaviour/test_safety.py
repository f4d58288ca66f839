"""No operation lets through paths that escape, headers that split, or keys that leak."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import ModuleType

import miimosa as miimosa_package
import pytest
import rdv_solidarites as rdv_package
from miimosa import Miimosa
from rdv_solidarites import RdvSolidarites

from behaviour.conftest import Upstream
from behaviour.hostile import HOSTILE, REFUSED
from upstream.miimosa import MiimosaState
from upstream.rdv_data import MARTINE, RdvState

PACKAGES = (miimosa_package, rdv_package)
BROKEN_HEADERS = ("cl\u00e9\n", "a\r\nX-Evil: 1", "a\x00b", "a\x7f")


def operations(package: ModuleType) -> Iterator[tuple[str, object]]:
    """Every operation that a package holds, by its constant's name."""
    folder = importlib.import_module(f"{package.__name__}._operations")
    for module in pkgutil.iter_modules(folder.__path__):
        held = importlib.import_module(f"{folder.__name__}.{module.name}")
        for name, value in vars(held).items():
            if name.isupper() and hasattr(value, "replies"):
                yield name, value


def methods(client: Miimosa | RdvSolidarites) -> Iterator[tuple[str, Callable[..., object]]]:
    """Every method of every resource of a client."""
    for name in dir(type(client)):
        is_resource = not name.startswith("_") and type(getattr(type(client), name)).__name__ == "cached_property"
        if is_resource and name != "webhooks":
            resource = getattr(client, name)
            for method in dir(resource):
                if not method.startswith("_") and method != "with_response":
                    yield f"{name}.{method}", getattr(resource, method)


def called(method: Callable[..., object], value: str) -> None:
    """Call a method with `value` wherever it takes a path parameter, and a placeholder for all else it needs."""
    path: list[object] = []
    rest: dict[str, object] = {}
    for parameter in inspect.signature(method).parameters.values():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            continue
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            path.append(value)
        elif parameter.default is parameter.empty and parameter.kind is parameter.KEYWORD_ONLY:
            rest[parameter.name] = "x"
    first: Callable[[], object] | None = getattr(method(*path, **rest), "first", None)
    if first is not None:
        first()


def takes_a_path(method: Callable[..., object]) -> bool:
    """Return whether a method has a path parameter."""
    kinds = [parameter.kind for parameter in inspect.signature(method).parameters.values()]
    return inspect.Parameter.POSITIONAL_OR_KEYWORD in kinds


@pytest.fixture
def rdv_client(rdv: Upstream[RdvState]) -> Iterator[RdvSolidarites]:
    """A client that is signed in."""
    session = rdv.state.open_session(MARTINE)
    with RdvSolidarites(
        base_url=rdv.url,
        trust_env=False,
        retries=0,
        access_token=session.token,
        client=session.client,
        uid=session.uid,
    ) as client:
        yield client


@pytest.fixture
def miimosa_client(miimosa: Upstream[MiimosaState]) -> Iterator[Miimosa]:
    """A client with the key."""
    with Miimosa(base_url=miimosa.url, trust_env=False, retries=0, api_key="cle-de-test") as client:
        yield client


def test_there_is_a_method_for_every_operation(rdv_client: RdvSolidarites, miimosa_client: Miimosa) -> None:
    assert len(list(methods(rdv_client))) == len(list(operations(rdv_package))) == 30
    assert len(list(methods(miimosa_client))) == len(list(operations(miimosa_package))) == 5


def test_a_path_argument_never_leaves_its_segment(
    rdv: Upstream[RdvState], miimosa: Upstream[MiimosaState], rdv_client: RdvSolidarites, miimosa_client: Miimosa
) -> None:
    tried = 0
    for client, log in ((rdv_client, rdv.state.log), (miimosa_client, miimosa.state.log)):
        errors = rdv_package.errors if client is rdv_client else miimosa_package.errors
        for name, method in methods(client):
            if not takes_a_path(method):
                continue
            log.clear()
            with suppress(errors.Error):
                called(method, "7")
            [plain] = log
            tried += 1
            for value in HOSTILE:
                log.clear()
                with suppress(errors.Error):
                    called(method, value)
                for request in log:
                    assert request.path.count("/") == plain.path.count("/"), (name, value, request.target)
                    assert request.target.count("?") == plain.target.count("?"), (name, value, request.target)
                    assert "/../" not in f"{request.path}/", (name, value, request.target)
                    assert "x-evil" not in request.headers
                    assert request.path.split("/")[:2] == plain.path.split("/")[:2], (name, value, request.target)
            for value in REFUSED:
                log.clear()
                with pytest.raises(errors.InvalidArgument):
                    called(method, value)
                assert not log, (name, value)
    assert tried == 17


def test_a_value_is_encoded_once(rdv: Upstream[RdvState], rdv_client: RdvSolidarites) -> None:
    with suppress(rdv_package.errors.NotFound):
        called(rdv_client.absences.get, "a%2Fb é/?")
    assert rdv.state.log[-1].path == "/api/v1/absences/a%252Fb%20%C3%A9%2F%3F"


@pytest.mark.parametrize("value", BROKEN_HEADERS)
def test_a_key_that_would_break_a_header_is_refused(
    rdv: Upstream[RdvState], miimosa: Upstream[MiimosaState], value: str
) -> None:
    with pytest.raises(ValueError, match="api_key") as caught, Miimosa(base_url=miimosa.url, api_key=value) as client:
        client.projects.get(1)
    assert isinstance(caught.value, miimosa_package.errors.InvalidArgument)
    assert value.strip() not in str(caught.value)
    with (
        pytest.raises(ValueError, match="access_token") as caught,
        RdvSolidarites(base_url=rdv.url, access_token=value, client="b", uid="c") as other,
    ):
        other.auth.validate_token()
    assert value.strip() not in str(caught.value)
    assert not rdv.state.log
    assert not miimosa.state.log


def test_a_header_option_cannot_split_a_request(miimosa: Upstream[MiimosaState], miimosa_client: Miimosa) -> None:
    for headers in ({"X-A": "b\r\nX-Evil: 1"}, {"X-A\r\nX-Evil": "1"}, {"X A": "1"}):
        with pytest.raises(miimosa_package.errors.InvalidArgument):
            miimosa_client.with_options(headers=headers).projects.get(1)
    assert not miimosa.state.log


def test_the_way_out_is_as_safe(miimosa: Upstream[MiimosaState], miimosa_client: Miimosa) -> None:
    for path in ("https://evil.example/", "//evil.example/", "/a/../b", "/a\r\nX-Evil: 1"):
        with pytest.raises(miimosa_package.errors.InvalidArgument):
            miimosa_client.request("GET", path)
    assert not miimosa.state.log


def test_keys_are_not_sent_in_the_clear() -> None:
    with (
        pytest.raises(miimosa_package.errors.InvalidArgument) as caught,
        Miimosa(base_url="http://miimosa.example", api_key="ma-clef", trust_env=False) as client,
    ):
        client.projects.get(1)
    assert "ma-clef" not in str(caught.value)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_every_operation_is_secured_as_described(package: ModuleType) -> None:
    anonymous = {name for name, operation in operations(package) if not getattr(operation, "security", None)}
    assert anonymous == (set() if package is miimosa_package else {"SIGN_IN", "LIST_PUBLIC_LINKS"})
