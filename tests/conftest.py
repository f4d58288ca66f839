"""What holds for all tests."""

import os

from hypothesis import HealthCheck, settings

# A machine that is busy is no failure; CI looks at the same examples each time, so that red means a change.
settings.register_profile(
    "pochoir",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("few", settings.get_profile("pochoir"), max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "pochoir"))
