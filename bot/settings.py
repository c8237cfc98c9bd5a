"""Every option of Greffier, from the environment, a `.env` file or a folder of secrets.

Built once, in `main`, and handed down: nothing reads the environment anywhere else. An option
`home` is the variable `GREFFIER_HOME`.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

from bot.corpus.models import Language

__all__ = ["EngineName", "Settings"]


class EngineName(StrEnum):
    """What searches the documents."""

    EMBEDDED = "embedded"
    OPENSEARCH = "opensearch"


class Settings(BaseSettings):
    """The options, each with its default.

    A secret such as the token may stand alone in a file `greffier_discord_token`, in the folder
    that systemd names in CREDENTIALS_DIRECTORY or in /run/secrets, where containers have theirs.
    """

    model_config = SettingsConfigDict(
        env_prefix="GREFFIER_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
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
        default=240, ge=1, description="Questions a minute that a person may ask."
    )
    discord_server_rate: int = Field(
        default=1_200, ge=1, description="Questions a minute that a server may ask."
    )
    discord_library_documents: int = Field(
        default=500, ge=0, description="How many documents of its own a server may have."
    )
    discord_library_characters: int = Field(
        default=20_000_000, ge=0, description="How many characters these may have in all."
    )
    discord_library_rate: int = Field(
        default=60, ge=0, description="Documents an hour that a server may add."
    )
    database: str | None = Field(
        default=None,
        description="The address of the database; a SQLite file in the home folder if not set.",
    )
    engine: EngineName = Field(
        default=EngineName.EMBEDDED,
        description="What searches: `embedded`, or `opensearch` for more than one machine holds.",
    )
    opensearch_addresses: str = Field(
        default="http://localhost:9200",
        description="The addresses of the nodes of the cluster, separated by commas.",
    )
    opensearch_index: str = Field(
        default="greffier",
        pattern=r"^[a-z0-9][a-z0-9_-]*$",
        description="The name of the index in the cluster, one for each library folder.",
    )
    opensearch_user: str | None = Field(
        default=None, description="The user to search as, where the cluster asks for one."
    )
    opensearch_password: SecretStr | None = Field(
        default=None, description="The password of that user."
    )
    opensearch_authorities: Path | None = Field(
        default=None,
        description="The certificates to trust for https, where they are not the system's.",
    )
    opensearch_shards: int = Field(
        default=1, ge=1, description="Into how many shards a new index is cut."
    )
    opensearch_replicas: int = Field(
        default=1, ge=0, description="How many copies are kept of each shard, besides itself."
    )
    opensearch_timeout: float = Field(
        default=10.0, gt=0, description="Seconds that a question waits for the cluster at most."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - of no fixed folder
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is told directly first, then the environment, `.env` and the secrets."""
        told = (os.environ.get("CREDENTIALS_DIRECTORY"), "/run/secrets")
        folders = [folder for folder in told if folder and Path(folder).is_dir()]
        secrets = SecretsSettingsSource(settings_cls, secrets_dir=folders)
        return init_settings, env_settings, dotenv_settings, secrets
