"""Every option of Greffier, from the environment, a `.env` file or a folder of secrets.

Built once, in `main`, and handed down: nothing reads the environment anywhere else. An option
`home` is the variable `GREFFIER_HOME`.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.corpus.models import Language

__all__ = ["Settings"]


class Settings(BaseSettings):
    """The options, each with its default."""

    model_config = SettingsConfigDict(
        env_prefix="GREFFIER_", env_file=".env", extra="ignore", frozen=True
    )

    home: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("greffier")),
        description="The folder that holds the library and the index.",
    )
    bundle: bool = Field(default=True, description="Whether the bundled documents are searched.")
    language: Language | None = Field(
        default=None, description="The language to speak; the question's own where not set."
    )
    discord_token: SecretStr | None = Field(
        default=None, description="The token of the Discord application."
    )
