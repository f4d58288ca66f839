"""The names of each kind of thing: a text of the document in, an `Identifier` or a `ClassName` out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pochoir.literals import ClassName, Identifier
from pochoir.naming import reserved
from pochoir.naming.reserved import CLASSES, CLIENTS
from pochoir.naming.scope import LONGEST, Wish, assign, assign_alone, fingerprint, shorten
from pochoir.naming.words import REMEMBERED, ascii_only, plain, spelled, split

SHORT: Final = 60
"""Characters of the longest module, package or distribution name: suffixes and folders must still fit."""
_DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_NOT_IN_COMPONENTS: Final = re.compile(r"[^A-Za-z0-9._-]+")


@lru_cache(maxsize=REMEMBERED)
def snake(text: str, prefix: str = "field") -> str:
    """Return `text` as `snake_case`, `prefix` before a leading digit; "" when no letter or digit is left."""
    name = "_".join(split(text)).lower()
    return _checked(f"{prefix}_{name}" if name[:1].isdigit() else name)


@lru_cache(maxsize=REMEMBERED)
def pascal(text: str, prefix: str = "Model") -> str:
    """Return `text` as `PascalCase`, `prefix` before a leading digit; "" when no letter or digit is left."""
    chunks = plain(text).split()
    if len(chunks) > 1:
        chunks = [chunk.capitalize() if chunk.isupper() and len(chunk) > 1 else chunk for chunk in chunks]
    name = "".join(chunk[0].upper() + chunk[1:] for chunk in chunks)
    name = f"{prefix}{name}" if name[:1].isdigit() else name
    return name if not name or _checked(f"A{name}") else ""


def word(text: str) -> str:
    """Return `text` as a part of a class name, its signs spelled when nothing else is left; never empty."""
    return pascal(text, "") or pascal(spelled(text), "") or "Empty"


def title(name: str) -> str:
    """Return a name as a person would write it: `my-first-api` is `My first api`."""
    words = " ".join(split(name))
    return words[:1].upper() + words[1:]


def sentence(name: str) -> str:
    """Return a name as the beginning of a sentence, capitals of initials kept: `createDNSZone` is `Create DNS zone`."""
    words = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in split(name))
    return words[:1].upper() + words[1:]


def slug(title: str) -> str:
    """Return the distribution name of an API called `title`: lower-case ASCII words, hyphens between.

    A package of the standard library must not be hidden: `Calendar` is `calendar-api`. The fallback is `api-client`.
    """
    words = split(ascii_only(plain(title)))
    name = "-".join(words).lower() or "api-client"
    name = f"api-{name}" if name[0].isdigit() else name
    name = shorten(name, title, SHORT).replace("_", "-")
    package_name = name.replace("-", "_")
    refused = reserved.PACKAGES | reserved.KEYWORDS | reserved.WINDOWS
    return f"{name}-api" if package_name in refused else name


def is_distribution(name: str) -> bool:
    """Tell whether a name may be that of a distribution and of its folder."""
    return bool(_DISTRIBUTION.fullmatch(name)) and len(name) <= SHORT and name.lower() not in reserved.WINDOWS


def normalized(distribution: str) -> str:
    """Return the form in which two names of distributions are the same: `My.Shop_API` is `my-shop-api`."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def package(distribution: str) -> Identifier:
    """Return the import package of a distribution: `rdv-solidarites` is `rdv_solidarites`."""
    return Identifier(slug(distribution).replace("-", "_"))


def client(distribution: str) -> ClassName:
    """Return the class of the client of a distribution: `rdv-solidarites` is `RdvSolidarites`."""
    name = pascal(slug(distribution).replace("-", " "), "Api")
    return ClassName(f"{name}Client" if name in CLIENTS else name)


def variable(package_name: str, argument: str) -> str:
    """Return the environment variable of a credential: `RDV_SOLIDARITES_ACCESS_TOKEN`."""
    return f"{package_name}_{argument.strip('_')}".upper()


def is_pin(text: object) -> bool:
    """Tell whether a pinned name can be kept as it is: an ASCII identifier that is no keyword and not private."""
    if not isinstance(text, str) or not text.isascii() or not text.isidentifier():
        return False
    return text not in reserved.KEYWORDS and not text.startswith("_") and len(text) <= SHORT


def fields(wires: Mapping[str, str]) -> dict[str, Identifier]:
    """Name the fields of one model.

    Args:
        wires: pinned name, or "", by property name.

    Returns:
        Field name by property name: no keyword, no attribute of pydantic, no type the class body names.
    """
    wishes = [Wish(wire, (wire,), pin) for wire, pin in wires.items()]
    return _identifiers(wishes, _snake("field"), reserved=reserved.FIELDS)


def arguments(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the arguments of one method; parameters and members of a body share the scope."""
    return _identifiers(wishes, _snake("value"), reserved=reserved.ARGUMENTS)


def methods(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the methods of one resource: one more never makes a name call another operation."""
    return _alone(wishes, _snake("call"), reserved=reserved.METHODS)


def constants(wishes: Iterable[Wish], taken: Collection[str]) -> dict[str, Identifier]:
    """Name the operation constants of one module; `taken` are the classes that the module names too."""
    names = assign(
        wishes,
        lambda text: snake(text, "call").upper(),
        lambda text: snake(spelled(text), "call").upper(),
        reserved=reserved.CLASSES,
        taken=taken,
    )
    return {key: Identifier(name) for key, name in names.items()}


def resources(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the resources, attributes of the client and modules at once: one more never makes a name mean another."""
    refused = reserved.CLIENT | reserved.MODULES | reserved.WINDOWS
    return _alone(wishes, _module("resource"), reserved=refused, longest=SHORT)


def modules(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the modules of the models: ASCII, short, distinct where case does not count, no device of Windows."""
    return _identifiers(wishes, _module("model"), reserved=reserved.MODULES | reserved.WINDOWS, folded=True)


def classes(
    wishes: Iterable[Wish],
    *,
    prefix: str = "Model",
    reserved: Collection[str] = CLASSES,
    taken: Collection[str] = frozenset(),
    derived: Callable[[str], Iterable[str]] = lambda name: (name,),
) -> dict[str, ClassName]:
    """Name classes, distinct where case does not count.

    Args:
        wishes: what is to be named.
        prefix: put before a leading digit, and after a reserved name.
        reserved: names nobody may have.
        taken: class names given elsewhere that must stay visible beside these.
        derived: every name that a class brings with it, its own included.
    """

    def styled(text: str) -> str:
        return pascal(text, prefix)

    names = assign(
        wishes,
        styled,
        lambda text: styled(spelled(text)),
        suffix=prefix,
        reserved=reserved,
        taken=taken,
        derived=derived,
        folded=True,
    )
    return {key: ClassName(name) for key, name in names.items()}


def apart(wishes: Iterable[Wish], prefix: str = "Model") -> list[Wish]:
    """Return wishes for classes without the texts of which two would make one name, so that neither has it.

    One more wish then never makes a name that of another. The last text of each is its own: its key is in it.
    """
    listed = list(wishes)
    whole = [(*wish.texts, f"{wish.texts[-1]} {fingerprint(wish.key)}") for wish in listed]
    styled = [[pascal(text, prefix).casefold() for text in texts] for texts in whole]
    holders = Counter(name for names in styled for name in set(names))
    every = zip(listed, whole, styled, strict=True)
    return [
        replace(wish, texts=tuple(text for text, name in zip(texts, names, strict=True) if holders[name] == 1))
        for wish, texts, names in every
    ]


def credentials(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the credentials: keyword arguments of the client."""
    return _identifiers(wishes, _snake("credential"), reserved=reserved.CLIENT)


def servers(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the servers."""
    return _identifiers(wishes, _snake("server"), reserved=reserved.KEYWORDS)


def sockets(wishes: Iterable[Wish]) -> dict[str, Identifier]:
    """Name the WebSockets: methods of the client."""
    return _identifiers(wishes, _snake("events"), reserved=reserved.CLIENT)


def components(texts: Iterable[str]) -> dict[str, str]:
    """Name what operations share, for OpenAPI 3: letters, digits, `.`, `-` and `_`. What has such a name keeps it."""
    wishes = (Wish(text, (text,), pin=text if _component(text) == text else "") for text in texts)
    return assign(wishes, _component, _component)


def _component(text: str) -> str:
    return _NOT_IN_COMPONENTS.sub("_", text).strip("_") if _NOT_IN_COMPONENTS.search(text) else text


def _identifiers(
    wishes: Iterable[Wish],
    style: Callable[[str], str],
    *,
    reserved: Collection[str],
    folded: bool = False,
) -> dict[str, Identifier]:
    names = assign(wishes, style, lambda text: style(spelled(text)), reserved=reserved, folded=folded)
    return {key: Identifier(name) for key, name in names.items()}


def _alone(
    wishes: Iterable[Wish], style: Callable[[str], str], *, reserved: Collection[str], longest: int = LONGEST
) -> dict[str, Identifier]:
    names = assign_alone(wishes, style, lambda text: style(spelled(text)), reserved=reserved, longest=longest)
    return {key: Identifier(name) for key, name in names.items()}


def _snake(prefix: str) -> Callable[[str], str]:
    return lambda text: snake(text, prefix)


def _module(prefix: str) -> Callable[[str], str]:
    return lambda text: shorten(snake(ascii_only(plain(text)), prefix), text, SHORT)


def _checked(name: str) -> str:
    return name if name.isidentifier() and unicodedata.is_normalized("NFKC", name) else ""
