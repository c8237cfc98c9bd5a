"""Words that carry no subject, and words of asking.

Stop words are left out of the index and of questions. Words of asking (what, combien, comment…)
are kept at a fifth of a word's weight: they say which kind of answer is wanted, and now and then
the very text of a document asks the same way.
"""

from __future__ import annotations

from bot.corpus.models import Language

__all__ = ["ASKING", "ASKING_WEIGHT", "STOP"]

ASKING_WEIGHT = 0.2

_FRENCH_STOP = """
a ai aie aient ait alors apres as au aucun aucune aujourd'hui auquel aura aurait aussi autre autres
aux auxquelles auxquels avaient avais avait avant avec avez aviez avions avoir avons ayant
bah ben bien bon bonjour bonsoir
c ca car ce ceci cela celle celles celui cent certaines certains ces cet cette ceux chacun chacune
chaque chez ci comme
d dans de dedans dehors deja depuis des deux devant doit doivent donc dont du duquel
elle elles en entre es est et etaient etais etait etant ete etes etre eu eurent eut eux
fait faire fais font fut furent
hein hello
il ils
j je jusqu jusque juste
l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui
m ma mais malgre me meme memes merci mes mien mienne moi moins mon mot
n ne ni nos notre nous
on ont or ou ouais oui outre
par parce parmi pas pendant peu peut peuvent peux plus plusieurs plutot pour pourtant pu puis
puisque
qu quand que quelqu quelque quelques qui quoique
s sa sans sauf se selon sera serait seront ses si sien sienne sinon soi soient sois soit sommes
son sont sous sous-moi suis sur svp stp slt bjr salut coucou
actuellement concretement exactement finalement forcement maintenant normalement reellement
simplement theorie truc trucs chose choses histoire svp plait
til t ta tandis tant te tel telle telles tels
tes toi ton tous tout toute toutefois toutes tres trop tu
un une unes uns
va vers via voici voila vont vos votre vous vraiment vs
y y'a
assez coup cool ok super surtout cense censee censes supposer suppose supposee
vas vais allait allons iront irait
pense penses crois croyais
"""

_FRENCH_ASKING = """
combien comment lequel laquelle lesquels lesquelles où pourquoi quand quel quelle quelles quels qui
quoi que qu'est-ce est-ce
dis dire dit disent parle parlent raconte raconter repond repondu repondre
existe existent exister prevoit prevoient prevoir enonce enoncent stipule
sais sait savoir explique expliquer signifie veut connaitre
faut faudrait faudra fallait
veux veulent voulait voudrais voudrait voulu
pouvait pouvaient pourra pourrait pourraient pouvez pouvons pourriez puisse puissent
dois devait devaient devra devrais devrait devraient devront devrions devriez
souhaite souhaitons souhaiterais souhaiterions aimerais aimerions
quant advient adviendra advenu afin ose osent oser oserait mordicus
imaginons supposons admettons madame monsieur
"""

_ENGLISH_STOP = """
a about after again all also am an and any are aren't as at
be because been before being below between both but by
can can't cannot could couldn't
did didn't do does doesn't doing don't down during
each either even ever
few for from further
had hadn't has hasn't have haven't having he her here hers him his hello hi
i if in into is isn't it it's its itself
just
let let's
may me more most my myself
neither no nor not now
of off on once only or other our ours out over own
please
same shall she should shouldn't so some still such
than thanks that that's the their theirs them then there there's these they this those through to
too
under until up upon us
very via
i'd i'll i'm i've it'd it'll he'd he'll mustn't she'd she'll they'd they'll they're they've we'd
we'll we're we've you'd you'll you're you've
actually already anybody anyone anything anyway back basically currently ever exactly get gets
getting got kind lot lots meant
okay ok quite rather really simply somebody someone something stuff supposed thing things think
thinks thought
was wasn't we were weren't will with won't would wouldn't
yes yet you your yours
"""

_ENGLISH_ASKING = """
how what when where which who whom whose why
tell tells told say says said explain know many much mean means meaning
margin regarding concerning regards imagine suppose wonder wondering madam sir
"""


def _words(listing: str) -> frozenset[str]:
    from bot.language.fold import fold

    return frozenset(fold(word) for word in listing.split())


STOP = {
    Language.FRENCH: _words(_FRENCH_STOP) - _words(_FRENCH_ASKING),
    Language.ENGLISH: _words(_ENGLISH_STOP) - _words(_ENGLISH_ASKING),
}
"""Folded stop words of each language."""

ASKING = {
    Language.FRENCH: _words(_FRENCH_ASKING),
    Language.ENGLISH: _words(_ENGLISH_ASKING),
}
"""Folded words of asking of each language."""
