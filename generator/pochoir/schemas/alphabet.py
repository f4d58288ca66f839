"""Safe names for a third party: it is given words that mean nothing, and what they mean is put back afterwards."""

from collections.abc import Mapping

from pochoir.literals import ClassName, Identifier
from pochoir.schemas.source import SchemaError


class Alphabet:
    """Words of ASCII letters and digits for the models (`C0`), fields (`p0`) and texts (`s0`) of one API.

    A name that datamodel-code-generator never sees is a name it cannot change: no field clashes with a type, with
    pydantic or with a builtin, and no text of the document leaves pochoir.
    """

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], str] = {}
        self._meanings: dict[str, str] = {}

    def model(self, name: str) -> str:
        """The word for a model."""
        return self._word("C", name)

    def field(self, name: str) -> str:
        """The word for a field; the same for the same name in every model, for `allOf` merges by name."""
        return self._word("p", name)

    def text(self, text: str) -> str:
        """The word for a value of an enumeration or a pattern."""
        return self._word("s", text)

    def model_of(self, word: str) -> ClassName:
        """The model behind a word; raises SchemaError when there is none."""
        return ClassName(self._meaning("C", word))

    def field_of(self, word: str) -> Identifier:
        """The field behind a word; raises SchemaError when there is none."""
        return Identifier(self._meaning("p", word))

    def text_of(self, word: str) -> str:
        """The text behind a word; raises SchemaError when there is none."""
        return self._meaning("s", word)

    def knows_model(self, word: str) -> bool:
        """Whether the word stands for a model."""
        return word.startswith("C") and word in self._meanings

    def _word(self, kind: str, meaning: str) -> str:
        word = self._words.setdefault((kind, meaning), f"{kind}{len(self._words)}")
        self._meanings[word] = meaning
        return word

    def _meaning(self, kind: str, word: str) -> str:
        meanings: Mapping[str, str] = self._meanings
        if not word.startswith(kind) or word not in meanings:
            raise SchemaError(f"datamodel-code-generator made up the name {word!r}")
        return meanings[word]
