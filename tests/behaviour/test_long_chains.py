"""Models that refer to each other one after the other, further than Python nests imports or calls."""

from behaviour.made import TEXT, Make, drifts, read, ref, thing, write


def test_a_chain_of_models_is_read_and_sent_however_long_it_is(make: Make) -> None:
    chain = {f"N{at}": thing(theId=TEXT, theNext=ref(f"N{at + 1}")) for at in range(250)}
    client = make(Value={"type": "array", "items": ref("N0")}, **chain, N250=thing(theId=TEXT))
    value = [{"theId": "a", "theNext": {"theId": "b", "theNext": {"theId": "c"}}}]
    found = read(client, value)
    assert type(found[0].the_next.the_next) is client.models.N2
    assert drifts(client) == []
    assert write(client, found) == value
