"""Names a document may not take, frozen, each set with its reason.

Written out instead of asked from the running Python or pydantic: the same document must give the same names whatever
they are. Tests prove that the sets cover the versions installed.
"""

from typing import Final


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


KEYWORDS: Final = _set(
    "False None True and as assert async await break class continue def del elif else except finally for from global "
    "if import in is lambda nonlocal not or pass raise return try while with yield"
)
"""A name that is no name for Python. The soft keywords (`match`, `case`, `type`) are good names and stay."""

PYDANTIC: Final = _set(
    "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump "
    "model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name "
    "model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj "
    "parse_raw schema schema_json update_forward_refs validate register fields"
)
"""Attributes of `pydantic.BaseModel` and of its metaclass: a field of this name warns, or breaks the class."""

FIELDS: Final = KEYWORDS | PYDANTIC | frozenset({"builtins"})
"""What no field of a model may be called. `date` or `int` may be: the annotations after it say `builtins.int`."""

ARGUMENTS: Final = KEYWORDS | frozenset({"self", "cls", "operations", "builtins"})
"""What no argument of a method may be called: the method's own `self`, and the modules its one line names."""

METHODS: Final = KEYWORDS | _set("with_response with_streaming whole builtins cached_property operations models errors")
"""What no method of a resource may be called: it would hide what the next line of its class names.

`list` is what everyone expects and stays: annotations after it say `builtins.list`.
"""

OPTIONS: Final = _set(
    "server base_url base_urls allow_http limit_store timeout deadline retries strict on_drift headers max_reply_bytes "
    "follow_redirects proxy verify trust_env before_request after_reply middleware transport"
)
"""Keyword arguments that every client has already (`ClientOptions`)."""

CLIENT: Final = (
    KEYWORDS
    | OPTIONS
    | _set("close aclose with_options preload request call perform engine credentials options self api cached_property")
)
"""What no resource may be called as an attribute of the client, and no credential as its argument."""

CLASSES: Final = _set(
    "None True False Annotated Any AsyncEventStream AsyncPaged AsyncResource BaseModel Binary BinaryBody BinaryIO "
    "ConfigDict CursorPaging Empty EventStream Events Field FileContent FileInput FormBody Iterable Json JsonBody "
    "JsonInput JsonValue LinkPaging Literal LiveEvent Mapping Model MultipartBody NotRequired OffsetPaging OneOf "
    "Operation PagePaging Paged PagedOperation Parameter READ_ONLY Retry RootModel Sequence SinglePaging SyncResource "
    "Text TextBody TypeAlias TypeAliasType TypedDict TYPE_CHECKING UNSET UUID Union Unset"
)
"""Classes that a module of the models, of the operations or of the resources imports beside those of the document."""

CLIENTS: Final = CLASSES | _set(
    "API AsyncClient ClientOptions SyncClient Unpack Api Error Page Reply Server Timeout AsyncTokenStore "
    "AuthorizationRequest Duplicate FileTokenStore MemoryTokenStore Outcomes RecordError Rejected Saved TokenStore "
    "Tokens"
)
"""The same for the classes of the resources and of the clients, which the client's module and the package name too."""

MODULES: Final = KEYWORDS | _set("index main test tests conftest init py typed")
"""What no module may be called; `__init__` and `__main__` cannot arise, their plain forms would only puzzle."""

WINDOWS: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin", "conout", "clock"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)
"""Device names: Windows opens the device whatever the folder and the extension."""


PACKAGES: Final = _set(
    "abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect "
    "builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall "
    "concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm "
    "decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp "
    "fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip "
    "hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword "
    "lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt "
    "multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib "
    "pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd "
    "py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy "
    "sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd "
    "sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau "
    "symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit "
    "tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata "
    "unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp "
    "zipfile zipimport zlib zoneinfo"
    " httpx2 pochoir pydantic pydantic_core typing_extensions"
)
"""What no package may be called: it would hide a module of the standard library (3.11) or one it needs itself."""
