"""A command line run: whatever goes wrong, one clear line and an exit code."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence

import typer

from bot.cli.app import app
from bot.console.exit_codes import FAILURE, INTERRUPTED, SUCCESS
from bot.console.output import show_error
from bot.console.tongue import language_of_error, language_spoken
from bot.console.usage import put_into_words, share_options, usage_error
from bot.errors import GreffierError

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return the exit code of the process.

    Raises:
        KeyboardInterrupt: the person stopped it.
        BrokenPipeError: nobody reads the output any more.
    """
    if "--debug" in arguments:
        logging.basicConfig(level=logging.INFO)
    else:
        logging.getLogger("bot").addHandler(logging.NullHandler())
    command = typer.main.get_command(app)
    put_into_words(command, language_spoken(arguments, os.environ))
    share_options(command)
    try:
        code = command.main(args=list(arguments), prog_name="greffier", standalone_mode=False)
    except (GreffierError, typer.TyperException) as error:
        told = error if isinstance(error, GreffierError) else usage_error(error)
        show_error(told, language_of_error(arguments, os.environ))
        return told.exit_code
    except Exception as error:
        if "KeyboardInterrupt" in str(error):  # what pydantic makes of Ctrl-C
            raise KeyboardInterrupt from error
        if "--debug" in arguments or isinstance(error, BrokenPipeError):
            raise
        spoken = language_of_error(arguments, os.environ)
        if isinstance(error, OSError) and error.strerror:
            show_error("system-refuses", spoken, reason=error.strerror)
        else:
            show_error("unexpected", spoken, kind=type(error).__name__)
        return FAILURE
    if code == INTERRUPTED:  # what Typer makes of Ctrl-C
        raise KeyboardInterrupt
    return code or SUCCESS
