from pathlib import Path

import pytest
from pydantic_settings import SettingsError as SourceError

from bot.console import setting
from bot.errors import SettingsError
from bot.settings import Settings


def test_a_secret_is_read_from_the_folder_that_systemd_names(tmp_path, monkeypatch):
    (tmp_path / "greffier_discord_token").write_text("abc.def.ghi\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    monkeypatch.delenv("GREFFIER_DISCORD_TOKEN", raising=False)
    token = Settings(_env_file=None).discord_token
    assert token is not None
    assert token.get_secret_value() == "abc.def.ghi"
    assert "abc" not in repr(token)


def test_the_environment_goes_before_a_secret(tmp_path, monkeypatch):
    (tmp_path / "greffier_discord_token").write_text("from a file")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("GREFFIER_DISCORD_TOKEN", "from the environment")
    token = Settings(_env_file=None).discord_token
    assert token is not None
    assert token.get_secret_value() == "from the environment"


def test_without_any_folder_of_secrets_there_is_no_token(monkeypatch):
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.delenv("GREFFIER_DISCORD_TOKEN", raising=False)
    assert Settings(_env_file=None).discord_token is None


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch):
    monkeypatch.delenv("GREFFIER_HOME", raising=False)
    usual = Settings(_env_file=None).home
    monkeypatch.setenv("GREFFIER_HOME", "")
    assert Settings(_env_file=None).home == usual != Path()


@pytest.mark.parametrize("problem", [PermissionError, SourceError])
def test_a_secret_that_may_not_be_read_is_told(monkeypatch, problem):
    def unreadable(**_):
        raise problem

    monkeypatch.setattr(setting, "Settings", unreadable)
    with pytest.raises(SettingsError) as told:
        setting.make_settings({})
    assert told.value.message == "setting-unreadable"
