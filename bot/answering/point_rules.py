"""What a question for a date, an amount, a person… looks like, and a sentence that holds one.

The rules for values are in `value_rules.py`; both languages are in each.
"""

from __future__ import annotations

from bot.answering.models import Point
from bot.answering.point_words import (
    ASKED_TO,
    ENDED,
    HAVING,
    IT_DOES,
    ITS_OBJECT,
    NEVER,
    NO_INFINITIVE,
    NO_TEXT,
    NOT_DEFINED,
    NUMBERED,
    ROLE,
    RULED,
    SAID,
    SPEAKS,
    TO_TELL,
    TOLD_OF,
    WHAT,
    WHICH,
    WHICH_OF,
    WRITTEN,
    rule,
)
from bot.answering.value_rules import VALUES

__all__ = ["RULES"]

_NEVER_HELD = (
    rule(
        Point.WHOLE_TEXT,
        (
            r"text?e? (?:integral|complet|entier)",
            r"(?:donne|envoie|copie|colle|affiche)[rz]?[- ]?(?:moi)? (?:le|la) (?:texte|copie|pdf)",
            r"(?:full|entire|complete|whole) (?:text|document|judg?ment|ruling|order)",
            rf"\b(?:telecharge\w*|download) (?:l[ea]s? |l'|the |a )?{WRITTEN}",
            r"\bpdf\b|\ben entier\b|integralite|\bin full\b",
        ),
        (NEVER,),
    ),
    rule(
        Point.OPINION,
        (
            r"(?:ton|votre) avis|(?:tu|t'|vous|vs) ?en pens|qu(?:e|'est-ce que?) (?:tu|vous) pens",
            r"\bque (?:penses-tu|pensez-vous|penser)\b|(?:d'apres|selon) (?:toi|vous)\b",
            r"\ba (?:ton|votre) sens\b|\b(?:mes|nos|my|our) (?:\w+ )?chances\b",
            r"\b(?:ai-je|avons-nous|a-t-on) (?:tout )?interet a\b|\beu (?:raison|tort) d[e']",
            r"\b(?:was|were|is) .{1,60} (?:right|wrong) to\b|in your (?:opinion|view)",
            r"\b(?:tu penses?|vous pensez|t'en penses?) (?:quoi|de)\b",
            r"(?:tu|vous) (?:me )?(?:conseill|recommand|prefer)",
            r"(?:es-tu|etes-vous|t'es) (?:d'accord|pour|contre)",
            r"l[ea]s? (?:meilleur|pire)e?s? (?:heberg|platef|logiciel|appli|avocat|site|solution)",
            r"do you (?:think|recommend|prefer|agree)|your (?:opinion|view|advice)",
            r"should i (?:use|sue|choose|leave|trust|buy|switch|delete|keep|stop|accept|sign)",
            r"\bwould i (?:win|lose)\b|\b(?:est-ce que )?je (?:gagnerais|perdrais)\b",
            r"(?:je dois|dois-je|vaut-il mieux) (?:porter|quitter|changer|choisir|boycott|signer)",
            r"sentiment sur|feel about|(?:donner|donnera) raison|je gagner",
            r"\bwill .{1,60} (?:win|lose|overturn|annul|uphold|strike|survive|change)\b",
            r"value for money|rapport qualite[ -/]+prix",
            r"(?:va|vont)(?:-t)?-(?:il|elle|ils|elles) (?:gagner|perdre)",
            r"\bwhich is (?:better|best)\b|what(?:'s| is) the best\b",
        ),
        (NEVER,),
    ),
    rule(
        Point.ACTION,
        (
            rf"{ASKED_TO}(?:ecri[sr]|redige|verifie|supprime|efface|envoie|appelle|tradui|calcule)",
            rf"{ASKED_TO}(?:reserve|prend|delete|write|draft|verify|send|call|translate|compute)",
            rf"{ASKED_TO}(?:book|remove|fill)\b",
        ),
        (NEVER,),
    ),
)
"""What no document gives."""

_OTHERS = (
    rule(
        Point.COURT,
        (
            rf"{WHICH_OF}(?:juges?|juridictions?|tribuna(?:l|ux)|courts?|judges?)\b",
            r"\bquelles? (?:\w+ )?cours?\b",
        ),
        (
            r"conseil d'etat|tribunal|\bcour\b|\bjuge|cjue|juridiction",
            r"\bcourt|\bjudge|council of state",
        ),
        fresh=False,
    ),
    rule(
        Point.REFERENCE,
        (
            rf"{WHAT} numeros?(?:[ ?]*$| (?:d[eu]s? |d'|de la |de l')?{NUMBERED})",
            rf"{WHICH_OF}references?\b|\becli\b(?!:)|\bsous quel numero\b",
            r"\b(?:case|docket) number\b|\bnumber of the (?:case|order|judg?ment|decision|act)\b",
        ),
        (
            r"\bn(?:°|os?\.?|umero|umber) ?(?:[a-z]+ ?)?\d|\becli:|\b[ct]-\d+/\d+|\brg \d",
            r"\b\d{2}[/-]\d{3,6}\b|\b[lr]\. ?\d|\barticle \d",
        ),
        fresh=False,
    ),
    rule(
        Point.ARTICLE,
        (
            rf"{WHICH_OF}(?:articles?|lois?|decrets?|textes?|reglements?)\b",
            rf"{WHICH_OF}(?:arretes?|dispositions?)\b",
            rf"{WHICH_OF}(?:laws?|decrees?|provisions?|acts?)\b",
        ),
        (
            r"\bart(?:icle|\.)|\bloi\b|decret|reglement|arrete|directive|ordonnance",
            r"n° ?\d|\b[lr]\. ?\d",
            r"\blaw\b|\bact\b|decree|regulation|section \d|executive order|cloud act|fisa",
        ),
        fresh=False,
    ),
    rule(
        Point.REASON,
        (
            r"pourquoi|pour quel(?:le)?s? (?:raison|motif)|\bwhy\b|what reason|on what grounds?",
            r"\bcomment (?:ca )?se fait-?(?:il)?\b|\bhow come\b",
            rf"{WHICH} (?:raisons?|motifs?|causes?)|\bpour quoi faire\b",
            r"\bqu'est[- ]ce qui (?:(?:a|avait) )?(?:expliqu|justifi|motiv|pouss|condui|convain)",
            r"\b(?:a cause|au nom|en raison) de (?:quoi|quels?|quelles?)\b|\bsur quoi (?:se|s'app)",
            r"\bsur quels? (?:fondements?|motifs?)|\bpar quels? arguments?|\bc'est quoi la raison",
            r"\bquoi comme (?:raisons?|motifs?)|\bdans quel(?:le)?s? (?:but|intention|objectif)",
            r"\bwhat (?:led|drove|prompt|justif|explain)",
            r"\bwhat (?:is|are|was|were) the (?:\w+ ){0,2}(?:reasons?|grounds|motive|point of)\b",
        ),
        (
            r"\bcar\b|parce qu|en raison|puisqu|afin d|compte tenu(?! de ces)|des lors",
            r"motif|raison|\bcause|\bgriefs?\b|reproch|se prevalant|\bapres avoir\b",
            r"\bfu(?:ir|yant)\b|\bafter (?!(?:the|a|an|being|noting)\b)\w+ing\b|\bfle(?:d|eing)\b",
            r"du fait (?:qu|d)|\bprobleme :|inquiet|crain|redout|\bpour des raisons",
            r"faute d|grace a|a cause d|dans (?:le but|la mesure|l'espoir|l'objectif)",
            rf"\bpour {ITS_OBJECT}(?!{NO_INFINITIVE}|{TO_TELL})\w+(?:er|ir|re)\b",
            r"\bdonc\b|considerant|estim|relev",
            r"souten(?:ait|aient)|soutien|empech|s'expliqu|argument|prevent|explain",
            r"because|since|due to|reason|in order to|ground|so that|given|in view of|considering",
            r"to (?:prevent|protect|ensure)|held that|noted that|therefore",
        ),
        fresh=False,
    ),
    rule(
        Point.DECISION,
        (
            r"\bqu'(?:a|ont|avait)(?:-t-(?:il|elle|on))? (?:finalement )?(?:decide|juge|conclu)",
            r"\b(?:a|ont) (?:decide|juge|conclu|tranche) quoi\b",
            r"\bquelle (?:a ete|fut|est) la decision\b",
            r"\bwhat (?:did|has|have|had) .{1,70}\b(?:decided?|ruled?|concluded?|hold|held)\b",
        ),
        (
            rf"{HAVING}(?:{RULED})",
            rf"\b(?:{RULED})\w*[^.;]{{0,30}} par (?:le|la|un) (?:juge|cour|tribunal|conseil)",
            r"\b(?:rejette|annule|confirme|ordonne|decide|suspend|estime|juge que|conclut que)\b",
            r"\b(?:doi(?:t|vent) etre interpret|s'oppos|(?:to|must) be interpreted|preclud)",
            r"\b(?:dismiss|overturn|uph(?:eld|old)|held|rul|annul|order|reject|found)(?:ed|s)?\b",
        ),
        fresh=False,
    ),
    rule(
        Point.OUTCOME,
        (
            r"\bqu'est[- ]devenue?s?\b|\bque sont devenue?s\b|\bqu'est-il advenu\b",
            r"\b(?:a|ont)-t-(?:il|elle|on)s? (?:abouti|gagne|reussi|prospere)\b",
            r"\bquelle (?:a ete |est |fut )?(?:la suite|l'issue)\b|\b(?:a|ont) donne quoi\b",
            r"\bcomment (?:ca )?s'est (?:termine|fini|sold)\w*",
            r"\bwhat (?:happened to|became of|came of|was the (?:outcome|result))\b",
            r"\bhow did (?:it|this|that|the .{1,40}) end\b|\b(?:did|has) .{1,60}\bsucceed(?:ed)?\b",
        ),
        (
            rf"{HAVING}(?:{ENDED})",
            r"\bnon-lieu\b|\ben cours\b|\bpendante? (?:devant|au|a)\b|\bpending\b|\ba pris fin\b",
            r"\bmoot\b|\bsans objet\b|\bprive d'objet\b|\bsucceeds?\b",
            r"\b(?:dismissed|upheld|overturned|quashed|withdrawn|failed|succeeded|struck down)\b",
        ),
        fresh=False,
    ),
    rule(
        Point.CONSEQUENCE,
        (
            r"^(?=.*\bs(?:i\b|'ils?\b)).*\b(?:que|qui|il|ca) se pass(?:e|era)\b",
            r"^(?=.*\bs(?:i\b|'ils?\b)).*\bqu'arriver?a?-t-il\b",
            r"^(?=.*\bif\b).*\bwhat (?:happens|will happen|would happen)\b",
        ),
        (r"\w",),
        fresh=False,
    ),
    rule(
        Point.STATEMENT,
        (
            rf"\b(?:que|qu'est-ce que?|quoi) {SPEAKS}\b{NO_TEXT}",
            rf"\bqu'(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on)| -ils| -elles)? {SAID}\b{NO_TEXT}",
            rf"\bqu'est-ce que?\b{NO_TEXT}.{{1,60}} (?:{SPEAKS}|(?:a|ont) {SAID}|fait valoir)\b",
            r"\bque (?:pense|pensent|pensait|pensaient|pensa)\b",
            r"\b(?:repond|affirme|soutient|plaide) quoi\b|comment se defend|quelle? est la reponse",
            rf"\bwhat (?:does|do|did|has|have)\b{NO_TEXT}[^?]{{1,60}} (?:say|claim|argue|reply)",
            rf"\bwhat (?:does|do|did|has|have)\b{NO_TEXT}[^?]{{1,60}} (?:respond|promise)",
        ),
        (
            r"\b(?:affirm|assur|declar|repond|soutien|souten|promet|expliqu|indiqu|justifi|plaid)",
            r"\b(?:annonc|precis|estim|consider|f(?:ai|on)t valoir|rappel|recommand|dit|argu)",
            r"\b(?:reconnai|reconnu|admet|admis|critiqu|denonc|contest|conclut|repli|conced|avou|note\b)",
            r"\b(?:said|says?|claim|argue|repl(?:y|ie)|answer|stat(?:e|ed|es)|promise|maintain|found)",
            r"\b(?:told|tells|writes|wrote|label+ed|labels|calls|called|acknowledg|admit|conced|warn|noted)",
        ),
        fresh=False,
    ),
    rule(
        Point.NAMES,
        (
            r"\bliste (?:des|de tous|complete)|\bles noms\b|\bnoms des\b|comment s'appellent",
            r"\blist (?:all|of|the)\b|\bnames of\b|\bname (?:all|the)\b",
        ),
        (r":$",),
    ),
    rule(
        Point.DEFINITION,
        (
            rf"c'est quoi(?!{NOT_DEFINED})",
            rf"qu'est[- ]ce (?:que c'est|qu(?:e |')(?:une?|l[ea]s?|l'|des)\b(?!.* {IT_DOES}))",
            r"que (?:signifie|veut dire)|\bdefini|ca veut dire quoi|meaning of",
            rf"what (?:is|are)(?!{NOT_DEFINED})(?!{TOLD_OF}) (?:an? |the )?[\w' -]+\?*$",
            r"what does .* (?:mean|stand for)|\bdefine",
        ),
        (
            r"(?<!n')\b(?:est|sont|etait)\b,? (?:l'|(?:une?|des|l[ea]s?)\b)",
            r"(?<!n')\b(?:est|sont|etait)\b,? (?:ce(?:l|u|tt)?\w*|definie?s?|appelee?s?)\b",
            r", (?:une?|an?) [^,.;]{3,60}? (?:qui|que|dont|which|that|who|of)\b|c'est-a-dire",
            r"\b(?:designe|consiste|signifi(?:e|ent|ait|ant)|s'entend|regroupe|sert a)\b",
            r"\b(?:permet|oblige|impose|interdit|defini(?:t|ssent|e|es|s)?)\b",
            r"\b(?:is|are|was)\b,? (?:an?|the|one|any|defined|called)\b",
            r"\b(?:means?|refers? to|consists?|stands? for|allows?|requires?|lets)\b",
        ),
        fresh=False,
    ),
    rule(
        Point.PERSON,
        (
            r"(?:^|[,:;?!] ?)qui\b|\b(?:et|est|y a|alors|donc|mais|dit) qui\b",
            r"\b(?:a|de|par|chez|pour|avec|contre) qui\b",
            r"\bqui(?: ca| donc)? ?\?*$|\bqui est-ce\b",
            r"\bwho\b|\bwhom\b|\bwhose\b|a quel groupe|\blaquelle\b|\blequel\b",
            r"comment s'appel|\ble nom d|^nom d(?:u\b|e l)|(?:the|'s) name\b|\bnamed?\b.*\?",
            rf"{WHICH_OF}(?:{ROLE}|boite|groupe|personne|prestataire|group\b|person)",
        ),
        (
            r"\b(?:personnes?|medecins?|patients?|juges?|hebergeurs?|prestataires?|autorites?)\b",
            r"\b(?:professionnels?|ministres?|responsables?|sous-traitants?|commission)\b",
            r"(?<!conseil d')\betats?\b(?!-)",
            r"\b(?:associations?|syndicats?|collectifs?|societes?|entreprises?|organisations?)\b",
            r"\b(?:agences?|avocate?s?|deputee?s?|senateurs?|elus|unions?|company|companies)\b",
            r"\b(?:person|people|doctors?|patients?|judges?|providers?|authority|controllers?)\b",
            r"\b(?:processors?|minister|professionals?|commission|(?<!united )(?<!of )states?)\b",
            r"\b(?:directeurs?|directrices?|chefs?|directors?|officers?|officials?|chair)\b",
        ),
    ),
)

RULES = (*_NEVER_HELD, *VALUES, *_OTHERS)
"""In the order in which they are tried: the more telling questions first."""
