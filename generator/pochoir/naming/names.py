"""Name each kind of thing: from a text of the document to an `Identifier` or a `ClassName`."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pochoir.literals import ClassName, Identifier
from pochoir.naming import reserved
from pochoir.naming.reserved import CLIENTS
from pochoir.naming.scope import LONGEST, NameRequest, assign, assign_alone, shorten
from pochoir.naming.words import REMEMBERED, ascii_only, plain, spelled, split

CLIENT_PREFIXES: Final[Mapping[str, tuple[str, ...]]] = {"both": ("", "Async"), "sync": ("",), "async": ("Async",)}
"""The prefixes of the classes of each generated client, by the setting `clients`."""
ON_CLIENT: Final = Identifier("client_methods")
"""The name of the modules with the methods of the client itself."""
SHORT: Final = 60
"""Maximum length of a module, package or distribution name, which leaves room for suffixes and folders."""
_DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


@lru_cache(maxsize=REMEMBERED)
def snake(text: str, prefix: str = "field") -> str:
    """Return `text` in `snake_case`, with `prefix` before a leading digit, or "" when it has no letter and no digit."""
    name = "_".join(split(text)).lower()
    return _checked(f"{prefix}_{name}" if name[:1].isdigit() else name)


@lru_cache(maxsize=REMEMBERED)
def pascal(text: str, prefix: str = "Model") -> str:
    """Return `text` in `PascalCase`, with `prefix` before a leading digit, or "" when it has no letter and no digit."""
    chunks = plain(text).split()
    if len(chunks) > 1:
        chunks = [chunk.capitalize() if chunk.isupper() and len(chunk) > 1 else chunk for chunk in chunks]
    name = "".join(chunk[0].upper() + chunk[1:] for chunk in chunks)
    name = f"{prefix}{name}" if name[:1].isdigit() else name
    return name if not name or _checked(f"A{name}") else ""


def word(text: str) -> str:
    """Return `text` as a part of a class name; signs are spelled out when there is nothing else. Never empty."""
    return pascal(text, "") or pascal(spelled(text), "") or "Empty"


def title(name: str) -> str:
    """Return a name as a title: `my-first-api` becomes `My first api`."""
    words = " ".join(split(name))
    return words[:1].upper() + words[1:]


def sentence(name: str) -> str:
    """Return a name as the start of a sentence, with acronyms kept: `createDNSZone` becomes `Create DNS zone`."""
    words = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in split(name))
    return words[:1].upper() + words[1:]


def slug(title: str) -> str:
    """Return the distribution name of an API called `title`: lower-case ASCII words with hyphens between them.

    A name that would hide a package of the standard library gets a suffix: `Calendar` becomes `calendar-api`. A title
    without letters and digits gives `api-client`.
    """
    words = split(ascii_only(plain(title)))
    name = "-".join(words).lower() or "api-client"
    name = f"api-{name}" if name[0].isdigit() else name
    name = shorten(name, title, SHORT).replace("_", "-")
    package_name = name.replace("-", "_")
    refused = reserved.PACKAGES | reserved.KEYWORDS | reserved.WINDOWS
    return f"{name}-api" if package_name in refused else name


def is_distribution(name: str) -> bool:
    """Return whether a name is valid for a distribution and its folder."""
    # Windows opens the device `con` for `con.x`, too.
    device = name.lower().partition(".")[0]
    return bool(_DISTRIBUTION.fullmatch(name)) and len(name) <= SHORT and device not in reserved.WINDOWS


def normalized(distribution: str) -> str:
    """Return the normalized name of a distribution (PEP 503): `My.Shop_API` becomes `my-shop-api`."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def package(distribution: str) -> Identifier:
    """Return the import package of a distribution: `rdv-solidarites` gives `rdv_solidarites`."""
    return Identifier(slug(distribution).replace("-", "_"))


def client(distribution: str) -> ClassName:
    """Return the name of the client class of a distribution: `rdv-solidarites` gives `RdvSolidarites`."""
    name = pascal(slug(distribution).replace("-", " "), "Api")
    return ClassName(f"{name}Client" if name in CLIENTS else name)


def is_taken_client(name: str) -> bool:
    """Return whether the client class cannot have a name, because generated code uses it or its asynchronous twin."""
    return bool({name, f"Async{name}"} & CLIENTS) or name in reserved.KEYWORDS


def variable(package_name: str, argument: str) -> str:
    """Return the environment variable of a credential: `RDV_SOLIDARITES_ACCESS_TOKEN`."""
    return f"{package_name}_{argument.strip('_')}".upper()


def is_pin(text: object) -> bool:
    """Return whether a pinned name can be used as it is: a public ASCII identifier that is not a keyword."""
    if not isinstance(text, str) or not text.isascii() or not text.isidentifier():
        return False
    return text not in reserved.KEYWORDS and not text.startswith("_") and len(text) <= SHORT


def fields(wires: Mapping[str, str]) -> dict[str, Identifier]:
    """Name the fields of one model.

    Args:
        wires: the pinned name, or "", by property name.

    Returns:
        The field name by property name. None is a keyword or an attribute of a pydantic model.
    """
    requests = [NameRequest(wire, (wire,), pin) for wire, pin in wires.items()]
    return _identifiers(requests, _snake("field"), reserved=reserved.FIELDS)


def arguments(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the arguments of one method. Parameters and members of the body share one scope."""
    return _identifiers(requests, _snake("value"), reserved=reserved.ARGUMENTS)


def methods(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the methods of one resource. Adding an operation never changes which operation a name calls."""
    return _alone(requests, _snake("call"), reserved=reserved.METHODS)


def client_methods(requests: Iterable[NameRequest], attributes: Collection[str]) -> dict[str, Identifier]:
    """Name the methods of the client itself. `attributes` are the names of its resources."""
    refused = reserved.METHODS | reserved.ATTRIBUTES
    return _alone(requests, _snake("call"), reserved=refused, taken=attributes)


def is_free_on_client(name: str, attributes: Collection[str]) -> bool:
    """Return whether a pinned name can be that of a method of the client."""
    return name not in reserved.METHODS | reserved.ATTRIBUTES and name not in attributes


def constants(requests: Iterable[NameRequest], taken: Collection[str]) -> dict[str, Identifier]:
    """Name the operation constants of one module. `taken` holds the classes that the module imports."""
    names = assign(
        requests,
        lambda text: snake(text, "call").upper(),
        lambda text: snake(spelled(text), "call").upper(),
        reserved=reserved.CLASSES,
        taken=taken,
    )
    return {key: Identifier(name) for key, name in names.items()}


def resources(requests: Iterable[NameRequest], taken: Collection[str] = frozenset()) -> dict[str, Identifier]:
    """Name the resources, as attributes of the client and as modules. `taken` are names of other attributes.

    Adding a resource never changes which resource a name means.
    """
    own = {ON_CLIENT, *reserved.VARIANTS, *taken}
    refused = reserved.CLIENT | reserved.MODULES | reserved.WINDOWS | own
    return _alone(requests, _module("resource"), reserved=refused, longest=SHORT)


def modules(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the modules of the models: short ASCII names that are distinct when case is ignored."""
    return _identifiers(requests, _module("model"), reserved=reserved.MODULES | reserved.WINDOWS, folded=True)


def credentials(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the credentials, which are keyword arguments of the client."""
    return _identifiers(requests, _snake("credential"), reserved=reserved.CREDENTIALS)


def servers(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the servers."""
    return _identifiers(requests, _snake("server"), reserved=reserved.KEYWORDS)


def sockets(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the WebSockets, which are methods of the client."""
    return _identifiers(requests, _snake("events"), reserved=reserved.CLIENT)


def webhooks(taken: Collection[str], kept: str) -> Identifier:
    """Name the attribute of the client that receives webhooks; other attributes keep their names.

    `kept` is its name in the last release, which comes first if it is free.
    """
    candidates = ("webhooks", "webhook_events", "received_webhooks", "_webhooks")
    return next(Identifier(name) for name in (kept, *candidates) if name and name not in taken)


def login(grant: str, taken: Collection[str]) -> Identifier:
    """Name the attribute of the client for a grant of OAuth 2.0; other attributes keep their names."""
    return next(Identifier(name) for name in (grant, f"{grant}_login", f"_{grant}") if name not in taken)


def webhook_fakes(requests: Iterable[NameRequest]) -> dict[str, Identifier]:
    """Name the webhooks in the test kit. A pinned name that is reserved is not used."""
    refused = reserved.METHODS | {"secret"}
    usable = (replace(each, pin="") if each.pin in refused else each for each in requests)
    return _alone(usable, _snake("event"), reserved=refused)


def _identifiers(
    requests: Iterable[NameRequest],
    style: Callable[[str], str],
    *,
    reserved: Collection[str],
    folded: bool = False,
) -> dict[str, Identifier]:
    names = assign(requests, style, lambda text: style(spelled(text)), reserved=reserved, folded=folded)
    return {key: Identifier(name) for key, name in names.items()}


def _alone(
    requests: Iterable[NameRequest],
    style: Callable[[str], str],
    *,
    reserved: Collection[str],
    taken: Collection[str] = frozenset(),
    longest: int = LONGEST,
) -> dict[str, Identifier]:
    names = assign_alone(
        requests, style, lambda text: style(spelled(text)), reserved=reserved, taken=taken, longest=longest
    )
    return {key: Identifier(name) for key, name in names.items()}


def _snake(prefix: str) -> Callable[[str], str]:
    return lambda text: snake(text, prefix)


def _module(prefix: str) -> Callable[[str], str]:
    return lambda text: shorten(snake(ascii_only(plain(text)), prefix), text, SHORT)


def _checked(name: str) -> str:
    return name if name.isidentifier() and unicodedata.is_normalized("NFKC", name) else ""
