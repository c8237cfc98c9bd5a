"""Known sources: what their documents say of themselves, in whatever file they come.

A source recognises its documents by their address or by their own words, and completes the draft:
kind, publisher, title, official numbers, day, citation. What a document does not say stays empty.
To add a source, write a module with `recognises(draft)` and `describe(draft)`, and name it here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast
from urllib.parse import urlsplit

from bot.corpus.citations import press_citation
from bot.corpus.draft import Draft
from bot.corpus.models import Kind
from bot.corpus.sources.formal_lines import set_formal_lines_apart
from bot.corpus.sources.heading import reads_official
from bot.corpus.sources.particulars import set_particulars_apart

__all__ = ["containers", "describe", "is_official"]

_SOURCES = (
    "conseil_etat", "administrative", "cassation", "constitutional", "human_rights", "curia",
    "preparatory", "parliament", "neutral_citation",
    "eur_lex", "legifrance", "cnil", "edpb", "titled", "institutions",
)  # fmt: skip
"""The modules in the order in which they are asked."""

_CONTAINERS = {
    "eur-lex.europa.eu": (
        "//div[@id='docHtml']",
        "//div[@id='document1']",
        "//div[@id='TexteOnly']",
        # An annex is a container beside that of its act.
        "//div[contains(@class, 'eli-container')]/..",
        "//div[@id='text']",
        "//body[.//p[contains(@class, 'Typedudocument')]]",
        "//body[.//p[@class='doc-ti' or @class='oj-doc-ti' or @class='title-doc-first']]",
    ),
    "curia.europa.eu": ("//div[@id='document_content']", "//div[@class='docHtml']"),
}
"""Where a site keeps the text of a page, the likeliest place first, as XPath.

Other official texts are told by their own words, and read from their heading on.
"""

_OFFICIAL_SITES = ("legifrance.gouv.fr", "conseil-etat.fr", "conseil-constitutionnel.fr",
                   "courdecassation.fr", "echr.coe.int")  # fmt: skip


class _KnownSource(Protocol):
    def recognises(self, draft: Draft) -> bool: ...

    def describe(self, draft: Draft) -> None: ...


def containers(url: str | None) -> tuple[str, ...]:
    """The XPath expressions of the places where the address's site keeps its text."""
    if url is None:
        # A saved page that names no address may be of any of them: the places are their own.
        return tuple(path for paths in _CONTAINERS.values() for path in paths if "text" not in path)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return next((paths for site, paths in _CONTAINERS.items() if host.endswith(site)), ())


def is_official(url: str | None, text: str) -> bool:
    """Whether a page is an official text, which must not lose a line: by its site or its words."""
    host = urlsplit(url or "").hostname or ""
    return host.endswith(_OFFICIAL_SITES) or reads_official(text)


def describe(draft: Draft) -> None:
    """Complete the draft of a document that comes from a known source, or from the press.

    The press says when it writes, and who does or publishes it. What says neither is a document
    of no known kind.
    """
    for name in _SOURCES:
        source = cast("_KnownSource", import_module(f"bot.corpus.sources.{name}"))
        if source.recognises(draft):
            source.describe(draft)
            set_particulars_apart(draft)
            set_formal_lines_apart(draft)
            return
    set_formal_lines_apart(draft)
    draft.citation = press_citation(draft.publisher, draft.published, draft.author)
    if draft.published and (draft.publisher or draft.author):
        draft.kind = Kind.ARTICLE
