"""The runtime of this client: ordinary Python, the same in every package that pochoir generates.

An operation is data (``base.operation``). A call is a flow of steps without I/O (``call.flow``: build the request,
authorize, send, retry, parse), and two drivers perform its steps, one for threads and one for tasks (``call.driver``).
Tokens are obtained and refreshed in ``auth``, JSON becomes models in ``codec`` (``codec.lenient``), and connections are
in ``http``. This module imports nothing, so that importing one module loads only what it needs.
"""

VERSION = "0.1.0"
"""The version of pochoir that made this package."""
