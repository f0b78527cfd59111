"""Let the helpers of this room explain their assertions as tests do."""

import pytest

pytest.register_assert_rewrite("tests.e2e.stage")
