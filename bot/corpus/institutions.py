"""Public bodies and orders: what they are called, on which sites they publish."""

from __future__ import annotations

import re

from bot.corpus.text import collapse
from bot.language.fold import fold

__all__ = ["INSTITUTIONS", "institution"]

INSTITUTIONS = (
    ("Service-Public.fr", ("service-public.fr", "service-public.gouv.fr"),
     r"(?:\w+\.)?service-?public\.(?:gouv\.)?fr|direction de l'information legale et ad.*"),
    ("CNIL", ("cnil.fr",), r"(?:la )?cnil|commission nationale de l'informatique et des libertes"),
    ("Haute Autorité de santé", ("has-sante.fr",), r"(?:la )?(?:haute autorite de sante|has)"),
    ("Conseil national de l'Ordre des médecins", ("conseil-national.medecin.fr",),
     r"(?:le )?(?:cnom|conseil national de l'ordre des medecins|ordre national des medecins)"),
    ("Conseil national de l'Ordre des pharmaciens", ("ordre.pharmacien.fr",),
     r"(?:conseil national de l'|l')?ordre (?:national )?des pharmaciens"),
    ("Cour des comptes", ("ccomptes.fr",), r"(?:la )?cour des comptes"),
    ("Sénat", ("senat.fr",), r"(?:le )?senat"),
    ("Assemblée nationale", ("assemblee-nationale.fr",), r"(?:l')?assemblee nationale"),
    ("Défenseur des droits", ("defenseurdesdroits.fr",), r"(?:le |la )?defenseure? des droits"),
    ("Assurance maladie", ("ameli.fr",), r"(?:l')?assurance maladie|ameli(?:\.fr)?"),
    ("ANSSI", ("cyber.gouv.fr", "ssi.gouv.fr"),
     r"(?:l')?(?:anssi|agence nationale de la securite des systemes d'information)"),
    ("Agence du numérique en santé", ("esante.gouv.fr",), r"(?:l')?agence du numerique en sante"),
    ("Autorité de la concurrence", ("autoritedelaconcurrence.fr",),
     r"(?:l')?autorite de la concurrence"),
    ("CADA", ("cada.fr",), r"(?:la )?cada|commission d'acces aux documents administratifs"),
)  # fmt: skip
"""Who publishes, on which sites, and what a line (folded) is that is its name alone."""

_NAMED = tuple(
    (name, re.compile(rf"(?:{form})(?: ?\([a-z .]{{2,10}}\))?")) for name, _, form in INSTITUTIONS
)


def institution(line: str) -> str | None:
    """The institution whose name the line is and no more, or None."""
    plain = fold(collapse(line)).replace("’", "'").strip(" .:©")
    return next((name for name, form in _NAMED if form.fullmatch(plain)), None)
