"""Which credentials a call uses if there are several: those that the caller passed last, before the environment's."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from ..base.security import Credential

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.credentials import Keeper
    from ..base.operation import Security

__all__ = ["age_of", "ages_of_login", "by_age", "is_used"]

_MISSING: Final = -2
"""The age of a credential that there is not."""
_ENVIRONMENT: Final = -1
"""The age of a credential from the environment."""


def age_of(arguments: Iterable[str], credentials: Mapping[str, Credential], ages: Mapping[str, int]) -> int:
    """Return how late the newest of some credentials was passed; less than 0 if none was.

    Args:
        arguments: their arguments.
        credentials: what the caller passed, by argument.
        ages: how often the credentials of the client had been changed when an argument was passed; 0 by default.
    """
    return max((ages.get(each, 0) for each in arguments if credentials.get(each)), default=_ENVIRONMENT)


def ages_of_login(
    api: "Api",
    credentials: Mapping[str, Credential],
    ages: Mapping[str, int],
    keeper: "Keeper | None",
    store: object,
    can_log_in: bool,
) -> dict[str, int]:
    """Return how late the caller passed what a login or a token request needs, by the schemes of what it returns.

    Args:
        api: the API.
        credentials: what the caller passed, by argument.
        ages: see `age_of`.
        keeper: what keeps OAuth 2.0 tokens.
        store: the token store of the caller, which is passed to the constructor only.
        can_log_in: whether there are all secrets for the login.
    """
    found: dict[str, int] = {}
    secrets = () if api.login is None else tuple(api.login.secrets)
    if api.login is not None:
        age = age_of(secrets, credentials, ages)
        is_known = age > _ENVIRONMENT or can_log_in
        of_login = 0 if store is not None and keeper is None else age if is_known else _MISSING
        found |= {source.scheme: of_login for source in api.login.sources}
    if keeper is not None:
        others = {*(each.argument for each in api.schemes.values()), *secrets}
        age = age_of((name for name in credentials if name not in others), credentials, ages)
        # Without a user, the identifier of an application obtains nothing.
        found[keeper.scheme] = 0 if store is not None else age if keeper.ready() else _MISSING
    return found


def is_used(name: str, api: "Api", credentials: Mapping[str, Credential], ages: Mapping[str, int], login: int) -> bool:
    """Return whether a credential that a login can return is taken from elsewhere: passed, or from the environment.

    It is not if what the login needs was passed later, because both may be of different users.

    Args:
        name: the scheme.
        api: the API.
        credentials: what the caller passed, by argument.
        ages: see `age_of`.
        login: how late what the login needs was passed; see `ages_of_login`.
    """
    returned = () if api.login is None else tuple(source.scheme for source in api.login.sources)
    alike = returned if name in returned else (name,)
    return age_of((api.schemes[each].argument for each in alike if each in api.schemes), credentials, ages) >= login


def by_age(security: "Security", ages: Mapping[str, int], direct: Collection[str]) -> "Security":
    """Return alternative requirements in the order in which they are tried: those first that were passed last.

    Of the same age, those come first that need no login.

    Args:
        security: the alternatives.
        ages: how late the credential of each scheme was passed.
        direct: the schemes whose credentials need no login.
    """

    def key(names: tuple[str, ...]) -> tuple[int, bool]:
        newest = max((ages.get(name, _MISSING) for name in names), default=_MISSING)
        return -newest, not all(name in direct for name in names)

    return tuple(sorted(security, key=key))
