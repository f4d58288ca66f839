"""Download a description: the only place of pochoir that touches the network, and only if a URL is given."""

import posixpath
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pochoir.disk import MAX_BYTES
from pochoir.problems import Location, Problem, Refused
from pochoir.version import __version__

_SECONDS: Final = 60
_ACCEPT: Final = "application/yaml, application/json, */*"


def is_url(source: str) -> bool:
    """Return whether a source is a URL, not a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, folder: Path) -> Path:
    """Download a description into a folder and return its path. Files that it refers to are not downloaded.

    Raises:
        Refused: it cannot be downloaded.
    """
    request = Request(url, headers={"Accept": _ACCEPT, "User-Agent": f"pochoir/{__version__}"})  # noqa: S310
    try:
        # Handlers of other kinds of URLs, such as files, are never asked.
        with build_opener(_HttpOnly).open(request, timeout=_SECONDS) as reply:
            data = reply.read(MAX_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        raise _refused(url, f"it cannot be downloaded: {getattr(error, 'reason', error)}") from None
    if len(data) > MAX_BYTES:
        raise _refused(url, f"it is larger than {MAX_BYTES // (1024 * 1024)} MB")
    is_json = data.lstrip()[:1] == b"{"
    name = posixpath.basename(urlsplit(url).path)
    path = folder / f"{Path(name).stem or 'openapi'}.{'json' if is_json else 'yaml'}"
    path.write_bytes(data)
    return path


class _HttpOnly(HTTPRedirectHandler):
    """Follows redirects to HTTP only, not to FTP."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_url(newurl):
            raise ValueError(f"it redirects to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _refused(url: str, message: str) -> Refused:
    hint = "download it yourself, and give the path of the file"
    return Refused((Problem("error", "document-unreadable", "", message, hint, location=Location(url, 1, 1)),))
