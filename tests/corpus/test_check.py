"""The bundle keeps its rules, and each rule fires on a bundle that breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import run
from bot.corpus.check import Finding, check_bundle
from bot.corpus.models import Language
from bot.rendering.messages import say
from bot.resources import CORPUS

CARD = """\
---
id: {id}
kind: decision
title: {{fr: Décision, en: Decision}}
publisher: Conseil d'État
date: 2021-03-12
valid: {{from: 2021-03-12, until: 2022-03-12}}
citation: CE, 12 mars 2021, n° 450163
identifiers:
  docket: '450163'
  ecli: ECLI:FR:CEORD:2021:450163.20210312
url: https://example.org/450163
related: [{other}]
summary:
  fr: {{short: Court., medium: Moyen., long: Long.}}
  en: {{short: Short., medium: Medium., long: Long.}}
---
"""
FIRST = """
## Décision

Le juge des référés du Conseil d'État a rejeté la requête le 12 mars 2021.[^001-01]

Le juge des référés retient deux garanties :[^001-02]

- le chiffrement des données, dont la clé est en France ;[^001-02]
- leur effacement au plus tard après trois mois.[^001-02]

[^001-01]: la décision
[^001-02]: un commentaire
"""
SECOND = """
## Hébergement

Les données de rendez-vous étaient dans des centres en Allemagne.[^001-03]

[^001-03]: un commentaire
"""
ENGLISH = """---
translation_of: une-decision
---

## Ruling

The urgent applications judge dismissed the claim on 12 March 2021.[^001-01]

[^001-01]: the decision
"""
TERMS = """\
terms:
- id: requete
  term: {fr: Requête, en: Application}
  definition:
    fr: ["La requête est l'acte qui saisit le juge administratif d'une demande.[^111-01]"]
    en: ["An application is the document that brings a claim to an administrative court.[^111-01]"]
  related: [une-decision]
  document: une-decision
notes:
  111-01: {fr: le code, en: the code}
"""
EVENTS = """\
as_of: 2026-08-05
events:
- date: 2021-02
  precision: month
  text:
    fr: En février 2021, treize requérants saisissent le juge des référés.[^001-01]
    en: In February 2021 thirteen applicants turned to the urgent applications judge.[^001-01]
- date: '2021-03-12'
  text:
    fr: Le 12 mars 2021, le juge des référés rejette la requête des associations.[^001-01]
    en: On 12 March 2021 the judge rejected what the associations had asked for.[^001-01]
  documents: [une-decision]
notes:
  001-01: la décision
"""
CONCEPTS = """\
concepts:
- id: juge
  prefLabel: {fr: juge, en: judge}
  altLabel:
    fr: [magistrat]
  hiddenLabel: [jugge]
  narrower: [juge-des-referes]
- id: juge-des-referes
  prefLabel: {fr: juge des référés, en: urgent applications judge}
  broader: [juge]
  document: une-decision
"""
QUESTIONS = """\
001-01:
  fr: [Quand la demande a-t-elle été refusée ?]
  en: [When was the application turned down?]
"""
FILES = {
    "asked.yaml": QUESTIONS,
    "decisions/une-decision.md": CARD.format(id="une-decision", other="une-autre") + FIRST,
    "decisions/une-decision.en.md": ENGLISH,
    "decisions/une-autre.md": CARD.format(id="une-autre", other="une-decision") + SECOND,
    "terms.yaml": TERMS,
    "timeline.yaml": EVENTS,
    "thesaurus.yaml": CONCEPTS,
}
DECISION = "decisions/une-decision.md"
OTHER = "decisions/une-autre.md"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Checks a small bundle in which `old` is `new` in one file."""

    def written(file: str = "", old: str = "", new: str = "") -> list[Finding]:
        for name, text in FILES.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            broken = text.replace(old, new, 1) if name == file else text
            assert broken != text or name != file
            path.write_text(broken, encoding="utf-8")
        return check_bundle(tmp_path)

    return written


def test_the_bundle_keeps_its_rules():
    assert check_bundle(CORPUS) == []


def test_a_small_bundle_keeps_them(check):
    assert check() == []


LONG = "Le juge des référés " + "a longuement examiné les pièces du dossier " * 25

BREACHES = [
    ("corpus-no-front-matter", DECISION, "---\nid", "id"),
    ("corpus-bad-yaml", DECISION, "kind: decision", "kind: [decision"),
    ("corpus-bad-yaml", "terms.yaml", "  related: [une-decision]", "  related: [une-decision"),
    ("corpus-bad-value", DECISION, "kind: decision", "kind: poem"),
    ("corpus-bad-value", DECISION, "date: 2021-03-12", "date: 2021-02-30"),
    ("corpus-bad-value", "timeline.yaml", "documents:", "papers:"),
    ("corpus-bad-value", "thesaurus.yaml", "hiddenLabel: [jugge]", "hiddenLabel: [702]"),
    ("corpus-bad-id", DECISION, "id: une-decision", "id: une-sentence"),
    ("corpus-id-twice", "terms.yaml", "id: requete", "id: une-decision"),
    ("corpus-id-twice", "thesaurus.yaml", "id: juge-des-referes", "id: juge"),
    ("corpus-wrong-folder", DECISION, "kind: decision", "kind: statute"),
    ("corpus-language-missing", DECISION, ", en: Decision", ""),
    ("corpus-language-missing", DECISION, "  en: {short", "  fr: {short"),
    ("corpus-language-missing", "terms.yaml", ", en: Application", ""),
    ("corpus-language-missing", "thesaurus.yaml", ", en: judge", ""),
    ("corpus-date-in-future", DECISION, "date: 2021-03-12", "date: 2026-08-06"),
    ("corpus-validity-reversed", DECISION, "until: 2022-03-12", "until: 2020-03-12"),
    ("corpus-summary-empty", DECISION, "medium: Moyen.", "medium: ''"),
    ("corpus-summary-too-long", DECISION, "short: Court.", f"short: {'long ' * 40}"),
    ("corpus-bad-reference", DECISION, "docket: '450163'", "docket: '4501633'"),
    ("corpus-bad-reference", DECISION, "ecli: ECLI:FR", "ecli: ECLI-FR"),
    ("corpus-bad-reference", DECISION, "  ecli:", "  celex: 62018CJ311\n  ecli:"),
    ("corpus-bad-reference", DECISION, "  ecli:", "  article: L1111-8\n  ecli:"),
    ("corpus-reference-disagrees", DECISION, ".20210312", ".20210313"),
    ("corpus-reference-disagrees", DECISION, "docket: '450163'", "docket: '450164'"),
    ("corpus-reference-disagrees", DECISION, "n° 450163", "n° 450613"),
    ("corpus-bad-url", DECISION, "https://example.org/450163", "example.org"),
    ("corpus-unknown-link", DECISION, "related: [une-autre]", "related: [aucune]"),
    ("corpus-unknown-link", "decisions/une-decision.en.md", "of: une-decision", "of: aucune"),
    ("corpus-unknown-link", "terms.yaml", "document: une-decision", "document: aucune"),
    ("corpus-unknown-link", "timeline.yaml", "documents: [une-decision]", "documents: [aucune]"),
    ("corpus-unknown-link", "thesaurus.yaml", "broader: [juge]", "broader: [aucun]"),
    ("corpus-unknown-link", "thesaurus.yaml", "document: une-decision", "document: aucune"),
    ("corpus-link-to-itself", DECISION, "related: [une-autre]", "related: [une-decision]"),
    ("corpus-link-twice", DECISION, "related: [une-autre]", "related: [une-autre, une-autre]"),
    ("corpus-paragraph-too-long", DECISION, "Le juge des référés du", f"{LONG} du"),
    ("corpus-paragraph-too-short", OTHER, "Les données de rendez-vous étaient", "Là,"),
    ("corpus-paragraph-without-note", OTHER, "Allemagne.[^001-03]", "Allemagne."),
    ("corpus-paragraph-opens-with-pronoun", OTHER, "Les données de rendez-vous", "Elles"),
    ("corpus-section-empty", DECISION, "## Décision", "## Date\n\n## Décision"),
    ("corpus-list-without-opening", DECISION, "deux garanties :", "deux garanties."),
    ("corpus-asked-unknown", "asked.yaml", "001-01", "001-99"),
    ("corpus-language-missing", "asked.yaml", "[When was the application turned down?]", "[]"),
    ("corpus-bad-value", "asked.yaml", "  en:", "  de:"),
    ("corpus-note-twice", OTHER, "[^001-03]: un", "[^001-03]: le premier\n[^001-03]: un"),
    ("corpus-note-undefined", OTHER, "Allemagne.[^001-03]", "Allemagne.[^001-03][^001-04]"),
    ("corpus-note-unused", OTHER, "[^001-03]: un", "[^001-04]: le premier\n[^001-03]: un"),
    ("corpus-note-unused", "terms.yaml", "  111-01: {", "  111-02: rien\n  111-01: {"),
    ("corpus-language-missing", "terms.yaml", ", en: the code", ""),
    ("corpus-label-twice", "thesaurus.yaml", "[magistrat]", "[juge des REFERES]"),
    ("corpus-event-bad-date", "timeline.yaml", "precision: month", "precision: day"),
    ("corpus-event-bad-date", "timeline.yaml", "2021-02\n", "2021-13\n"),
    ("corpus-event-out-of-order", "timeline.yaml", "2021-02\n", "2022-02\n"),
    ("corpus-event-date-not-said", "timeline.yaml", "In February 2021", "In January 2021"),
    ("corpus-event-not-in-documents", "timeline.yaml", "'2021-03-12'", "'2021-03-13'"),
    ("corpus-event-missing", "timeline.yaml", "'2021-03-12'", "'2021-03-13'"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "file", "old", "new"), BREACHES)
def test_each_rule_fires_where_it_is_broken(check, message, file, old, new):
    findings = check(file, old, new)
    assert (message, file) in {(finding.message, finding.file) for finding in findings}


def test_a_finding_names_the_line_to_mend(check):
    [finding] = check(OTHER, "Allemagne.[^001-03]", "Allemagne.[^001-03][^009-09]")
    line = FILES[OTHER].splitlines()[finding.line - 1]
    assert "Allemagne" in line
    assert finding.values["label"] == "009-09"


def test_a_paragraph_written_twice_is_found_with_its_first_place(check):
    said = "Le juge des référés du Conseil d'État a rejeté la requête le 12 mars 2021."
    already = "Les données de rendez-vous étaient dans des centres en Allemagne."
    findings = check(OTHER, already, said)
    repeated = next(found for found in findings if found.message == "corpus-paragraph-twice")
    assert {repeated.file, repeated.values["other"]} == {DECISION, OTHER}


def test_a_file_that_cannot_be_read_hides_no_other_breach(tmp_path, check):
    check()
    (tmp_path / DECISION).write_bytes(b"---\nid: \xe9\n---\n")
    (tmp_path / "thesaurus.yaml").unlink()
    messages = {finding.message for finding in check_bundle(tmp_path)}
    assert {"corpus-not-utf-8", "corpus-no-file", "corpus-unknown-link"} <= messages


@pytest.mark.parametrize("language", list(Language))
def test_each_finding_has_words_in_both_languages(check, language):
    for _, file, old, new in BREACHES:
        for finding in check(file, old, new):
            sentence = say(finding.message, language, **finding.values)
            assert finding.file in sentence
            assert str(finding.line) in sentence


def test_the_command_says_that_all_is_in_order(capsys):
    assert run(["corpus", "check", "--lang", "fr"]) == 0
    assert capsys.readouterr().out == "Les documents fournis respectent toutes leurs règles.\n"


def test_the_command_names_what_to_mend(capsys, check, tmp_path, monkeypatch):
    check(DECISION, "related: [une-autre]", "related: [aucune]")
    monkeypatch.setattr("bot.console.library.CORPUS", tmp_path)
    assert run(["corpus", "check", "--json", "--lang", "en"]) == 1
    finding = json.loads(capsys.readouterr().out)
    assert (finding["file"], finding["rule"]) == (DECISION, "corpus-unknown-link")
    assert run(["corpus", "check", "--lang", "en"]) == 1
    assert f"{DECISION}, line {finding['line']}: “aucune”" in capsys.readouterr().out
