"""Documents made for the tests of rendering and of the console."""

from bot.answering.models import Answer, Quote, Status, Voice
from bot.corpus.models import Block, Document, Language, Note, NoteMark, Provenance


def document(text: str = "Le juge rejette la requête.", **more: object) -> Document:
    card = {
        "id": "ordonnance",
        "title": "Ordonnance du 12 mars 2021",
        "text": text,
        "blocks": (Block(start=0, end=len(text)),),
    }
    return Document(**(card | more))


def digest(note: str, **more: object) -> Document:
    text = "Le juge a rejeté la requête."
    return document(
        text,
        provenance=Provenance.DIGEST,
        notes=(Note(label="1", text=note),),
        note_marks=(NoteMark(label="1", offset=len(text)),),
        **more,
    )


def whole(quoted: Document) -> Quote:
    return Quote(quoted, 0, len(quoted.text), Voice.RULING)


def answered(*quotes: Quote, status: Status = Status.ANSWERED, **more: object) -> Answer:
    values = {
        "question": "Qui a rejeté la requête ?",
        "language": Language.FRENCH,
        "status": status,
        "confidence": 0.98765432,
        "quotes": quotes,
        "missing": (),
        "nearest": (),
        "receipt": "AbC",
    }
    return Answer(**(values | more))
