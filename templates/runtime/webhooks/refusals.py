"""Errors of webhooks, without what verifies signatures: a client imports all errors with its first call."""

from ..base.errors import Error

__all__ = ["SignatureInvalid", "WebhookExpired", "WebhookRejected"]


class WebhookRejected(Error):
    """A webhook is not authentic; its content was not parsed."""


class SignatureInvalid(WebhookRejected):
    """The signature of a webhook is missing or wrong."""


class WebhookExpired(WebhookRejected):
    """A webhook was signed too long ago, or in the future: it may be a replay, or a clock is wrong."""
