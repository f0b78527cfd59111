"""Hypothesis: without a deadline, for a busy machine is no failure; `make fuzz` tries more."""

import os

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=3_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))
