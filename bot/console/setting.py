"""The settings of one run: the environment's, with what the command line says over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError as SourceError

from bot.errors import SettingsError
from bot.settings import Settings

__all__ = ["make_settings"]


def make_settings(options: Mapping[str, Any]) -> Settings:
    """The settings, `options` first.

    Raises:
        SettingsError: a variable of the environment does not make sense, with its name; or a
            secret's file cannot be read.
    """
    try:
        return Settings(**options)
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "_".join(str(part) for part in wrong["loc"]).upper()
        raise SettingsError(
            "setting-invalid", name=f"GREFFIER_{name}", value=wrong["input"]
        ) from None
    except (SourceError, PermissionError) as error:
        raise SettingsError("setting-unreadable") from error
