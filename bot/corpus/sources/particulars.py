"""Lines in which an official text gives its particulars: its number, its day, what changed it.

They are what its card is made of. They stay in the text, where they are read, and in no passage:
"N° 450163" or "Modifié par LOI n°2024-449" states nothing that could answer a question.
"""

from __future__ import annotations

import re

from bot.corpus.dates import DATE, first_date
from bot.corpus.draft import Draft
from bot.corpus.models import Block, BlockKind, Kind
from bot.corpus.numbering import is_capitals
from bot.corpus.text import collapse
from bot.language.fold import fold

__all__ = ["set_particulars_apart"]

_JUDGES = ("Conseil d'État", "Cour administrative", "Tribunal", "Cour de cassation")
_LONGEST = 160
_RUNNING = 80
"""Characters from which a line that is none of the particulars begins the running text."""

_DAY = r"(?:\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4}|\d{1,2}/\d{1,2}/\d{4})"
_ACT = r"(?:loi|decret|ordonnance|arrete|decision|deliberation|reglement)"
_ANYWHERE = re.compile(
    rf"(?:version |texte )?(?:en vigueur|abrogee?|perimee?|transferee?|a venir|non en vigueur)"
    rf" (?:depuis le|du|au|le|a compter du|jusqu'au) {_DAY}(?: au {_DAY})?"
    rf"|(?:modifie|cree|creation|abroge|transfere|retabli|codifie|remplace|deplace)e?s?(?: par)? "
    rf"(?:la |le |l')?{_ACT}(?: \w+)? ?(?:(?:n ?[°ºo] ?)?[\w.-]+ )?(?:du )?"
    rf"(?:{_DAY}|\d{{4}}-\d\d-\d\d)"
    r"(?: ?[-–,(]? ?art(?:icles?|s?\.)? ?[\w.,*() -]{0,60})?"
    rf"(?:jorf {_DAY}.{{0,40}})?"
    r"|(?:naviguer dans le sommaire(?: du code)?|replier|deplier)(?: .{0,30})?"
    r"|nor ?: ?[a-z]{4}\d{7}[a-z]|(?:eli|alias) ?: ?\S+|ecli:\S+|version initiale"
    r"|derniere mise a jour des donnees de ce texte ?:.{0,40}"
    rf"|(?:{_DAY} )?journal officiel de la republique francaise(?: {_DAY})?"
    r"(?: texte \d+ sur \d+)?|decrets, arretes, circulaires|textes generaux"
    r"|(?:[a-z]{2} )?journal officiel de l'union europeenne(?: [lc] ?\d{1,4}/\d{1,4})?"
    r"|[lc] ?\d{1,4}/\d{1,4}"
    rf"|jorf n ?[°ºo] ?\d+ du {_DAY}(?: ?,? texte n ?[°ºo] ?\d+)?|texte n ?[°ºo] ?\d+"
)
"""Forms that stand alone on a line of law, above each article too (folded text)."""

_DISCLAIMED = re.compile(
    r"(?:le present texte|ce document|this (?:text|document)) (?:constitue|is meant purely)\b"
    r"|\W*\d{4}[a-z]{1,2}\d{4} ?[-–—] ?[a-z]{2} ?[-–—]"
)
"""What the Official Journal prints above a consolidated text (folded)."""

_IN_THE_HEAD = re.compile(
    r"(?:inedit|publie|mentionne)\b.{0,12}?\b(?:au|aux|dans les)\b(?: tables du)?"
    r" (?:recueil(?: lebon)?|bulletin)"
    r"|\b(?:lecture|audience publique) du\b"
    rf"|\bseance du {_DAY}"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
    r"|\b(?:pourvoi|requete|affaire|decision|ordonnance|arret|deliberation)s?\b(?= (?:n|du)\b)"
    r"|\bn ?(?:os?|[°º]s?)(?=\W)|\bdu\b"
    r"|\b\d{1,2}(?:e|re|ere|eme)?(?: ?(?:-|–|et) ?\d{1,2}(?:e|re|ere|eme)?)* "
    r"(?:chambres?|sous-sections?)(?: reunies)?"
    r"|\b(?:premi|deuxi|troisi)eme? chambre(?: civile)?|\bpremiere chambre(?: civile)?"
    r"|\bchambre (?:sociale|criminelle|commerciale|mixte)|\bgrande chambre\b"
    r"|\b(?:le )?juge des referes\b(?:, formation collegiale)?"
)
"""What a decision's head puts around the facts of its card (folded text)."""

_ROLE = re.compile(
    r"(?:(?:composition de la (?:juridiction|formation)|(?:le |la )?president|rapporteur"
    r"|rapporteur public|commissaire du gouvernement|avocat general|avocat|conseiller|greffier"
    r"|premier avocat general|conseiller rapporteur|demandeur|defendeur)"
    r"(?:e|esse|ice|ere)?(?:\(?s\)?)?(?: \(?referendaire\)?)?)(?: ?:(?: ?.{2,100})?)?"
)
"""What a site prints beside the names of those who sat and pleaded (folded)."""

_SEATED = re.compile(
    r"(?:m\.|mm\.|mmes?|me|scp|selarl|sarl|s\.c\.p\.|maitre|cabinet)\s.{2,110}(?<![.;:])"
)
_FORMULA = re.compile(
    r"r ?e ?p ?u ?b ?l ?i ?q ?u ?e f ?r ?a ?n ?c ?a ?i ?s ?e(?: au nom du peuple francais)?"
    r"|(?:_+ ?)*au nom du peuple francais(?: ?_+)*|(?:arret|ordonnance|rejet|cassation|non-lieu)"
    r"|texte integral|(?:non )?publie au bulletin|inedit|statuant au contentieux|conseil d'etat"
    r"|(?:cour de cassation|tribunal administratif|cour administrative d'appel)(?: [-–] .{3,40})?"
    r"|(?:solution|decision attaquee|n° de pourvoi|nature de la deliberation|etat juridique"
    r"|date de publication sur legifrance) ?: ?.{2,120}"
    r"|arret n° ?\d+.{0,12}|pourvois? n° ?[a-z]? ?[\d.-]+"
    r"|(?:civ|soc|com|crim|ch)\.? ?\d?|[a-z]{2}\d?"
    r"|la cour de cassation, .{5,60}, a rendu l'arret suivant ?:?"
    r"|(?:m\.|mme) .{2,40}, (?:premier )?(?:president|conseiller|doyen|rapporteur)\b.{0,60}"
    r"(?<![.;:])"
    r"|(?:cour de cassation|conseil d'etat|caa de \w+), .{5,90}\b\d{4}, [\w.-]+(?:, [\w ]{3,50})?"
)
"""Lines of a decision's head that need not repeat its card to say nothing else (folded)."""

_APPEAL = re.compile(r"\bcaa (?:de |d')(?P<seat>[a-z-]+)")


def set_particulars_apart(draft: Draft) -> None:
    """Mark the blocks that only repeat the card of an official text."""
    in_head = draft.kind is Kind.DECISION
    found: list[int] = []
    running, seated = 0, False
    for number, block in enumerate(draft.body.blocks):
        lines = block.of(draft.body.text).split("\n")
        if in_head:
            named, seated = _tells_who_sat(lines, seated)
            if named:
                found.append(number)
                continue
        if block.kind is BlockKind.HEADING:
            if in_head and (draft.publisher or "").startswith(_JUDGES) and is_capitals(lines[0]):
                # The court and the parties, which are no part of the text.
                found.append(number)
            continue
        if block.number is None and all(_is_particular(line, draft, in_head) for line in lines):
            found.append(number)
        else:
            running += 1
            in_head = in_head and not _runs(block)
    if running:
        draft.body.change_kind(found, BlockKind.PARTICULARS)


def _tells_who_sat(lines: list[str], seated: bool) -> tuple[bool, bool]:
    """Whether the lines only name who sat or pleaded; whether names may follow them."""
    for line in lines:
        folded = _plain(line)
        role = _ROLE.fullmatch(folded)
        if not (role or (seated and _SEATED.fullmatch(folded))):
            return False, False
        seated = True
    return True, seated


def _runs(block: Block) -> bool:
    return block.number is not None or block.end - block.start >= _RUNNING


def _is_particular(line: str, draft: Draft, in_head: bool) -> bool:
    folded = _plain(line)
    if _DISCLAIMED.match(folded):
        return True
    if len(folded) > _LONGEST:
        return False
    return (
        bool(_ANYWHERE.fullmatch(folded))
        or (in_head and bool(_FORMULA.fullmatch(folded)))
        or folded in _names(draft)
        or (in_head and not any(map(str.isalnum, _unknown(folded, draft))))
    )


def _plain(line: str) -> str:
    return fold(collapse(line).replace("\u00a0", " ")).replace("’", "'").strip(" .*-–—|")


def _names(draft: Draft) -> set[str]:
    """What the text may call itself on a line of its own: its docket, its code, its article."""
    own = draft.identifiers
    names = {f"n° {own.docket}", f"n°{own.docket}"} if own.docket else set()
    if own.code:
        names.add(own.code)
    if own.code and own.article:
        article = own.article.replace(". ", "")
        names |= {f"Article {article}", f"Article {own.article}"}
    return {fold(name) for name in names}


def _unknown(line: str, draft: Draft) -> str:
    """What is left of a line of the head without what the card says."""
    publisher, own = fold(draft.publisher or ""), draft.identifiers
    seat = _APPEAL.search(line)
    if seat and seat["seat"] in publisher:
        line = line.replace(seat[0], " ")
    facts = [publisher, fold(own.ecli or ""), *map(fold, re.findall(r"[\w/.-]+", own.docket or ""))]
    for fact in filter(None, facts):
        line = re.sub(rf"(?<!\w){re.escape(fact)}(?!\w)", " ", line)
    line = _IN_THE_HEAD.sub(" ", line)
    return DATE.sub(lambda day: " " if first_date(day[0]) == draft.published else day[0], line)
