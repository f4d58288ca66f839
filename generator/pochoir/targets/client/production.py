"""What callers need to know of the client in production: timeouts, retries, files, proxies, logging, threads."""

from pochoir import ir
from pochoir.literals import Code
from pochoir.targets.client.features import gives_files, sends_files
from pochoir.targets.client.topics import Paragraph, Topic, client_line, import_line, program

_RETRIES = (
    (Paragraph("no connection was established, so nothing was sent"), Paragraph("always")),
    (
        Paragraph("status 425 or 429: the server refused the request"),
        Paragraph("always, unless the description declares the operation never to be repeated"),
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
            "%(error)s says which of the limits expired.",
            names,
        )
    else:
        text = Paragraph(
            "%(timeout)s applies to each step of a request: by default 10 seconds to connect, and 30 for each other "
            "step. %(deadline)s applies to the whole call, including retries and pauses: by default %(seconds)s "
            "seconds, as the description of the API says; %(none)s is no limit. %(error)s says which of the limits "
            "expired.",
            names | {"seconds": f"{api.deadline:g}", "none": "deadline=None"},
        )
    copied = Paragraph(
        "%(options)s returns a copy of the client with other options that shares its connections:",
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
    repeated = Paragraph("A failed attempt is repeated up to %(retries)s times:", {"retries": "retries"})
    header = Paragraph(
        "If an error response has the header %(header)s, its value %(yes)s or %(no)s applies instead of the status.",
        {"header": "x-should-retry", "yes": "true", "no": "false"},
    )
    pause = Paragraph(
        "The pause before the next attempt is the one that %(exact)s or %(usual)s requests; without them, it grows "
        "from 0.5 to 8 seconds. If the server requests more than 120 seconds, or the pause would exceed %(deadline)s, "
        "the error is raised; its %(attribute)s says how long to wait.",
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
        "%(save)s writes a streamed response to a file, completely or not at all. If the connection breaks off, the "
        "client asks for the rest of the file, as a retry. If the file may have changed, or the server sends no "
        "ranges, the download begins again. %(progress)s of %(save)s is called with the bytes written so far and their "
        "total.",
        {"save": "save", "progress": "progress"},
    )
    upload = Paragraph(
        "%(option)s is called while the body of a request is sent, with the bytes sent so far and their total, or "
        "%(none)s if it is not known. A new attempt begins again:",
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
        "Proxies are read from %(https)s, %(all)s and %(none)s, certificates from the system or %(file)s. To set them:",
        {"https": "HTTPS_PROXY", "all": "ALL_PROXY", "none": "NO_PROXY", "file": "SSL_CERT_FILE"},
    )
    given = ('proxy="http://localhost:3128"', "verify=context", "trust_env=False")
    made = ("context = ssl.create_default_context()", client_line(api, *given))
    code = program("import ssl", "", import_line(api), "", *made)
    return Topic("proxies", "Proxies and certificates", (text,), code)


def _logging(api: ir.Api) -> Topic:
    text = Paragraph(
        "The logger %(logger)s gets each request at the level DEBUG, each retry at INFO, and each deviation from the "
        "description at WARNING. No record contains a secret or a value of the query.",
        {"logger": api.distribution},
    )
    levels = f'logging.getLogger("{api.distribution}").setLevel(logging.DEBUG)'
    code = program("import logging", "", "logging.basicConfig()", levels)
    return Topic("logging", "Logging", (text,), code)


def _threads(api: ir.Api) -> Topic:
    if api.clients == "sync":
        shared = Paragraph("All threads can share a client.")
    elif api.clients == "async":
        shared = Paragraph(
            "All tasks can share a client, in several event loops, one after another or concurrently: each event loop "
            "has its own connections, which are closed when it ends."
        )
    else:
        shared = Paragraph(
            "All threads can share a client, and so can all tasks an async client, in several event loops, one after "
            "another or concurrently: each event loop has its own connections, which are closed when it ends."
        )
    forked = Paragraph(
        "After a fork, each process opens its own connections. A client cannot be pickled; create one in each process. "
        "Models and exceptions can."
    )
    libraries = Paragraph(
        "An async client runs under asyncio or trio, whichever its caller uses; trio is not installed with it. To "
        "leave a list before its end under trio, iterate over it in %(block)s: trio warns of async generators that "
        "are not closed.",
        {"block": "async with contextlib.aclosing(aiter(…))"},
    )
    paragraphs = (shared, forked) if api.clients == "sync" else (shared, libraries, forked)
    return Topic("threads", "Threads, tasks and processes", paragraphs, Code(""))


def _serverless(api: ir.Api) -> Topic:
    text = Paragraph(
        "In a serverless function, create the client outside the handler, so that calls share its connections, and "
        "load everything at the start:"
    )
    code = program(import_line(api), "", client_line(api), "client.preload()")
    return Topic("serverless", "Serverless functions", (text,), code)
