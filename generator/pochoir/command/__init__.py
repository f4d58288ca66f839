"""The commands of the command line: select descriptions, generate from them, and compare the result."""

from pochoir.command.generating import Options, run
from pochoir.command.jobs import understand
from pochoir.command.judging import check, check_site, lint, preview
from pochoir.command.making import origin
from pochoir.command.selection import STDIN, Usage, Work, work
from pochoir.command.watching import watch
from pochoir.command.wheels import check_wheels

__all__ = [
    "STDIN",
    "Options",
    "Usage",
    "Work",
    "check",
    "check_site",
    "check_wheels",
    "lint",
    "origin",
    "preview",
    "run",
    "understand",
    "watch",
    "work",
]
