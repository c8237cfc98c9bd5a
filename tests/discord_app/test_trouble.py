import logging
import sys

from bot.discord_app.trouble import WordlessFormatter


def test_exceptions_that_libraries_log_are_written_without_their_words():
    asked = "what a person wrote"
    try:
        int(asked)
    except ValueError:
        record = logging.LogRecord(
            "library", logging.ERROR, __file__, 1, "it failed", None, sys.exc_info()
        )
    written = WordlessFormatter("%(message)s").format(record)
    assert "builtins.ValueError" in written
    assert "test_trouble.py" in written
    assert asked not in written
