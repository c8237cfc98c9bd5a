"""The commands of the terminal: what each is called and takes. `bot/console/` does the work.

Help texts are keys of `templates/help.*.yaml`, worded when the person's language is known.
"""

from bot.cli.app import app
from bot.cli.running import run

__all__ = ["app", "run"]
