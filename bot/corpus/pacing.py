"""Asking a site politely: a second between two requests."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

__all__ = ["Pace"]

_BETWEEN_REQUESTS = 1.0
"""Seconds between two requests to one site."""


class Pace:
    """When each site was last asked."""

    def __init__(self) -> None:
        self._asked: dict[str, float] = {}

    def wait(self, address: str) -> None:
        """Let the time pass that is still due to the address's site."""
        site = urlsplit(address).hostname or ""
        left = self._asked.get(site, 0.0) + _BETWEEN_REQUESTS - time.monotonic()
        if site in self._asked and left > 0:
            time.sleep(left)
        self._asked[site] = time.monotonic()
