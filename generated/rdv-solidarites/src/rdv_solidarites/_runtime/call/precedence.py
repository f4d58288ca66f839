"""Which credentials a call uses if there are several: those that the caller passed last, before the environment's."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from ..base.security import Credential

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.credentials import Keeper
    from ..base.operation import Security

__all__ = ["generation_of", "generations_of_login", "is_used", "newest_first"]

_MISSING: Final = -2
"""The generation of a credential that there is not."""
_ENVIRONMENT: Final = -1
"""The generation of a credential from the environment."""


def generation_of(
    arguments: Iterable[str], credentials: Mapping[str, Credential], generations: Mapping[str, int]
) -> int:
    """Return the generation of the newest of some credentials; less than 0 if none was passed.

    Those of the constructor are generation 0, those of the first ``with_options`` with credentials 1, and so on.

    Args:
        arguments: their arguments.
        credentials: what the caller passed, by argument.
        generations: the generation of each argument that was not passed to the constructor.
    """
    return max((generations.get(each, 0) for each in arguments if credentials.get(each)), default=_ENVIRONMENT)


def generations_of_login(
    api: "Api",
    credentials: Mapping[str, Credential],
    generations: Mapping[str, int],
    keeper: "Keeper | None",
    store: object,
    can_log_in: bool,
) -> dict[str, int]:
    """Return the generation of what a login or a token request needs, by the schemes of what it returns.

    Args:
        api: the API.
        credentials: what the caller passed, by argument.
        generations: see `generation_of`.
        keeper: what keeps OAuth 2.0 tokens.
        store: the token store of the caller, which is passed to the constructor only.
        can_log_in: whether there are all secrets for the login.
    """
    found: dict[str, int] = {}
    secrets = () if api.login is None else tuple(api.login.secrets)
    if api.login is not None:
        newest = generation_of(secrets, credentials, generations)
        is_known = newest > _ENVIRONMENT or can_log_in
        of_login = 0 if store is not None and keeper is None else newest if is_known else _MISSING
        found |= {source.scheme: of_login for source in api.login.sources}
    if keeper is not None:
        others = {*(each.argument for each in api.schemes.values()), *secrets}
        newest = generation_of((name for name in credentials if name not in others), credentials, generations)
        # Without a user, the identifier of an application obtains nothing.
        found[keeper.scheme] = 0 if store is not None else newest if keeper.ready() else _MISSING
    return found


def is_used(
    name: str, api: "Api", credentials: Mapping[str, Credential], generations: Mapping[str, int], login: int
) -> bool:
    """Return whether a credential that a login can return is taken from elsewhere: passed, or from the environment.

    It is not if what the login needs was passed later, because both may be of different users.

    Args:
        name: the scheme.
        api: the API.
        credentials: what the caller passed, by argument.
        generations: see `generation_of`.
        login: the generation of what the login needs; see `generations_of_login`.
    """
    returned = () if api.login is None else tuple(source.scheme for source in api.login.sources)
    alike = returned if name in returned else (name,)
    return (
        generation_of((api.schemes[each].argument for each in alike if each in api.schemes), credentials, generations)
        >= login
    )


def newest_first(security: "Security", generations: Mapping[str, int], direct: Collection[str]) -> "Security":
    """Return alternative requirements in the order in which they are tried: those first that were passed last.

    Of the same generation, those come first that need no login.

    Args:
        security: the alternatives.
        generations: the generation of the credential of each scheme.
        direct: the schemes whose credentials need no login.
    """

    def key(names: tuple[str, ...]) -> tuple[int, bool]:
        newest = max((generations.get(name, _MISSING) for name in names), default=_MISSING)
        return -newest, not all(name in direct for name in names)

    return tuple(sorted(security, key=key))
