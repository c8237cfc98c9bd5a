"""What `make run` shows first, as the READMEs have it: `make docs` writes it there."""

import io
import re
import tempfile
from pathlib import Path

from rich.console import Console

from bot.console.desk import Desk
from bot.console.output import Output
from bot.console.session import ask_first_question, welcome
from bot.corpus.models import Language
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
READMES = {Language.ENGLISH: ROOT / "README.md", Language.FRENCH: ROOT / "README.fr.md"}
COLUMNS = 96

_SAMPLE = re.compile(r"(?<=```text\n).*?(?=\n```\n)", re.DOTALL)
_LATER_QUOTES = re.compile(r"^\[2\] .*\n\n", re.MULTILINE | re.DOTALL)
_RECEIPT = re.compile(r"^(\w+\s?: )\S*\Z", re.MULTILINE)


def shown(language: Language) -> str:
    """The first answer in a terminal: of its quotes the first, of its receipt nothing."""
    printed = io.StringIO()
    output = Output()
    output._screen = Console(file=printed, width=COLUMNS, color_system=None, highlight=False)
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Settings(home=Path(home), _env_file=None), output, language)
        welcome(desk)
        ask_first_question(desk)
    text = _LATER_QUOTES.sub("[2] …\n\n", printed.getvalue().rstrip("\n"))
    return _RECEIPT.sub(r"\1…", text) + "\n\ngreffier>"


def readme_with(sample: str, path: Path) -> str:
    """The README with that sample in place of its own."""
    return _SAMPLE.sub(lambda _: sample, path.read_text(encoding="utf-8"), count=1)


if __name__ == "__main__":
    for spoken, readme in READMES.items():
        readme.write_text(readme_with(shown(spoken), readme), encoding="utf-8")
