"""The runtime of this client: ordinary Python, the same in every package that pochoir generates.

An operation is data (``base.operation``), a call is a flow of steps without I/O (``call.flow``), and two drivers
(``call.driver``) perform its steps, one for threads and one for tasks.
This module imports nothing, so that importing one module loads only what it needs.
"""

VERSION = "0.1.0"
"""The version of pochoir that made this package."""
