"""What several tests share."""

import pytest

from bot.clerk import Clerk
from bot.settings import Settings


@pytest.fixture(scope="session")
def clerk(tmp_path_factory):
    """The clerk over the bundled documents alone."""
    return Clerk.open(Settings(home=tmp_path_factory.mktemp("home"), _env_file=None))
