"""Type checkers accept a generated package, and find the errors of a program that uses it."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from packages import written
from pochoir import evolution, pipeline
from pochoir.evolution import files

SPEC = """
openapi: 3.1.1
info: {title: Typed shop, version: "1"}
paths:
  /items:
    get:
      operationId: listItems
      tags: [Items]
      x-pochoir-pagination: {style: page, items: /items, parameter: page, next: /next}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {
            items: {type: array, items: {$ref: "#/components/schemas/Item"}}, next: {type: [integer, "null"]}}}}}
    post:
      operationId: createItem
      tags: [Items]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        $ref: "#/components/schemas/Item"}}}}}
  /old:
    get:
      operationId: getOld
      x-pochoir-method: old
      deprecated: true
      tags: [Items]
      responses: {"200": {description: Fine., content: {text/plain: {schema: {type: string}}}}}
  /note:
    get:
      operationId: getNote
      x-pochoir-method: show
      tags: [Notes]
      responses: {"200": {description: Fine., content: {application/json: {
        schema: {$ref: "#/components/schemas/Note"},
        example: {text: a, more: [{empty: {}}, {empty: []}]}}}}}
    post:
      operationId: createNote
      tags: [Notes]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        $ref: "#/components/schemas/Note"}}}}}
  /file:
    get:
      operationId: getFile
      tags: [Files]
      responses: {"200": {description: Fine., content: {application/octet-stream: {}}}}
  /report:
    post:
      operationId: report
      x-pochoir-method: report
      tags: [Files]
      requestBody: {required: true, content: {
        application/json: {schema: {type: object, required: [day], properties: {day: {type: string}}}},
        text/xml: {schema: {type: string}}}}
      responses: {"200": {description: Fine., content: {
        application/json: {schema: {$ref: "#/components/schemas/Note"}}, text/csv: {}, application/pdf: {}}}}
  /chats:
    post:
      operationId: createChat
      tags: [Chats]
      requestBody: {required: true, content: {application/json: {schema: {
        type: object, required: [prompt], properties: {prompt: {type: string}, stream: {type: boolean}}}}}}
      responses: {"200": {description: Fine., content: {
        application/json: {schema: {$ref: "#/components/schemas/Note"}},
        text/event-stream: {schema: {type: object, required: [delta], properties: {delta: {type: string}}}},
        application/jsonl: {itemSchema: {$ref: "#/components/schemas/Note"}}}}}
    get:
      operationId: listChats
      tags: [Chats]
      x-pochoir-pagination: {style: single, items: ""}
      responses: {"200": {description: Fine., content: {
        application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Note"}}},
        text/csv: {schema: {type: string}}}}}
  /batch:
    post:
      operationId: createMany
      tags: [Chats]
      x-pochoir-method: create_many
      x-pochoir-batch: {method: save_all, items: /notes, results: [/saved], max-items: 2, max-bytes: 10000}
      requestBody: {required: true, content: {
        application/json: {schema: &many {type: object, required: [notes], properties: {
          notes: {type: array, items: {$ref: "#/components/schemas/Note"}}}}},
        application/vnd.shop+json: {schema: *many}, text/csv: {schema: {type: string}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        type: object, properties: {saved: {type: array, items: {$ref: "#/components/schemas/Note"}}}}}}}}
components:
  schemas:
    Note: {type: object, required: [text], properties: {text: {type: string, x-pochoir-name: text}}}
    Item:
      type: object
      required: [id, name, kind]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        kind: {enum: [small, large]}
        part: {$ref: "#/components/schemas/Item"}
        price: {type: string, format: decimal, maxLength: 9}
        rates: {type: array, items: {type: number, format: decimal, minimum: 0.1}}
        seal: {type: [string, "null"], format: byte, default: AAAA}
"""

PROGRAM = """
from decimal import Decimal

from typed_shop import AsyncTypedShop, FailedAttempt, RequestExtras, TypedShop
from typed_shop.models import Item, Note


def retry_if(attempt: FailedAttempt) -> bool:
    return attempt.repeats or attempt.status == 409


def use(client: TypedShop, extra: RequestExtras) -> list[Item]:
    made: Item = client.items.create(name="a", kind="small", extra_body={"more": 1}, extra_headers={"X-A": "b"})
    again: Item = client.items.with_response.create(name="a", kind="large", extra_query={"dry": True}).data
    client.items.create(name="a", kind="small", **extra)
    price = made.price or Decimal("1.10")
    client.items.create(name="a", kind="small", price=price, seal=made.seal, rates=made.rates or [])
    client.items.create(name="a", kind="small", part={"name": "b", "kind": "large", "seal": b"a", "price": Decimal(1)})
    client.items.create(name="a", kind="small", price=1.1)  # type: ignore[call-overload]  # pyright: ignore
    client.items.old()  # pyright: ignore[reportDeprecated]  # pyrefly: ignore
    client.items.create(name="a", kind="small", extra_body=1)  # type: ignore[call-overload]  # pyright: ignore
    client.items.create(name="a", kind="small", extra_quer={})  # type: ignore[call-overload]  # pyright: ignore
    with client.files.with_streaming.get(extra_headers={"Range": "bytes=0-"}) as streamed:
        streamed.read()
    return [made, again, *client.items.list(extra_query={"q": "x"})]


async def use_async(client: AsyncTypedShop) -> list[Item]:
    made: Item = await client.items.create(name="a", kind="small", extra_body={"more": 1})
    return [made, *[item async for item in client.items.list(extra_query={"q": "x"})]]


def media_types(client: TypedShop) -> tuple[str, bytes]:
    note: Note = client.files.report(day="a")
    client.files.report(body="<a/>", content_type="text/xml", accept="application/json")
    client.files.report(body="<a/>")  # type: ignore[call-overload]  # pyright: ignore
    client.files.report(day=note.text, accept="text/html")  # type: ignore[call-overload]  # pyright: ignore
    with client.files.with_streaming.report(day="a", accept="application/pdf") as streamed:
        streamed.read()
    rows: str = client.files.with_response.report(body="<a/>", content_type="text/xml", accept="text/csv").data
    return rows, client.files.report(day="a", accept="application/pdf")


async def media_types_async(client: AsyncTypedShop) -> tuple[Note, str, bytes]:
    note = await client.files.report(day="a", accept="application/json")
    rows = await client.files.with_response.report(body="<a/>", content_type="text/xml", accept="text/csv")
    return note, rows.data, await client.files.report(day="a", accept="application/pdf")


def several_kinds(client: TypedShop, notes: list[Note]) -> str:
    made: Note = client.chats.create(prompt="a")
    whole: Note = client.chats.with_response.create(prompt="a").data
    deltas: list[str] = [event.data.delta for event in client.chats.create(prompt="a", accept="text/event-stream")]
    items: list[Note] = [*client.chats.create(prompt="a", accept="application/jsonl", stream=True)]
    listed: list[Note] = [*client.chats.list(), *client.chats.list(accept="application/json").first().items]
    client.chats.create(prompt="a", accept="text/event-stream").text  # type: ignore  # pyright: ignore
    client.chats.list(accept="text/csv").first()  # type: ignore  # pyright: ignore
    client.chats.save_all(notes, content_type="application/vnd.shop+json")
    client.chats.save_all(notes, content_type="text/csv")  # type: ignore[arg-type]  # pyright: ignore
    client.chats.create_many(body="text", content_type="text/csv")
    with client.chats.with_streaming.list(accept="text/csv") as streamed:
        streamed.save("notes.csv")
    rows: str = client.chats.list(accept="text/csv")
    return rows + "".join(deltas) + "".join(each.text for each in (made, whole, *items, *listed))


async def several_kinds_async(client: AsyncTypedShop) -> str:
    made: Note = await client.chats.create(prompt="a")
    whole: Note = (await client.chats.with_response.create(prompt="a")).data
    client.chats.with_response.create(prompt="a", accept="text/event-stream")  # type: ignore  # pyright: ignore
    deltas = [event.data.delta async for event in client.chats.create(prompt="a", accept="text/event-stream")]
    items = [each.text async for each in client.chats.create(prompt="a", accept="application/jsonl")]
    listed = [each.text async for each in client.chats.list()]
    await client.chats.list()  # type: ignore  # pyright: ignore
    async with client.chats.with_streaming.list(accept="text/csv") as streamed:
        await streamed.save("notes.csv")
    rows: str = await client.chats.list(accept="text/csv")
    return "".join([rows, made.text, whole.text, *deltas, *items, *listed])


def write_back(client: TypedShop, item: Item) -> Item:
    item.name = "b"
    client.items.create(kind=item.kind, name="a")  # type: ignore[call-overload]  # pyright: ignore
    client.items.create(body=item)
    client.items.create(body=item, name="c")
    client.items.create(body=1)  # type: ignore[call-overload]  # pyright: ignore
    client.items.create(**item.as_input())
    return client.items.create(body=item.as_input())


clients = TypedShop(base_url="https://x.test", retry_if=retry_if), AsyncTypedShop(app=object(), retry_if=retry_if)
TypedShop(retry_if=retry_if)  # type: ignore[call-overload]  # pyright: ignore
"""

RENAMED = (
    ("schemas/Note", "schemas/Memo"),
    ("    Note:", "    Memo:"),
    ("x-pochoir-method: show", "x-pochoir-method: display"),
    ("x-pochoir-name: text", "x-pochoir-name: words"),
)
"""How the description was in the last release."""

OLD_PROGRAM = """
from typed_shop import TypedShop
from typed_shop.models import Memo, Note


def use(client: TypedShop) -> str:
    made: Memo = client.notes.create(words="a")  # pyright: ignore[reportDeprecated]
    made.words = "b"  # pyright: ignore[reportDeprecated]
    client.notes.create(words=1)  # type: ignore[call-overload]  # pyright: ignore
    client.notes.create(text="a", words="a")  # type: ignore[call-overload]  # pyright: ignore
    note: Note = made
    return note.words + client.notes.display().text  # pyright: ignore[reportDeprecated]
"""

PYRIGHT = """
[tool.pyright]
typeCheckingMode = "strict"
enableTypeIgnoreComments = false
reportUnnecessaryTypeIgnoreComment = "error"

"""


def pyrefly() -> str:
    """Return the settings of pyrefly in this project, without its folders.

    Deprecated methods are errors too; it does not know other deprecated names.
    """
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    table = project[project.index("[tool.pyrefly]") : project.index("[tool.towncrier]")]
    settings = re.sub(r"(?ms)^(project-includes|project-excludes|search-path) = \[.*?\]\n", "", table)
    return settings.replace("[tool.pyrefly.errors]\n", '[tool.pyrefly.errors]\ndeprecated = "error"\n')


def for_pyrefly(program: str) -> str:
    """Return a program whose expected errors pyrefly expects too: it reads no comments for other type checkers."""
    return re.sub(
        r"(# type: ignore(?:\[call-overload\]|.*  # pyright: ignore))$", r"\1  # pyrefly: ignore", program, flags=re.M
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("types")
    before = SPEC
    for new, old in RENAMED:
        assert new in before
        before = before.replace(new, old)
    (place / "before.yaml").write_text(before, "utf-8")
    surface = evolution.surface(pipeline.understand(place / "before.yaml", "typed-shop").api)
    (place / "typed-shop.released.json").write_text(files.write(files.Released("1.0.0", surface)), "utf-8")
    source = written(SPEC, place, "typed-shop")
    shutil.copytree(source.parent / "tests", source / "tests")  # its own
    (source / "program.py").write_text(for_pyrefly(PROGRAM), "utf-8")
    (source / "old_program.py").write_text(for_pyrefly(OLD_PROGRAM), "utf-8")
    (source / "pyproject.toml").write_text(PYRIGHT + pyrefly(), "utf-8")
    return source


@pytest.mark.slow
@pytest.mark.parametrize(
    "checker",
    [("mypy", "--strict", "--python-version=3.11", "."), ("pyright", "."), ("pyrefly", "check")],
    ids=["mypy", "pyright", "pyrefly"],
)
def test_a_package_and_a_program_that_uses_it_are_typed(folder: Path, checker: tuple[str, ...]) -> None:
    if find_spec(checker[0]) is None:
        pytest.skip(f"{checker[0]} is not installed")
    # The tests find pochoir there, which is no part of what is checked.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", *checker]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
