"""Reserved names, one set per reason.

The sets are written out, not computed from the installed Python and pydantic, because a document must give the same
names with every version. Tests check that the sets cover the installed versions.
"""

from typing import Final


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


KEYWORDS: Final = _set(
    "False None True and as assert async await break class continue def del elif else except finally for from global "
    "if import in is lambda nonlocal not or pass raise return try while with yield"
)
"""The keywords of Python. Soft keywords (`match`, `case`, `type`) are valid names and not reserved."""

PYDANTIC: Final = _set(
    "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump "
    "model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name "
    "model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj "
    "parse_raw schema schema_json update_forward_refs validate register fields"
)
"""Attributes of `pydantic.BaseModel` and its metaclass. A field with such a name warns or breaks the class."""

FIELDS: Final = KEYWORDS | PYDANTIC | frozenset({"as_input", "builtins", "read"})
"""Reserved for fields of a model: methods of `Model`, and names that would break the class.

`date` and `int` are not reserved: annotations after them use `builtins.int`.
"""

ARGUMENTS: Final = KEYWORDS | _set("self cls operations builtins extra_query extra_headers extra_body")
"""Reserved for arguments of a method: `self`, modules that its body uses, and arguments that every method has."""

VARIANTS: Final = _set("with_response with_streaming")
"""Attributes of every resource, and of a client that has methods written by hand."""

METHODS: Final = KEYWORDS | VARIANTS | _set("whole builtins cached_property operations models errors")
"""Reserved for methods of a resource, because they would hide names that the class uses.

`list` is not reserved: annotations after it use `builtins.list`.
"""

OPTIONS: Final = _set(
    "server base_url base_urls allow_http limit_store timeout deadline retries retry_if anonymous strict "
    "check_arguments on_drift headers max_reply_bytes follow_redirects proxy verify cert trust_env before_request "
    "after_reply on_upload middleware observer transport"
)
"""Keyword arguments of every client (`ClientOptions`)."""

ATTRIBUTES: Final = KEYWORDS | _set(
    "close aclose with_options preload request call perform engine credentials options self api cached_property"
)
"""Attributes of every client, which its methods cannot be called."""

CLIENT: Final = ATTRIBUTES | OPTIONS
"""Reserved for resources, which are attributes of the client, and for credentials, which are its arguments."""

CREDENTIALS: Final = CLIENT | _set("app limits")
"""Reserved for credentials. Resources may be called like these options."""

BUILTINS: Final = _set(
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError "
    "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError "
    "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning "
    "EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning "
    "GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError "
    "IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError "
    "NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning "
    "PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning "
    "RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError "
    "SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError "
    "UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError"
)
"""Built-in classes with a capital. pydantic reads such an annotation as the built-in class, not as a model."""

CLASSES: Final = BUILTINS | _set(
    "None True False Annotated Any AsyncEventStream AsyncItemStream AsyncPaged AsyncResource BaseModel Binary "
    "BinaryBody BinaryIO Bounded ConfigDict CursorPaging Empty EventStream Events Field FileContent FileInput FormBody "
    "ItemStream Iterable Json JsonBody NULLABLE StreamedItems "
    "JsonInput JsonValue LinkPaging Literal LiveEvent Mapping Model MultipartBody NotRequired OffsetPaging OneOf "
    "Operation PagePaging Paged PagedOperation Parameter READ_ONLY REQUIRED RequestExtras Retry RootModel Sequence "
    "AS_BASE64 AS_NUMBER AS_TEXT Decimal "
    "SinglePaging SyncResource Text TextBody TypeAlias TypeAliasType TypedDict TYPE_CHECKING UNSET UUID Union Unpack "
    "Unset"
)
"""Classes that the modules of models, operations and resources import."""

CLIENTS: Final = CLASSES | _set(
    "API AsyncClient ClientOptions ConnectionOptions FailedAttempt SyncClient Unpack Api Error Page Reply Server "
    "Timeout AsyncTokenStore AuthorizationRequest Duplicate FileTokenStore MemoryTokenStore Outcomes RecordError "
    "Rejected Saved TokenStore Tokens AsyncReplyCache CachedReply ReplyCache ReplyStore Self Callable Awaitable"
)
"""Reserved for classes of resources and clients, which the module of the client and the package import too."""

WEBHOOKS: Final = CLASSES | _set(
    "Criterion Described Form Hook Receiver Signature UnknownWebhook WebhookEvent Webhooks Event STANDARD DESCRIBED"
)
"""Reserved for classes of webhooks, whose module imports or defines these names."""

MODULES: Final = KEYWORDS | _set("index main test tests conftest init py typed")
"""Reserved for modules. Names never begin with two underscores; `init` and `main` would only be confusing."""

WINDOWS: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin", "conout", "clock"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)
"""Device names of Windows, which opens the device whatever the folder and the extension."""


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
"""Reserved for packages, because they would hide a module of the standard library (3.11) or a dependency."""
