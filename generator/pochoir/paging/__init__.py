"""Recognise lists that have pages although the description does not say so with `x-pochoir-pagination`.

A list is recognised only if its query parameters and its response agree, because a wrong guess loses items.
"""

from pochoir.paging.proposals import Proposal, as_text, propose

__all__ = ["Proposal", "as_text", "propose"]
