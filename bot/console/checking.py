"""The check of a text's quotations and references."""

from __future__ import annotations

from bot.answering.checking import Finding
from bot.console.desk import Desk
from bot.console.exit_codes import FAILURE, SUCCESS, UNANSWERED
from bot.rendering.payload import check_payload

__all__ = ["check"]


def check(desk: Desk, text: str) -> int:
    """Show each quotation and legal reference of the text beside what the documents have."""
    checked = desk.clerk.check(text)
    desk.give("check", lambda: check_payload(checked), check=checked)
    if not checked.quotations and not checked.references:
        return UNANSWERED
    sound = all(each.finding is Finding.EXACT for each in checked.quotations)
    return SUCCESS if sound and all(each.known for each in checked.references) else FAILURE
