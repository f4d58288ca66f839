"""Name classes."""

from collections.abc import Callable, Collection, Iterable, Mapping

from pochoir.literals import ClassName
from pochoir.naming import reserved
from pochoir.naming.names import is_pin, pascal
from pochoir.naming.reserved import CLASSES
from pochoir.naming.scope import NameRequest, assign, with_own_texts
from pochoir.naming.words import spelled


def classes(
    requests: Iterable[NameRequest],
    *,
    prefix: str = "Model",
    reserved: Collection[str] = CLASSES,
    taken: Collection[str] = frozenset(),
    derived: Callable[[str], Iterable[str]] = lambda name: (name,),
) -> dict[str, ClassName]:
    """Name classes so that the names are distinct when case is ignored.

    Args:
        requests: one request per class.
        prefix: put before a leading digit, and after a reserved name.
        reserved: names that no class may have.
        taken: names of other classes that are visible in the same place.
        derived: returns every name that comes with a class, including its own.
    """

    def styled(text: str) -> str:
        return pascal(text, prefix)

    names = assign(
        requests,
        styled,
        lambda text: styled(spelled(text)),
        suffix=prefix,
        reserved=reserved,
        taken=taken,
        derived=derived,
        folded=True,
    )
    return {key: ClassName(name) for key, name in names.items()}


def input_class(name: str) -> str:
    """Return the usual name of the input type of a class: `Pet` gives `PetInput`, and `PetInput` `PetInputDict`."""
    return f"{name}Dict" if name.endswith("Input") else f"{name}Input"


def inputs(names: Collection[str], taken: Collection[str], kept: Mapping[str, str]) -> dict[str, ClassName]:
    """Name the input types of classes, by the names of the classes.

    Args:
        names: the names of the classes.
        taken: names that are not available, those of all classes among them.
        kept: names of the last release by class, which come first if they are free.
    """
    requests = [NameRequest(name, (input_class(name), f"{name}Dict"), kept.get(name, "")) for name in names]
    # Candidates are names already, which `pascal` could only change.
    given = assign(requests, str, str, suffix="Dict", reserved=reserved.CLASSES, taken=taken, folded=True)
    return {name: ClassName(each) for name, each in given.items()}


def apart(
    requests: Iterable[NameRequest], prefix: str = "Model", *, others: Iterable[NameRequest] = ()
) -> list[NameRequest]:
    """Remove from requests for classes the texts that would give two of them the same name.

    Adding a request then never gives an existing name to another class. A last text is added to each request, made
    unique by its key. They never get the first texts of the `others`, which are named separately.
    """
    return with_own_texts(requests, [each.texts[0] for each in others], lambda text: pascal(text, prefix).casefold())


def families(parents: Mapping[str, ClassName], taken: Collection[str], kept: Mapping[str, str]) -> dict[str, ClassName]:
    """Name the union of each parent and the schemas that extend it, by pointer of the parent: `AnyPet` for `Pet`.

    `taken` are names that are not available, and `kept` those of the last release, which come first if they are free.
    """
    used: set[str] = {*taken}
    found: dict[str, ClassName] = {}
    for pointer, name in kept.items():
        if pointer in parents and name not in used and is_pin(name):
            found[pointer] = ClassName(name)
            used.add(name)
    for pointer, name in parents.items():
        if pointer in found:
            continue
        every = (f"Any{name}{'_' * more}" for more in range(len(used) + 1))
        found[pointer] = ClassName(next(each for each in every if each not in used))
        used.add(found[pointer])
    return found


def webhook_classes(requests: Iterable[NameRequest]) -> dict[str, ClassName]:
    """Name the classes of the events of webhooks. Adding a webhook never gives an existing name to another."""
    return classes(apart(requests, "Event"), prefix="Event", reserved=reserved.WEBHOOKS)
