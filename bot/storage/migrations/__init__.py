"""Alembic's migrations, run at start by `bot.storage.database.migrate`."""
