"""Names do not move: an operation that is added or reordered never makes a name call another operation."""

import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from unit.written_documents import ANYTHING, document, json_body

PATHS = ("/chat", "/v1/chat", "/beta/chat", "/chat/{id}", "/chats", "/api/chat", "/chat-it", "/chat_it", "/users/{id}")
METHODS = ("get", "post", "delete")
FUNCTIONS = (
    "chat", "Chat", "list_chats", "listChats", "list-chats", "get_chat", "get_users", "chat_chat_post", "list",
    "list_1", "ChatController_findOne", "UsersController_findOne", "chats_list", "chat_retrieve", "app_api_get_chat",
    "read_chat_me", "ChatIdGetChat", "chat-read_chats", "0123456789abcdef", "chats.users.list",
)  # fmt: skip
TAGS = ("chat", "chats", "Chat", "users", "chat-controller", "api", "")


@dataclass(frozen=True)
class Written:
    """One operation: an endpoint, a tag and how its operationId is made."""

    path: str
    method: str
    function: str
    tag: str
    style: str

    @property
    def id(self) -> str:
        """The operationId, "" when it has none."""
        if self.style == "fastapi":
            return re.sub(r"\W", "_", f"{self.function}{self.path}_{self.method}")
        return self.function if self.style == "plain" else ""


WRITTEN = st.builds(
    Written,
    st.sampled_from(PATHS),
    st.sampled_from(METHODS),
    st.sampled_from(FUNCTIONS),
    st.sampled_from(TAGS),
    st.sampled_from(("fastapi", "plain", "none")),
)
MANY = st.lists(WRITTEN, max_size=8, unique_by=lambda each: (each.path, each.method)).map(
    # Two operations of one operationId are an error of the description.
    lambda listed: [each for at, each in enumerate(listed) if not each.id or each.id not in {o.id for o in listed[:at]}]
)


def names(written: list[Written]) -> tuple[dict[str, str], dict[str, str]]:
    """The pointers of operations by `resource.method`, and those of schemas by class."""
    paths: dict[str, dict[str, object]] = {}
    for each in written:
        # Schemas that are the same would have one class.
        own = f"{each.method} {each.path}"
        reply = json_body({"properties": {"a": ANYTHING, "choice": {"properties": {own: ANYTHING}}}})
        tags = {"tags": [each.tag]} if each.tag else {}
        given = {"operationId": each.id} if each.id else {}
        paths.setdefault(each.path, {})[each.method] = {**given, **tags, "responses": {"200": reply}}
    made = document(paths=paths)
    api, _ = lower(made, resolve(made), Identity("x", "x.yaml"))
    methods = {f"{group.access}{each.name}": each.pointer for group in api.resources for each in group.operations}
    assert len(methods) == len(written)
    return methods, {str(model.name): model.pointer for model in api.models}


@given(MANY, st.data())
def test_a_name_never_comes_to_mean_another_thing(written: list[Written], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(written))
    before = names(shuffled[: data.draw(st.integers(0, len(shuffled)))])
    after = names(written)
    for old, new in zip(before, after, strict=True):
        assert {name: old[name] for name in old if name in new} == {name: new[name] for name in old if name in new}


@given(MANY, st.data())
def test_the_order_of_operations_does_not_matter(written: list[Written], data: st.DataObject) -> None:
    assert names(data.draw(st.permutations(written))) == names(written)


@given(MANY, st.lists(st.sampled_from(("cat", "dog", "fish")), unique=True))
def test_operations_that_share_no_name_keep_theirs(written: list[Written], nouns: list[str]) -> None:
    """`list_cats` of a resource stays what it is, whatever is added that could not be called so."""
    pets = [Written(f"/pets/{noun}s", "get", f"list_{noun}s", "pets", "fastapi") for noun in nouns]
    alone, among = names(pets), names([*written, *pets])
    assert alone[0].items() <= among[0].items()
    assert alone[1].items() <= among[1].items()


def test_one_more_function_of_a_framework_leaves_the_names_of_the_others() -> None:
    two = [Written(path, "post", "chat", "chat", "fastapi") for path in ("/chat", "/v1/chat")]
    before, after = names(two), names([Written("/beta/chat", "post", "chat", "chat", "fastapi"), *two])
    assert sorted(before[0]) == ["chat.chat_chat_post", "chat.chat_v1_chat_post"]
    assert before[0].items() <= after[0].items()
    assert before[1].items() <= after[1].items()


def test_a_tag_with_the_word_controller_takes_no_name_from_an_operation_without_a_tag() -> None:
    one = Written("/chat", "post", "", "", "none")
    other = Written("/v1/chat", "post", "chat_chat_post", "chat-controller", "fastapi")
    before, after = names([one]), names([one, other])
    assert before[0] == {"chat.create": "/paths/~1chat/post"}
    assert "chat.create" not in after[0]
    assert all(name.startswith("chat.") for name in after[0])
