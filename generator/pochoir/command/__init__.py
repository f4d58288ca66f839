"""The commands of the command line: select descriptions, generate from them, and compare the result."""

from pochoir.command.causes import explain, recorded
from pochoir.command.generating import Options, run
from pochoir.command.jobs import memory, understand
from pochoir.command.judging import check, check_site, lint, preview
from pochoir.command.making import as_json, files, generate, origin, summary, target_files
from pochoir.command.selection import STDIN, Usage, Work, work
from pochoir.command.watching import watch
from pochoir.command.wheels import check_wheels

__all__ = [
    "STDIN",
    "Options",
    "Usage",
    "Work",
    "as_json",
    "check",
    "check_site",
    "check_wheels",
    "explain",
    "files",
    "generate",
    "lint",
    "memory",
    "origin",
    "preview",
    "recorded",
    "run",
    "summary",
    "target_files",
    "understand",
    "watch",
    "work",
]
