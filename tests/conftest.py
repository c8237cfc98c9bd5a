"""What several tests share."""

import pytest
from hypothesis import settings

from bot.clerk import Clerk
from bot.settings import Settings

# The same examples at every run, however slow the machine.
settings.register_profile("greffier", deadline=None, derandomize=True)
settings.load_profile("greffier")


@pytest.fixture(scope="session")
def clerk(tmp_path_factory):
    """The clerk over the bundled documents alone."""
    return Clerk.open(Settings(home=tmp_path_factory.mktemp("home"), _env_file=None))
