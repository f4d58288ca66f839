"""Print the live events of the platform, through cuts and expired sessions, until a number of them was seen.

Needs the extra `events` (the README says how to install it), and the login of a user in the environment:

    RIGHTECH_LOGIN=… RIGHTECH_PASSWORD=… python listen.py 100
"""

from __future__ import annotations

import sys

from rightech import Reconnected, Rightech


def main(rightech: Rightech, count: int) -> None:
    """Print events; after a gap, say how many objects there are now, as some events may have been missed."""
    seen = 0
    with rightech.live_events() as events:
        print("listening", flush=True)
        for event in events:
            if isinstance(event, Reconnected):
                print(f"gap of {event.seconds:.1f} s ({event.reason})", flush=True)
                print(f"objects now: {sum(1 for _ in rightech.objects.list())}", flush=True)
                continue
            print(event.name, event.data, flush=True)
            seen += 1
            if seen == count:
                return


if __name__ == "__main__":
    with Rightech() as client:
        main(client, int(sys.argv[1]))
