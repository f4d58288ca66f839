"""Create example texts, numbers and booleans within the bounds of a schema."""

from base64 import b64decode, b64encode
from datetime import date, timedelta
from decimal import Decimal

from pochoir.examples import names, patterns
from pochoir.ir import Json
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree
from pochoir.schemas import Keywords


def plain(tree: Tree, pointer: str, name: str) -> Json:
    """Return an example of a schema that is neither an object nor a list, for a member of this name."""
    schema = shapes.whole(tree, pointer)
    if schema.types:
        return scalar(tree, schema, schema.types[0], name)
    if schema.type:
        return None
    return scalar(tree, schema, "string", name) if schema.has("format", "pattern") else {}


def scalar(tree: Tree, schema: Keywords, kind: str, name: str) -> Json:
    """Return an example of a type of JSON Schema."""
    match kind:
        case "string":
            return _string(tree, schema, name)
        case "integer" | "number":
            return _number(tree, schema, kind == "integer", name)
        case "boolean":
            return True
        case "array":
            return []
        case _:
            return {}


def _string(tree: Tree, schema: Keywords, name: str) -> str:
    text = names.FORMATS.get(schema.format)
    if text is None:
        text = _named(tree, schema, name)
    least, most = schema.bound("minLength"), schema.bound("maxLength")
    if schema.pattern is not None:
        bounds = int(least or 0), int(10_000 if most is None else most)
        found = patterns.sample(schema.pattern, text, *bounds)
        if found is not None:
            return found
    if isinstance(least, int) and len(text) < least <= 10_000:
        text = (text or "x") * least
        text = text[:least]
    if isinstance(most, int) and 0 <= most < len(text):
        text = text[:most]
    return text


def distinct(schema: Keywords, value: Json, count: int) -> Json:
    """Return a value that differs from the `count` items before it, for an array with `uniqueItems`."""
    values = schema.literals
    if len(values) > count:
        return values[count]
    match value:
        case bool():
            return not value
        case int() | float():
            return value + count * (schema.bound("multipleOf") or 1)
        case str():
            return _other_text(schema.format, value, count)
        case _:
            return value


def _other_text(format: str, text: str, count: int) -> str:
    """Return another text of the same format; texts with other numbers differ."""
    match format:
        case "date" | "date-time":
            day = date.fromisoformat(text[:10]) + timedelta(days=count)
            return f"{day}{text[10:]}"
        case "uuid":
            return f"{text[:-4]}{(int(text[-4:], 16) + count) % 0x10000:04x}"
        case "byte":
            return b64encode(b64decode(text) + str(count + 1).encode()).decode()
        case "decimal":
            return str(Decimal(text) + count)
        case "email" | "idn-email":
            name, _, host = text.partition("@")
            return f"{name}{count + 1}@{host}"
        case "hostname":
            return f"host{count + 1}.{text}"
        case _:
            return f"{text}{count + 1}"


def named(name: str) -> str:
    """Return an example text for a name without a schema."""
    return names.string(name) or next(names.placeholders(name))


def _named(tree: Tree, schema: Keywords, name: str) -> str:
    """Return a text for a name: the example of another member of that name, or what the name suggests."""
    if not name:
        return "text"
    near = names.neighbours(tree).get(name)
    suggested = near if isinstance(near, str) else names.string(name, schema.description)
    # What would have to be cut or filled to fit is no example.
    most, least = schema.bound("maxLength"), schema.bound("minLength")
    for text in (suggested, *names.placeholders(name)):
        if text is not None and (most is None or len(text) <= most) and (least is None or len(text) >= least):
            return text
    return "text"


def _number(tree: Tree, schema: Keywords, whole: bool, name: str) -> float:
    near = names.neighbours(tree).get(name)
    known = near if isinstance(near, int if whole else int | float) else names.number(name, whole)
    value: float = known if known is not None and schema.format != "date" else 1 if whole else 1.5
    found = _within(schema, value)
    return int(found) if whole else found


def _within(schema: Keywords, value: float) -> float:
    """Return the number within the bounds of a schema that is nearest to a value."""
    lowest, highest = schema.bound("minimum"), schema.bound("maximum")
    above, below = schema.bound("exclusiveMinimum"), schema.bound("exclusiveMaximum")
    step = schema.bound("multipleOf") or 1
    if lowest is not None and value < lowest:
        value = lowest
    if above is not None and value <= above:
        value = above + step
    if highest is not None and value > highest:
        value = highest
    if below is not None and value >= below:
        value = below - step
    if schema.has("multipleOf"):
        value = -(-value // step) * step
    return value
