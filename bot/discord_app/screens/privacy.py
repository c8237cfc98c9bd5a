"""What is kept about a person, all of it, and the button that erases it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from bot.corpus.models import Language
from bot.discord_app.identifiers import Action, Press
from bot.discord_app.screen import Button, File, Row, Screen, Text
from bot.discord_app.screens.pieces import markdown
from bot.rendering.messages import say
from bot.storage.models import KeptQuestion, Opinion

__all__ = ["privacy_screen"]


def privacy_screen(
    questions: Sequence[KeptQuestion], opinions: Sequence[Opinion], language: Language
) -> Screen:
    """How much is kept, in words, and every record in a file."""
    told = markdown("privacy.md.j2", language, questions=len(questions), opinions=len(opinions))
    if not questions and not opinions:
        return Screen((Text(told),))
    records = {
        "questions": [asdict(question) for question in questions],
        "opinions": [asdict(opinion) for opinion in opinions],
    }
    erase = Button(say("discord-button-erase", language), Press(Action.ERASE).write(), danger=True)
    return Screen(
        (
            Text(told),
            File("greffier.json", json.dumps(records, ensure_ascii=False, indent=2, default=str)),
            Row((erase,)),
        )
    )
