"""The settings that shape a client."""

from dataclasses import dataclass
from typing import Final

from pochoir.config.code import NONE as USUAL
from pochoir.config.code import CodeSettings
from pochoir.config.metadata import NONE, MetadataSettings
from pochoir.config.pages import NONE as NO_PAGES
from pochoir.config.pages import PageSettings


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """The settings that shape a client.

    Attributes:
        version: the version of the client; "" if it is made from that of the description.
        infers_paging: whether lists whose paging is not declared are paged as `lint` proposes.
        keeps_going: whether parts with errors are left out, with the operations that depend on them.
        metadata: what package indexes show, in place of what the description says.
        old_names: whether the old names of what was renamed since the last release still work.
        testing: whether the client has a test kit.
        docs: whether the distribution has the reference as Markdown.
        pages: what the documentation of the API has.
        code: names, header, line length and dependencies of generated code, and which clients are generated.
    """

    version: str = ""
    infers_paging: bool = False
    keeps_going: bool = False
    metadata: MetadataSettings = NONE
    old_names: bool = True
    testing: bool = True
    docs: bool = True
    pages: PageSettings = NO_PAGES
    code: CodeSettings = USUAL


DEFAULTS: Final = ClientSettings()
