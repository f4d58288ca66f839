"""Models that refer to each other one after the other, further than Python nests imports or calls."""

import pytest

from behaviour.made import TEXT, Make, drifts, read, ref, thing, write


def test_a_chain_of_models_is_read_and_sent_however_long_it_is(make: Make) -> None:
    chain = {f"N{at}": thing(theId=TEXT, theNext=ref(f"N{at + 1}")) for at in range(250)}
    client = make(Value={"type": "array", "items": ref("N0")}, **chain, N250=thing(theId=TEXT))
    value = [{"theId": "a", "theNext": {"theId": "b", "theNext": {"theId": "c"}}}]
    found = read(client, value)
    assert type(found[0].the_next.the_next) is client.models.N2
    assert drifts(client) == []
    assert write(client, found) == value


@pytest.mark.parametrize("name", ["Warning", "TimeoutError"])
def test_a_model_with_the_name_of_a_built_in_class_is_that_model(make: Make, name: str) -> None:
    client = make(Value=thing(found={"type": "array", "items": ref(name)}), **{name: thing(text=TEXT)})
    assert read(client, {"found": [{"text": "x"}]}).found[0].text == "x"
    assert client.drifts == []
