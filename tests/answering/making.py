"""Small documents for the tests of answering."""

from bot.corpus.models import BlockKind, Document
from bot.corpus.text import TextBuilder


def document(*paragraphs, identifier="essai", **fields):
    """A document of paragraphs; `# ` opens a heading, `- ` a list item."""
    builder = TextBuilder()
    for paragraph in paragraphs:
        if paragraph.startswith("# "):
            builder.add(paragraph[2:], BlockKind.HEADING, level=2)
        elif paragraph.startswith("- "):
            builder.add(paragraph[2:], BlockKind.ITEM)
        else:
            builder.add(paragraph)
    fields.setdefault("title", identifier)
    return Document(id=identifier, text=builder.text, blocks=builder.blocks, **fields)
