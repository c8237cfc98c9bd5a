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
    discord_api: str | None = Field(
        default=None, description="The address of Discord's API, where it is not the usual one."
    )
    discord_gateway: str | None = Field(
        default=None, description="The address of Discord's gateway, where it is not the usual one."
    )
    discord_shards: int | None = Field(
        default=None, ge=1, description="How many shards to open; what Discord advises if not set."
    )
    discord_threads: int = Field(
        default=2, ge=1, description="How many questions are searched at the same time."
    )
    discord_waiting: int = Field(
        default=500, ge=1, description="How many questions may wait; beyond, Greffier is busy."
    )
    discord_person_rate: int = Field(
        default=20, ge=1, description="Questions a minute that a person may ask."
    )
    discord_server_rate: int = Field(
        default=300, ge=1, description="Questions a minute that a server may ask."
    )
    database: str | None = Field(
        default=None,
        description="The address of the database; a SQLite file in the home folder if not set.",
    )
