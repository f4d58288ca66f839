"""What callers need to know of the client in production: timeouts, retries, files, proxies, logging, threads."""

from pochoir import ir
from pochoir.literals import Code
from pochoir.targets.client.features import gives_files, sends_files
from pochoir.targets.client.topics import Paragraph, Topic, client_line, import_line, program

_RETRIES = (
    (Paragraph("no connection was established, so nothing was sent"), Paragraph("always")),
    (
        Paragraph("status 425 or 429: the server refused the request"),
        Paragraph("always, unless the description says that the operation must never be repeated"),
    ),
    (
        Paragraph("no complete response; status 408; status 5xx except 501 and 505"),
        Paragraph(
            "if repeating it is safe: GET, HEAD, OPTIONS, PUT, DELETE, operations that the description declares "
            "idempotent, and requests with an idempotency key"
        ),
    ),
    (Paragraph("any other status"), Paragraph("never")),
)


def production(api: ir.Api) -> tuple[Topic, ...]:
    """Return the sections, in their order."""
    others = _proxies(api), _logging(api), _threads(api), _serverless(api)
    return _timeouts(api), _retries(api), *_transfers(api), *others


def _timeouts(api: ir.Api) -> Topic:
    names = {"timeout": "timeout", "deadline": "deadline", "error": "errors.Timeout"}
    if api.deadline is None:
        text = Paragraph(
            "%(timeout)s applies to each step of a request: by default 10 seconds to connect, and 30 for each other "
            "step. %(deadline)s applies to the whole call, including retries and pauses: by default there is no limit. "
            "%(error)s says which limit was exceeded.",
            names,
        )
    else:
        text = Paragraph(
            "%(timeout)s applies to each step of a request: by default 10 seconds to connect, and 30 for each "
            "other step. %(deadline)s applies to the whole call, including retries and pauses: by default "
            "%(seconds)s seconds, as the description of the API says; %(none)s removes the limit. %(error)s "
            "says which limit was exceeded.",
            names | {"seconds": f"{api.deadline:g}", "none": "deadline=None"},
        )
    copied = Paragraph(
        "%(options)s returns a copy of the client with different options; it shares the connections of the original:",
        {"options": "with_options"},
    )
    code = program(
        import_line(api, "Timeout"),
        "",
        client_line(api, "timeout=Timeout(connect=5, read=60)", "deadline=300"),
        "quick = client.with_options(timeout=5, retries=0)",
    )
    return Topic("timeouts", "Timeouts", (text, copied), code)


def _retries(api: ir.Api) -> Topic:
    repeated = Paragraph("A failed attempt is retried up to %(retries)s times:", {"retries": "retries"})
    header = Paragraph(
        "If an error response has the header %(header)s, its value, %(yes)s or %(no)s, overrides the status.",
        {"header": "x-should-retry", "yes": "true", "no": "false"},
    )
    pause = Paragraph(
        "The client waits before the next attempt for as long as %(exact)s or %(usual)s requests; without "
        "these headers, the wait grows from 0.5 to 8 seconds. If the server requests more than 120 seconds, or "
        "the wait would exceed %(deadline)s, the error is raised; its %(attribute)s says how long to wait.",
        {"exact": "retry-after-ms", "usual": "Retry-After", "deadline": "deadline", "attribute": "retry_after"},
    )
    rule = Paragraph("%(function)s replaces this rule:", {"function": "retry_if"})
    code = program(
        import_line(api, "FailedAttempt"),
        "",
        "",
        "def retry_if(attempt: FailedAttempt) -> bool:",
        "    return attempt.repeats or attempt.status == 409   # repeats: what the rule above decides",
        "",
        "",
        client_line(api, "retries=5", "retry_if=retry_if"),
    )
    return Topic("retries", "Retries", (repeated, header, pause, rule), code, _RETRIES)


def _transfers(api: ir.Api) -> tuple[Topic, ...]:
    download = Paragraph(
        "%(save)s writes a streamed response to a file, completely or not at all. If the connection is lost, "
        "the client requests the rest of the file, which counts as a retry. If the file may have changed, or "
        "the server does not support ranges, the download starts over. The %(progress)s argument of %(save)s "
        "is called with the bytes written so far and their total.",
        {"save": "save", "progress": "progress"},
    )
    upload = Paragraph(
        "%(option)s is called while the body of a request is sent, with the bytes sent so far and their total, "
        "or %(none)s if the total is unknown. A new attempt starts from zero:",
        {"option": "on_upload", "none": "None"},
    )
    code = program(
        import_line(api),
        "",
        client_line(api, "on_upload=lambda sent, total: print(f\"{sent} of {total or '?'} bytes\")"),
    )
    gives, sends = gives_files(api), sends_files(api)
    if not gives and not sends:
        return ()
    texts = tuple(text for text, shown in ((download, gives), (upload, sends)) if shown)
    return (Topic("files", "Uploads and downloads", texts, code if sends else Code("")),)


def _proxies(api: ir.Api) -> Topic:
    text = Paragraph(
        "Proxies are read from %(https)s, %(all)s and %(none)s, and certificates from the system or %(file)s. To set "
        "them in code:",
        {"https": "HTTPS_PROXY", "all": "ALL_PROXY", "none": "NO_PROXY", "file": "SSL_CERT_FILE"},
    )
    given = ('proxy="http://localhost:3128"', "verify=context", "trust_env=False")
    made = ("context = ssl.create_default_context()", client_line(api, *given))
    code = program("import ssl", "", import_line(api), "", *made)
    return Topic("proxies", "Proxies and certificates", (text,), code)


def _logging(api: ir.Api) -> Topic:
    text = Paragraph(
        "The logger %(logger)s logs each request at DEBUG, each retry at INFO, and each deviation from the "
        "description at WARNING. No record contains a secret or a query value.",
        {"logger": api.distribution},
    )
    levels = f'logging.getLogger("{api.distribution}").setLevel(logging.DEBUG)'
    code = program("import logging", "", "logging.basicConfig()", levels)
    return Topic("logging", "Logging", (text,), code)


def _threads(api: ir.Api) -> Topic:
    if api.clients == "sync":
        shared = Paragraph("A client can be shared by all threads.")
    elif api.clients == "async":
        shared = Paragraph(
            "A client can be shared by all tasks, including those of several event loops, one after another or "
            "at the same time: each event loop has its own connections, which are closed when it ends."
        )
    else:
        shared = Paragraph(
            "A client can be shared by all threads, and an async client by all tasks, including those of "
            "several event loops, one after another or at the same time: each event loop has its own "
            "connections, which are closed when it ends."
        )
    forked = Paragraph(
        "After a fork, each process opens its own connections. A client cannot be pickled; create one in each "
        "process. Models and exceptions can be pickled."
    )
    libraries = Paragraph(
        "An async client runs under asyncio or trio, whichever the calling code uses; it does not install "
        "trio. To stop iterating over a list early under trio, wrap it in %(block)s: trio warns about async "
        "generators that are not closed.",
        {"block": "async with contextlib.aclosing(aiter(…))"},
    )
    paragraphs = (shared, forked) if api.clients == "sync" else (shared, libraries, forked)
    return Topic("threads", "Threads, tasks and processes", paragraphs, Code(""))


def _serverless(api: ir.Api) -> Topic:
    text = Paragraph(
        "In a serverless function, create the client outside the handler, so that invocations share its "
        "connections, and load everything at startup:"
    )
    code = program(import_line(api), "", client_line(api), "client.preload()")
    return Topic("serverless", "Serverless functions", (text,), code)
