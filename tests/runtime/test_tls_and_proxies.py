"""Certificates and proxies, through both drivers, over a real socket."""

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest
from flavours import GET, OK, Flavour, call
from sample import errors

from upstream.raw import RawServer

pytestmark = [pytest.mark.parametrize("flavour", ["sync", "async", "trio"]), pytest.mark.usefixtures("quick")]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that signs itself, for localhost; a key and a certificate in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here")
    folder = tmp_path_factory.mktemp("tls")
    key, path = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            openssl,
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-keyout",
            str(key),
            "-out",
            str(path),
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
        ],
        check=True,
        capture_output=True,
    )
    whole = folder / "whole.pem"
    whole.write_bytes(key.read_bytes() + path.read_bytes())
    return whole


def test_certificates_are_checked(flavour: Flavour, certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with RawServer(OK, context=context) as server:
        with pytest.raises(errors.ConnectError) as caught:
            call(flavour, GET, base_url=f"https://localhost:{server.port}")
        assert caught.value.permanent
        assert caught.value.attempts == 1
        with pytest.raises(errors.ConnectError):
            call(flavour, GET, base_url=f"https://127.0.0.1:{server.port}", verify=str(certificate))
        assert not server.received
        trusted = ssl.create_default_context(cafile=str(certificate))
        for verify in (trusted, str(certificate), certificate):
            call(flavour, GET, base_url=f"https://localhost:{server.port}", verify=verify)


def test_a_client_shows_its_certificate(flavour: Flavour, certificate: Path, tmp_path: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(certificate))
    context.load_cert_chain(certificate)
    context.verify_mode = ssl.CERT_REQUIRED
    # A client of TLS 1.2 sees the refusal in the handshake.
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with RawServer(OK, context=context) as server:
        url, trusted = f"https://localhost:{server.port}", str(certificate)
        with pytest.raises(errors.TransportError):
            call(flavour, GET, base_url=url, verify=trusted, retries=0)
        for cert in (certificate, trusted, (certificate, certificate), (certificate, certificate, "unused")):
            call(flavour, GET, base_url=url, verify=trusted, cert=cert)
        invalid: tuple[tuple[Any, str], ...] = (
            (tmp_path / "none.pem", "cert: the certificate or its key cannot be loaded"),
            (7, "cert: must be the path of a PEM file"),
            ((), "cert: must be the path of a PEM file"),
        )
        for wrong, message in invalid:
            with pytest.raises(errors.InvalidArgument, match=message):
                call(flavour, GET, base_url=url, verify=trusted, cert=cast("Any", wrong))
        with pytest.raises(errors.InvalidArgument, match=r"load the certificate into the ssl\.SSLContext"):
            call(flavour, GET, base_url=url, verify=ssl.create_default_context(), cert=certificate)


def test_a_proxy_of_the_environment(flavour: Flavour, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine api.test login me password zq-netrc\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    with RawServer(OK) as server:
        monkeypatch.setenv("http_proxy", server.url.replace("//", "//user:zq@"))
        call(flavour, GET, base_url="http://api.test")
        request = server.received[0]
        assert request.target == "http://api.test/x"
        assert request.headers["proxy-authorization"].startswith("Basic ")
        assert "authorization" not in request.headers
        monkeypatch.setenv("no_proxy", "api.test, 127.0.0.1")
        call(flavour, GET, base_url=server.url)
        assert server.received[1].target == "/x"
        monkeypatch.setenv("no_proxy", "")
        call(flavour, GET, base_url=server.url, trust_env=False)
        assert server.received[2].target == "/x"
        call(flavour, GET, base_url="http://other.test", proxy=server.url, trust_env=False)
        assert server.received[3].target == "http://other.test/x"


@pytest.mark.parametrize(
    ("ranges", "target"),
    [("127.0.0.0/8", "/x"), ("10.0.0.0/8, 127.0.0.1/32", "/x"), ("10.0.0.0/8", "http://"), ("127.0.0.0/99", "http://")],
)
def test_no_proxy_takes_ranges_of_addresses(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch, ranges: str, target: str
) -> None:
    with RawServer(OK) as server:
        monkeypatch.setenv("http_proxy", server.url)
        monkeypatch.setenv("no_proxy", ranges)
        call(flavour, GET, base_url=server.url)
        assert server.received[0].target.startswith(target)


def test_what_cannot_be_used_for_a_connection_is_refused_with_what_to_do(flavour: Flavour, tmp_path: Path) -> None:
    not_there, empty = tmp_path / "ca.pem", tmp_path / "empty.pem"
    empty.write_text("no certificate")
    wrong: list[tuple[Any, str]] = []
    wrong += (
        ({"verify": not_there}, r"ca\.pem cannot be loaded: .*No such file"),
        ({"verify": str(not_there)}, r"ca\.pem cannot be loaded: .*No such file"),
        ({"verify": empty}, r"empty\.pem cannot be loaded"),
        ({"proxy": "http://[::1"}, "proxy: must be an http, https or socks5 URL"),
        ({"proxy": "http://127.0.0.1:99999999"}, "proxy: must be an http, https or socks5 URL"),
    )
    for options, message in wrong:
        with pytest.raises(errors.InvalidArgument, match=message):
            call(flavour, GET, base_url="https://127.0.0.1:9", **options)


def test_a_socks_proxy_without_its_package_says_how_to_install_it(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_none(name: str) -> None:
        return None

    monkeypatch.setattr("sample._runtime.http.proxies.find_spec", find_none)
    with pytest.raises(errors.InvalidArgument, match=r"pip install 'httpx2\[socks\]'"):
        call(flavour, GET, base_url="http://api.test", proxy="socks5://127.0.0.1:9")
