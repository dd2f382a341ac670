"""What all tests share."""

import os

from hypothesis import HealthCheck, settings

# Too slow is said by the clock of the whole run, not of one example on a busy machine.
settings.register_profile("uji", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("bukti", parent=settings.get_profile("uji"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "uji"))
