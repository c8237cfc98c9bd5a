"""Answers against what answers: the right document, the right sentence, and when to be silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answering.models import Answer, Quote, Status
from bot.corpus.sentences import sentences
from bot.corpus.text import normalise
from bot.evaluation.body import Body
from bot.evaluation.collection import Collection, Query
from bot.evaluation.outcome import Outcome
from bot.evaluation.questions import Asked
from bot.evaluation.ranking import rank_measures
from bot.language.detect import language_of

__all__ = ["judge_collection", "judge_foreign", "judge_questions", "judge_removed"]

_FEW = 2
"""Sentences of a quote that is short enough to be an answer."""


def judge_collection(body: Body, collection: Collection) -> Iterator[Outcome]:
    """The queries of a collection asked of its own documents."""
    ranked = {query.id: body.rank(query.text) for query in collection.queries}
    measured = rank_measures(ranked, collection.judgments)
    sources = collection.sources()
    for query in collection.queries:
        right = {name for name, grade in collection.judgments[query.id].items() if grade > 0}
        answer = body.ask(query.text)
        shown = _shown(answer)
        values = measured[query.id] | _called(answer)
        values["document-first"] = float(bool(shown) and shown[0].document.id in right)
        values["altered-quote"] = float(any(not _faithful(quote, sources) for quote in shown))
        quoted = [_answers(query, quote, right) for quote in answer.quotes]
        if query.answer is not None:
            first = bool(shown) and quoted[0]
            values["answer-in-first"] = float(first and _is_short(shown[0]))
            values["answer-in-quotes"] = float(bool(shown) and any(quoted))
        good = values["ndcg@10"] == 1 if query.answer is None else values.get("answer-in-first")
        came = _told(shown[:1]) if query.answer is not None else ", ".join(ranked[query.id][:1])
        yield Outcome(
            id=query.id,
            question=query.text,
            kind="collection",
            language=language_of(query.text),
            values=values,
            confidence=answer.confidence,
            right=any(quoted),
            expected=query.answer or ", ".join(sorted(right)),
            came=None if good else came,
        )


def judge_questions(body: Body, questions: Iterable[Asked]) -> Iterator[Outcome]:
    """Questions with what answers them, and questions that nothing answers."""
    for asked in questions:
        answer = body.ask(asked.question)
        shown = _shown(answer)
        right = [asked.answered_by(quote) for quote in answer.quotes]
        if asked.answerable:
            values = _called(answer)
            values["document-first"] = float(bool(shown) and asked.held_by(shown[0].document))
            values["sentence-first"] = float(bool(shown) and right[0])
            values["fact-in-quotes"] = float(bool(shown) and any(right))
            lost = not values["fact-in-quotes"]
        else:
            values = _silence(answer)
            lost = bool(values["false-answer"])
        yield Outcome(
            id=asked.id,
            question=asked.question,
            kind=asked.kind,
            language=asked.language,
            values=values,
            confidence=answer.confidence,
            right=asked.answerable and any(right),
            expected=asked.expected,
            came=f"{answer.status}: {_told(answer.quotes)}" if lost else None,
        )


def judge_foreign(body: Body, queries: Iterable[Query], name: str) -> Iterator[Outcome]:
    """Questions of another body of documents: none may be answered."""
    for query in queries:
        answer = body.ask(query.text)
        yield _silent(answer, f"foreign-{query.id}", query.text, f"foreign {name}")


def judge_removed(body: Body, questions: Iterable[Asked]) -> Iterator[Outcome]:
    """Answerable questions asked again without the documents that answer them."""
    documents = list(body.documents)
    for asked in questions:
        if asked.answerable:
            works = {document.work for document in documents if asked.held_by(document)}
            answer = body.ask(asked.question, without=works)
            yield _silent(answer, f"removed-{asked.id}", asked.question, "removed")


def _silent(answer: Answer, name: str, question: str, kind: str) -> Outcome:
    values = _silence(answer)
    return Outcome(
        id=name,
        question=question,
        kind=kind,
        language=language_of(question),
        values=values,
        confidence=answer.confidence,
        right=False,
        came=f"{answer.status}: {_told(answer.quotes)}" if values["false-answer"] else None,
        borrowed=True,
    )


def _shown(answer: Answer) -> tuple[Quote, ...]:
    """The quotes that a person would see."""
    return () if answer.status is Status.UNANSWERED else answer.quotes


def _called(answer: Answer) -> dict[str, float]:
    return {
        "answered": float(answer.status is Status.ANSWERED),
        "partial": float(answer.status is Status.PARTIAL),
        "missed-answer": float(answer.status is Status.UNANSWERED),
    }


def _silence(answer: Answer) -> dict[str, float]:
    return {
        "false-answer": float(answer.status is Status.ANSWERED),
        "false-partial": float(answer.status is Status.PARTIAL),
    }


def _answers(query: Query, quote: Quote, right: set[str]) -> bool:
    if query.answer is None:
        return quote.document.id in right
    return normalise(query.answer).strip() in quote.text


def _is_short(quote: Quote) -> bool:
    return len(sentences(quote.text)) <= _FEW


def _faithful(quote: Quote, sources: dict[str, str]) -> bool:
    """Whether each line of the quote stands in its source, character for character."""
    source = normalise(sources.get(quote.document.id, ""))
    return all(line in source for line in quote.text.split("\n"))


def _told(quotes: Iterable[Quote]) -> str:
    return " […] ".join(f"{quote.document.id}: {quote.text}" for quote in quotes)
