"""What several tests share."""

import os

import pytest
from hypothesis import settings

from bot.clerk import Clerk
from bot.settings import Settings

# The same examples at every run, however slow the machine.
settings.register_profile("greffier", deadline=None, derandomize=True)
# Other examples at every run, and many: `make fuzz`.
settings.register_profile("fuzz", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "greffier"))


@pytest.fixture(scope="session")
def clerk(tmp_path_factory):
    """The clerk over the bundled documents alone."""
    return Clerk.open(Settings(home=tmp_path_factory.mktemp("home"), _env_file=None))
