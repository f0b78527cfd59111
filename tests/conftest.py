"""What holds for every test.

Hypothesis has no deadline, for a busy machine is no failure; `make fuzz` tries more. The stage's
own assertions are told as a test's are, whichever folder imports it first.
"""

import os

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.e2e.stage")

settings.register_profile("patient", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=3_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))
