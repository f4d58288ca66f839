"""Read what many investment accounts are worth, from four processes that share the quotas of this machine's address.

Needs MON_PETIT_PLACEMENT_USERNAME and MON_PETIT_PLACEMENT_PASSWORD in the environment. Values change once a day: run it
once a day. Usage: python poll_accounts.py ACCOUNT_ID ...
"""

from __future__ import annotations

import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from mon_petit_placement import MonPetitPlacement, SharedStore, errors

QUOTAS = Path(tempfile.gettempdir()) / "mon-petit-placement-quotas.db"
clients: list[MonPetitPlacement] = []


def start(quotas: Path) -> None:
    """Open the client of this process: it signs in once, and counts its requests where the other processes do."""
    clients.append(MonPetitPlacement(limit_store=SharedStore.sqlite(quotas)))


def worth(account: str) -> float | None:
    """Read the capital of an account, in euros; None where the server gives no amount."""
    while True:
        try:
            return clients[0].accounts.get_financial_capital(account).amount
        except (errors.RateLimited, errors.TooManyRequests) as error:
            # Never because of us: another program behind this address asked too much. All four processes know.
            print(f"Banned or held back until {error.until}", file=sys.stderr)
            time.sleep(error.retry_after or 60)


def main(accounts: list[str], quotas: Path = QUOTAS) -> None:
    """Print the accounts, in order, as soon as each is known."""
    with ProcessPoolExecutor(4, get_context("spawn"), start, (quotas,)) as processes:
        for account, amount in zip(accounts, processes.map(worth, accounts), strict=True):
            print(f"{account}: {'unknown' if amount is None else f'{amount:.2f} €'}")


if __name__ == "__main__":
    main(sys.argv[1:])
