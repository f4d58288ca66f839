"""Example values for formats and for names: what a reader expects of a currency, an owner or a postal code."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pochoir import naming
from pochoir.ir import Json
from pochoir.resolve.families import named
from pochoir.resolve.tree import Tree

FORMATS: Final[Mapping[str, str]] = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "P1D",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "email": "alex@example.com",
    "idn-email": "alex@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "iri": "https://example.com/",
    "uri-reference": "/path",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "dGV4dA==",
    "decimal": "1.10",
    "binary": "",
    "regex": "^a$",
    "json-pointer": "/a",
}
"""An example for each `format` of strings."""
_STRINGS: Final[Mapping[str, str]] = {
    "account id": "acct_123",
    "address": "12 rue des Lilas",
    "after": "2026-01-31",
    "author": "Alex Martin",
    "avatar": "https://example.com/avatar.png",
    "base": "main",
    "bic": "BNPAFRPPXXX",
    "birth date": "1990-05-17",
    "birthdate": "1990-05-17",
    "birthday": "1990-05-17",
    "body": "The text of the message.",
    "branch": "main",
    "brand": "Example",
    "category": "books",
    "city": "Paris",
    "color": "#336699",
    "colour": "#336699",
    "comment": "Thank you!",
    "commit": "main",
    "company": "Example SAS",
    "content": "Hello!",
    "content type": "application/json",
    "country": "FR",
    "country code": "FR",
    "currency": "EUR",
    "date": "2026-01-31",
    "day": "2026-01-31",
    "description": "A short description",
    "display name": "Alex Martin",
    "domain": "example.com",
    "email": "alex@example.com",
    "end": "2026-01-31",
    "file name": "report.pdf",
    "filename": "report.pdf",
    "first name": "Alex",
    "firstname": "Alex",
    "full name": "Alex Martin",
    "given name": "Alex",
    "head": "feature",
    "host": "example.com",
    "hostname": "example.com",
    "iban": "FR1420041010050500013M02606",
    "id": "abc123",
    "identifier": "abc123",
    "image": "https://example.com/image.png",
    "ip": "192.0.2.1",
    "ip address": "192.0.2.1",
    "label": "example",
    "lang": "en",
    "language": "en",
    "last name": "Martin",
    "lastname": "Martin",
    "line": "12 rue des Lilas",
    "link": "https://example.com/",
    "locale": "en",
    "login": "octocat",
    "message": "Hello!",
    "mail": "alex@example.com",
    "mime type": "application/json",
    "mobile": "+33612345678",
    "month": "2026-01",
    "name": "Example",
    "nickname": "alex",
    "note": "Thank you!",
    "org": "octo-org",
    "organisation": "octo-org",
    "organization": "octo-org",
    "owner": "octocat",
    "password": "correct-horse-battery-staple",
    "path": "docs/README.md",
    "phone": "+33612345678",
    "phone number": "+33612345678",
    "postal code": "75001",
    "postcode": "75001",
    "price": "19.99",
    "query": "example",
    "q": "example",
    "ref": "main",
    "region": "eu-west-3",
    "repo": "hello-world",
    "repository": "hello-world",
    "return url": "https://example.com/return",
    "search": "example",
    "sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e",
    "since": "2026-01-01",
    "slug": "example",
    "start": "2026-01-01",
    "street": "12 rue des Lilas",
    "subject": "Hello",
    "summary": "A short summary",
    "surname": "Martin",
    "tag": "example",
    "telephone": "+33612345678",
    "text": "Hello!",
    "time": "09:30",
    "time zone": "Europe/Paris",
    "timezone": "Europe/Paris",
    "title": "Example",
    "until": "2026-01-31",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "user agent": "example/1.0",
    "user name": "octocat",
    "username": "octocat",
    "version": "1.0.0",
    "website": "https://example.com/",
    "zip": "75001",
    "zip code": "75001",
    "zipcode": "75001",
}
_VAGUE: Final = frozenset(
    (
        *("code", "content", "data", "description", "detail", "key", "label", "message", "name"),
        *("reason", "state", "status", "text", "title", "type", "url", "value"),
    )
)
"""Names whose meaning depends on the object that they are in."""
_NUMBERS: Final[Mapping[str, float]] = {
    "age": 36,
    "amount": 1000,
    "at": 1769850000,
    "created": 1769850000,
    "day": 31,
    "height": 600,
    "lat": 48.8566,
    "latitude": 48.8566,
    "limit": 10,
    "lng": 2.3522,
    "lon": 2.3522,
    "longitude": 2.3522,
    "month": 1,
    "percent": 20,
    "percentage": 20,
    "port": 443,
    "price": 1999,
    "quantity": 2,
    "size": 10,
    "timestamp": 1769850000,
    "total": 1000,
    "weight": 2,
    "width": 800,
    "year": 2026,
    "zoom": 12,
}
_LOWER_CASE: Final = ("currency", "country", "country code")
"""Names of codes that some APIs write in lower case, as their descriptions say."""


def string(name: str, description: str = "") -> str | None:
    """Return an example text for the name of a member or parameter, or None if the name says nothing.

    Args:
        name: the name, of which the last words count: `owner_email` is an email address.
        description: its description, which may ask for lower case.
    """
    for words in _ends(name):
        found = _STRINGS.get(words)
        if found is not None:
            return found.lower() if words in _LOWER_CASE and "lowercase" in description.lower() else found
    return None


def number(name: str, whole: bool) -> float | None:
    """Return an example number for a name, an integer if it must be whole, or None if the name says nothing."""
    for words in _ends(name):
        found = _NUMBERS.get(words)
        if found is not None and (not whole or found == int(found)):
            return found
    return None


def placeholders(name: str) -> Iterator[str]:
    """Yield texts for a name that says nothing: its own words, then only the last ones."""
    words = [word.lower() for word in naming.split(name) if word.isascii()] or ["text"]
    yield from ("-".join(words[at:]) for at in range(len(words)))


@lru_cache(maxsize=65536)
def _endings(name: str) -> tuple[str, ...]:
    words = [word.lower() for word in naming.split(name)]
    # `line1` and `address_2` are an address.
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    words = [word.rstrip("0123456789") or word for word in words]
    ends = [words[at:] for at in range(max(len(words) - 2, 0), len(words))]
    singular = [[*end[:-1], naming.singular(end[-1])] for end in ends]
    return tuple(dict.fromkeys(" ".join(end) for pair in zip(ends, singular, strict=True) for end in pair))


def _ends(name: str) -> Iterator[str]:
    """Yield the last words of a name, longest first, as they are and in the singular."""
    yield from _endings(name)


def neighbours(tree: Tree) -> Mapping[str, Json]:
    """Return the first example of a text or number for each name of a member in the named schemas."""
    if tree.neighbours is None:
        tree.neighbours = _neighbours(tree)
    return tree.neighbours


def _neighbours(tree: Tree) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for pointer in named(tree):
        for name, place in tree.schema(pointer).properties.items():
            if name not in _VAGUE and name not in found:
                for value in tree.schema(place).examples[:1]:
                    if isinstance(value, str | int | float) and not isinstance(value, bool):
                        found[name] = value
    return found
