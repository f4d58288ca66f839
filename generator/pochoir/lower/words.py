"""Compare and classify the words of operationIds, tags and paths."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pochoir import naming
from pochoir.resolve.paths import OperationNode, is_prefix


def word_set(words: str) -> frozenset[str]:
    """Return words that are separated by spaces as a set."""
    return frozenset(words.split())


VERBS: Final = word_set(
    "accept activate add all annotate append apply approve archive assign attach authorize autocomplete ban batch bind "
    "block browse build buy calculate call cancel capture change check claim classify clear clone close "
    "complete compute confirm connect convert copy count create deactivate decline delete demote deny deploy "
    "destroy detach detect disable discard disconnect dismiss download duplicate edit enable end estimate "
    "evaluate execute exists expand export extract fetch find finish flush follow force generate get grant head "
    "hide import index insert inspect install invite invoke join kill launch leave like link list load lock log "
    "login logout lookup mark merge modify move mute notify open parse partial patch pause pay pin ping poll post "
    "preview print process promote publish purge push put query rate read rebuild reboot recalculate recover "
    "redeem refresh refund regenerate register reindex reject release reload remove rename render renew reopen "
    "replace replay replicate report request resend reset resize resolve restart restore resume retrieve retry "
    "revert revoke rollback rotate run save scan schedule search select send set share show sign split star start "
    "status stop store stream submit subscribe suggest suspend switch sync terminate test toggle track transfer "
    "translate trigger unarchive unassign unban unbind unblock undelete undo unfollow uninstall unlike unlink unlock "
    "unmute unpin unpublish unregister unstar unsubscribe update upload upsert validate verify view void vote "
    "watch withdraw write"
)
"""First words of the name of a method."""
_READS: Final = word_set(
    "autocomplete browse check download export extract fetch find generate get list login logout lookup ping preview"
    " read render retrieve search suggest validate verify"
)
"""First words of the name of a method that only reads."""
_NOUNS: Final = word_set(
    "add all block build call claim copy count end force head index like link list log pin print process query "
    "rate report request schedule set share show sign split star status store stream test track view vote"
)
"""Verbs that alone are more often nouns at the end of a path."""
_NOUNS_BEFORE: Final = _NOUNS - {"add", "copy", "like", "list", "set", "share", "show", "sign", "split", "vote"}
"""Verbs that before another word are more often nouns: `status codes`."""
_NOISE: Final = word_set(
    "api apis service services controller controllers endpoint endpoints operation operations resource"
)
"""Words at the end of a tag that say what it is, not what it is about."""
_SILENT: Final = word_set("api apis rest default openapi untagged endpoint endpoints route routes")
_ARTICLES: Final = ("by", "for", "from", "in", "of", "on", "to", "with", "without")


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment of a path: its words in lower case, and whether it has a parameter."""

    words: tuple[str, ...]
    is_parameter: bool


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in naming.split(text)]


def segments(operation: OperationNode) -> list[Segment]:
    """Return the segments of a path after a leading `api` or version."""
    parts = [part for part in operation.path.split("/") if part]
    while parts and is_prefix(parts[0]):
        parts.pop(0)
    return [Segment(tuple(words_of(part)), "{" in part) for part in parts]


def is_item(operation: OperationNode) -> bool:
    """Return whether a path ends with a parameter."""
    return operation.path.rstrip("/").endswith("}")


def is_action(words: Sequence[str], method: str) -> bool:
    """Return whether the words of the last segment of a path name what the operation does."""
    if not words or words[0] not in (_READS if method in ("GET", "HEAD") else VERBS):
        return False
    if len(words) > 1:
        return words[0] not in _NOUNS_BEFORE
    return words[0] not in _NOUNS or method == "POST"


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two lists of words are the same noun, which may be written as one word: `autotagging`."""
    if not one or not other:
        return False
    is_same = len(one) == len(other) and all(map(naming.same_noun, one, other))
    return is_same or naming.same_noun("".join(one), "".join(other))


def is_plural(words: Sequence[str]) -> bool:
    """Return whether the noun of a phrase such as `users by name` is a plural."""
    at = next((at for at, word in enumerate(words) if word in _ARTICLES and at), len(words))
    return at > 0 and naming.singular(words[at - 1]) != words[at - 1]


def nouns(tag: Sequence[str]) -> list[list[str]]:
    """Return the forms of a tag: as written, and without a last word such as `service` or `v2`, or a last number."""
    forms = [list(tag)]
    while len(forms[-1]) > 1 and (forms[-1][-1] in _NOISE or is_prefix(forms[-1][-1])):
        forms.append(forms[-1][:-1])
    counted = forms[-1][-1].rstrip("0123456789") if forms[-1] else ""
    return [*forms, [*forms[-1][:-1], counted]] if counted and counted != forms[-1][-1] else forms


def says_nothing(tag: str) -> bool:
    """Return whether a tag, such as `default` or `api`, does not say what its operations are about."""
    return all(word in _SILENT or is_prefix(word) for word in words_of(tag))


def starting(words: Sequence[str], noun: Sequence[str]) -> int:
    """Return how many words at the start are the noun, 0 if the words start otherwise."""
    most = sum(len(word) for word in noun) + 3 * len(noun)
    length = 0
    for count, word in enumerate(words, 1):
        length += len(word)
        if length > most:
            return 0
        if same(words[:count], noun):
            return count
    return 0
