"""RDV-Solidarités: the webhooks that the description types."""

from specs.documents import at, document, escape, items, mapping
from specs.documents import violations as wrong

ROOT = document("rdv-solidarites")


def test_each_subscription_has_its_webhook() -> None:
    subscriptions = items(at(ROOT, "/components/schemas/Abonnement/enum"))
    models = mapping(at(ROOT, "/x-pochoir-webhooks/event/values"))
    assert set(models) == set(mapping(ROOT["webhooks"]))
    assert {str(model).replace("_", "").lower() for model in models.values()} == {
        str(one).replace("_", "") for one in subscriptions
    }


def test_what_a_webhook_carries_is_what_the_api_gives() -> None:
    for name in mapping(ROOT["webhooks"]):
        body = f"/webhooks/{escape(name)}/post/requestBody/content/application~1json"
        value = at(ROOT, f"{body}/examples/modification/value")
        assert not wrong({**ROOT, **mapping(at(ROOT, f"{body}/schema"))}, value), name
