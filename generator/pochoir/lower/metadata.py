"""Lower the metadata of a distribution: what the settings of the project say, and else what `info` says."""

from collections.abc import Iterator

from pochoir import install_lines, ir, spdx
from pochoir.config.metadata import DISTRIBUTION, MetadataSettings, is_email, is_url
from pochoir.ir import Person
from pochoir.lower.context import Context, text

_DOCUMENTATION = "Documentation"


def metadata(context: Context, settings: MetadataSettings, distribution: str) -> ir.Metadata:
    """Return the metadata of a distribution. What an index would refuse in the description is left out."""
    authors = tuple(_contact(context)) if settings.authors is None else _people(settings.authors)
    given = tuple((label, url.replace(DISTRIBUTION, distribution)) for label, url in settings.urls)
    return ir.Metadata(
        license=_license(context) if settings.license is None else settings.license,
        authors=authors,
        maintainers=_people(settings.maintainers or ()),
        urls=(*given, *_urls(context, {label.casefold() for label, _ in given})),
        keywords=settings.keywords or (),
        classifiers=settings.classifiers or (),
        requires_python=settings.requires_python or "",
        install=_install(settings.install),
    )


def _install(setting: str | None) -> str:
    return install_lines.DEFAULT if setting is None or install_lines.fault(setting) else setting


def _people(given: tuple[tuple[str, str], ...]) -> tuple[Person, ...]:
    return tuple(Person(name, email) for name, email in given)


def _license(context: Context) -> str:
    found = context.tree.mapping("/info/license")
    name, url = text(found.get("name")), text(found.get("url"))
    license = spdx.expression(text(found.get("identifier")).strip()) or spdx.of_license(name, url)
    if found and not license:
        message = f'"{name}" is not a license that SPDX lists; the package is generated without a license'
        hint = 'write its SPDX identifier here, or as license = "…" in the settings of the API'
        context.note("license-unknown", "/info/license", message, hint)
    return license


def _contact(context: Context) -> Iterator[Person]:
    contact = context.tree.mapping("/info/contact")
    name, email = " ".join(text(contact.get("name")).split()), text(contact.get("email")).strip()
    if email and not is_email(email):
        message = f'"{email}" is not an email address; the package is generated without it'
        context.note("metadata-unusable", "/info/contact/email", message, "write one, such as ada@example.com")
    person = Person(name, email if is_email(email) else "")
    if person != Person():
        yield person


def _urls(context: Context, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the labels and URLs of pages that the description names, except with labels that are taken."""
    docs = "API documentation" if _DOCUMENTATION.casefold() in taken else _DOCUMENTATION
    found = (
        (docs, "/externalDocs/url"),
        ("Contact", "/info/contact/url"),
        ("Terms of service", "/info/termsOfService"),
    )
    for label, pointer in found:
        url = text(context.tree.at(pointer)).strip()
        if is_url(url) and label.casefold() not in taken:
            yield label, url
        elif url and not is_url(url):
            message = f'"{url}" is not the whole URL of a page; the package is generated without it'
            context.note("metadata-unusable", pointer, message, "write it with https:// and the host")
