"""The phrases of page furniture: one a line, as regular expressions over folded text.

Folded text (`fold`) is in lower case, without accents, with plain apostrophes: "À lire aussi" is
`a lire aussi`. A phrase of `RELATED`, `ENDS`, `ORNAMENTS` and `WEAK` is a whole line; one of
`BANNERS` and `LEADS` begins a line.
"""

from __future__ import annotations

import re

__all__ = ["BANNERS", "CAPTIONS", "ENDS", "LEADS", "ORNAMENTS", "RELATED", "RIGHTS", "WEAK"]


def _any_of(phrases: str) -> str:
    return "|".join(line.strip() for line in phrases.splitlines() if line.strip())


def _whole_line(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{_any_of(phrases)})[\W_]*")


RELATED = _whole_line(r"""
    (?:la )?selection de la redaction
    (?:le )?choix de la redaction
    (?:a )?(?:lire|voir|ecouter|decouvrir) (?:aussi|egalement|ensuite)(?: sur .{1,30})?
    (?:a )?(?:lire )?(?:sur|dans|du) (?:le )?meme (?:sujet|theme|auteur|dossier)
    (?:ses|leurs|mes|voir ses) derniers articles
    la redaction vous (?:conseille|recommande|propose)
    (?:en continu|(?:le )?fil (?:info|actu)s?|toutes les infos)
    (?:(?:nos|les|autres) )?(?:articles|contenus|sujets|dossiers) (?:similaires|lies|associes)
    (?:(?:nos|les|autres) )?(?:articles|contenus|sujets|dossiers) (?:connexes|recommandes)
    (?:les )?(?:(?:articles|contenus) )?(?:les )?plus (?:lus?|vus|consultes|populaires|commentes)
    (?:les )?dernieres (?:actualites|actus|nouvelles|infos|publications)
    (?:derniers|autres|nos) articles
    toute l'actu(?:alite)?
    vous aimerez (?:aussi|egalement)
    vous pourriez (?:aussi )?(?:aimer|etre interesse par).{0,20}
    pour aller plus loin
    en savoir plus
    (?:les )?mots[- ]cles(?: associes)?
    dans la meme (?:rubrique|categorie|serie|collection)
    documents? (?:a telecharger|joints?|associes|lies)
    (?:voir )?plus d'articles(?: sur .{1,30})?
    explore more on (?:this topic|these topics)
    top (?:articles|stories)
    recommande pour vous
    a ne pas manquer
    en video
    (?:(?:notre|la|nos|our) )?(?:newsletters?|lettres? d'information)
    (?:le )?sondage(?: du jour| de la semaine)?
    la question du jour
    (?:the )?editor'?s'? (?:picks?|choice)
    (?:related|similar|recommended|popular|trending)(?: \w+){0,2}
    most (?:read|popular|viewed|commented|shared)
    (?:read|watch|listen) (?:next|also|this next)
    see also
    up next
    more (?:on this(?: story)?|from|like this|stories|news|in)\b[^.!?]{0,40}
    more must-?reads\b[^.!?]{0,40}
    you (?:may|might) (?:also )?(?:like|be interested in).{0,20}
    (?:latest|top|other) (?:news|stories|articles)
    what to read next
    don't miss
    in case you missed it
    (?:our|reader|readers'|today's) poll
    (?:a propos|bio(?:graphie)?) (?:de l'|des )aut(?:eur|rice)(?:\(?[.·-]?(?:e|rice)\)?)?s?
    about the authors?
""")

ENDS = _whole_line(r"""
    (?:\d+ )?(?:commentaires?|reactions?)(?: \(?\d+\)?)?(?: des lecteurs)?
    (?:tous les|voir les|lire les|vos|les) (?:\d+ )?(?:commentaires|reactions)
    (?:laisser|laissez|ajouter|ajoutez|ecrire|poster|publier) (?:un|votre|vos) commentaires?.{0,25}
    (?:a vous de )?reag(?:ir|issez)(?: a (?:cet|l') ?article)?
    (?:\d+ )?comments?(?: \(?\d+\)?)?
    leave a (?:comment|reply)(?: cancel reply)?
    (?:lancez|rejoignez|participez a|prenez part a) la (?:conversation|discussion)
    (?:discussion|comments) about this (?:post|article|story)
    pour citer (?:cet|l'|ce) ?(?:article|billet|texte|document)
    (?:how to )?cite this (?:article|post|paper|page)
    (?:post|add|write) a comment
    notes (?:de (?:l'|cet )article|de bas de page)|footnotes|endnotes
    (?:log ?in|sign in|register|connectez-vous)\b.{0,40}\b(?:comment(?:s|er|aires?)?|reagir)
    une erreur dans cet article\b.{0,40}
    (?:signaler une erreur|report an error)(?: (?:dans|sur|in|on) (?:cet(?:te)?|ce|this) \w+)?
    (?:reutiliser ce contenu|reuse this content)
    .{0,100}\bn'engagent? que (?:l'|leurs? |son )(?:aut(?:eur|rice)|redact(?:eur|rice))s?\b.{0,20}
    .{0,150}\bn'engagent? (?:pas|en rien) (?:la|notre) redaction\b.{0,20}
    (?:join|start) the (?:conversation|discussion)
    (?:show|view|read) (?:all )?(?:\d+ )?comments
    mentions legales
    geree? par l'office des publications.{0,40}
    (?:site )?managed by the publications office.{0,40}
    avis juridique|legal notice
    (?:notes et )?references(?: ?\[modifier.*)?
    il (?:vous )?reste \d+(?:[.,]\d+)? ?% (?:de (?:cet|l') ?article|a (?:lire|decouvrir)).{0,60}
    (?:copyright )?(?:©|\(c\)) ?(?:copyright )?\d{4}\b.{0,80}
    .{0,60}\b(?:tous droits reserves|all rights reserved)
    conditions generales (?:d'utilisation|de vente)|cg[uv]
    terms (?:of (?:use|service)|(?:and|&) conditions)
    politique de confidentialite
    privacy (?:policy|notice)
    plan du site
    site ?map
""")

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|instagram|youtube|telegram|bluesky|threads"
    r"|messenger|pinterest|google ?(?:\+|plus)|(?:e-?)?mail|rss|print)"
)

ORNAMENTS = _whole_line(rf"""
    (?:lire|voir|afficher) (?:plus|la suite|moins)
    lire l'article(?: complet)?
    pour (?:les articles homonymes|d'autres significations), voir .{{1,80}}
    ne (?:doit pas etre confondu|pas confondre) avec .{{1,80}}
    for other uses,? see .{{1,80}}
    not to be confused with .{{1,80}}
    (?:cet article est une ebauche|this article is a stub)\b.{{0,120}}
    from wikipedia, the free encyclopedia
    (?:afficher / masquer|basculer|toggle)\b.{{0,100}}\b(?:sous-section|subsection)\b.{{0,60}}
    (?:sommaire|contents) (?:masquer|hide)
    \d{{1,3}} (?:langues?|languages?)
    (?:articles? (?:detailles?|principal|principaux)|main articles?) ?: .{{1,120}}
    (?:read|show|see|load) (?:more|less)
    continue reading
    read (?:the )?full (?:story|article)
    learn more
    vignette
    (?:(?:image|photo) d')?illustration
    advertisement
    sponsored(?: content)?
    (?:publicite|annonce|contenu sponsorise)(?: la suite apres .{{0,30}})?
    (?:partager|partagez|share)(?: (?:sur|via|par|on|by|this|cet?|l'article)\b.{{0,40}})?
    (?:suivez-nous|follow us|retrouvez-nous)(?: (?:sur|on) .{{1,60}})?
    (?:envoyer|email|send) (?:par|to|this|:)(?: ?\w.{{0,20}})?
    (?:imprimer|print)(?: (?:l'article|cet article|this(?: article)?))?
    (?:copier|copy) (?:le (?:lien|texte)|link|url)
    (?:retour(?:ner)? (?:en|vers le) )?haut de (?:la )?page
    (?:back to (?:the )?)?top(?: of (?:the )?page)?
    (?:(?:panneau de )?gestion|gerer|parametres?) (?:des|les|mes) cookies
    accessibilite ?: .{{0,30}}conforme
    (?:se connecter|connectez-vous|connexion|mon compte)(?: (?:a|pour|des)\b.{{0,60}})?
    s'inscrire(?: (?:a|pour)\b.{{0,40}}\b(?:newsletters?|lettre|alertes?|site)\b.{{0,20}})?
    (?:s'abonner|je m'abonne|abonnez-vous|abonnements?)(?: (?:a|pour|des)\b.{{0,60}})?
    (?:log|sign) ?(?:in|up)(?: (?:to|for|now|/|or)\b.{{0,60}})?
    my account
    subscribe(?: (?:now|to|for)\b.{{0,60}})?
    register
    (?:adherer|nous rejoindre|nous soutenir|faire un don|donate|join us)
    je (?:soutiens|donne|signe|m'inscris|fais un don)\b.{{0,40}}
    (?:ajouter|add) (?:(?:a (?:mes|vos)|aux) favoris|to (?:favou?rites|bookmarks))
    (?:sauvegarder|enregistrer|bookmark)
    (?:temps de lecture|lecture|reading time) ?:? ?\d+ ?(?:min(?:utes?)?|mn)
    \d+[ -]?min(?:ute)?s?(?: (?:de lecture|read))?
    \d[\d., ]*k? (?:vues?|views?|partages?|shares?|likes?|j'aime|votes?|votants|followers)
    \d[\d., ]*k? (?:debatteurs?|abonnes|reponses?|replies|participants?)(?: en ligne.{{0,20}})?
    (?:voter|je vote|vote now|resultats? du (?:sondage|vote)|voir les resultats|view results)
    (?:tout )?(?:accepter|refuser|parametrer|gerer)(?: (?:tout|les|mes) ?\w*)?
    (?:accept|reject|manage)(?: (?:all|my))?(?: (?:cookies|choices|preferences|options))?
    aller au contenu(?: principal)?
    skip to (?:main )?content
    retour en haut|haut de page|back to top
    (?:article|contenu) (?:reserve (?:aux|a nos) abonnes|payant|premium)
    (?:for )?subscribers only
    {_NETWORK}(?:[ |·/,:]+{_NETWORK})*
    (?:accueil|home) ?[>›»/|] ?.{{1,160}}
    vous etes ici ?:?.{{0,160}}
    mode (?:zen|lecture|nuit|sombre)
    this article is more than \d+ (?:year|month)s? old
    cet article date de plus (?:d'un|de \d+) (?:an|mois)s?.{{0,30}}
    after newsletter promotion|free (?:daily|weekly) newsletter
    image source,? .{{1,60}}|image caption,?
    \d{{1,2}}:\d\d ?[-–|] ?source ?: .{{1,40}}
    (?:voir|afficher) en plein ecran|agrandir(?: l'image)?
    pour lire la suite\b.{{0,40}}|(?:ou )?si vous avez deja un compte,?
    (?:creez votre|creer un|create (?:an|your)) (?:compte|account)
    lire plus tard|edit post|watch now|offrir l'article
    recommandez-vous cet article|share full article|skip advertisement
    \d[\d ]* lectures?(?: ex\b.{{0,40}})?
    (?:aller sur la page de|suivre) ce(?:tte)? journaliste.{{0,60}}
    (?:contacter l'emission|reecouter\b.{{0,100}})
    (?:site realise (?:avec|par|sous)|propulse par|powered by) .{{1,40}}
    (?:click|cliquez) (?:here|ici) (?:to|pour) .{{1,80}}
    (?:votre|your) (?:adresse )?e-?mail(?: address)?
    (?:mots[- ]cles|tags?|themes|topics|etiquettes) ?:.{{0,150}}
    (?:ecouter|listen to) (?:l'|cet |this )article
    (?:article )?(?:precedent|suivant|previous|next)(?: (?:article|post|story))?
    (?:avez-vous aime|cet article vous a|l'avez-vous).{{0,40}}
    recommandez-vous cet article
    (?:donnez|attribuez|laissez) une note\b.{{0,60}}
    (?:cette page|cet article|ce contenu) vous a[- ]t[- ](?:il|elle) .{{0,40}}
    .{{1,60}}\(@\w{{1,30}}\).{{0,40}}
    a ?[+-]
    was this (?:article|page) helpful
    retour (?:a la|aux|au) (?:liste|resultats?|recherche|accueil|sommaire)\b.{{0,30}}
    (?:ce|le) (?:direct|live) est (?:termine|clos|fini)
    texte (?:integral|de la decision)
    (?:langue du document|language of document) ?: .{{1,30}}
    naviguer dans le sommaire.{{0,30}}
    (?:.{{0,20}}partie|livre|titre|chapitre|.{{0,5}}section)\b.{{0,120}}\(articles? .?\d.{{0,40}}\)
    comparer les versions|liens relatifs|voir les modifications dans le temps
    (?:telecharger|download)(?: .{{0,60}})?
    \[?modifier(?: \| ?modifier le code)?\]?
    un article de wikipedia.{{0,40}}
    titres et sommaires|entete
    (?:hudoc|eur-lex|judilibre|legifrance)(?: [-–|] .{{3,60}})?
    signaler(?: (?:un|ce) (?:abus|contenu|commentaire)\b.{{0,30}})?
    report abuse
    (?:additional )?(?:reporting|writing|editing) by .{{1,150}}
    our standards ?: ?.{{1,60}}
    repondre
""")

WEAK = _whole_line(r"""
    accueil|home|menu|rechercher|recherche|search|contact(?:ez-nous| us)?
    a propos(?: de nous)?|about(?: us)?|actualites?|news|edition abonnes
    podcasts?|videos?|dossiers?|agenda|boutique|emploi|jobs|aide|help|faq
    oui|non|yes|no|ne se prononce(?:nt)? pas|sans opinion|don't know
    politique|sport|culture|sante|economie|societe|monde|tech|sciences?|international
    opinions?|health|business|world|politics|lifestyle|technology|money
    ecouter|recommander|favoris?
    fermer|close|ok|en direct|live|\d{1,5}|\d{1,3} ?%|reply|like
""")

LEADS = re.compile(
    r"[\W_]*(?:a )?(?:lire|ecouter) (?:aussi|egalement)\b[\W_]*\w"
    r"|[\W_]*(?:a )?voir (?:aussi|egalement)(?: ?[:|>–]| - )"
    r"|[\W_]*(?:a )?lire ?:(?!\s*[«\"“])"
    r"|[\W_]*(?:a )?(?:lire|voir|ecouter) notre (?:article|dossier|enquete)(?: ?[:|>–]| - )"
    r"|[\W_]*(?:read (?:also|more)|see also|related|more) ?[:|>–]"
)
"""Opens a line that is a link to another article."""

CAPTIONS = re.compile(
    r"[\W_]*(?:credits?|photos?|image|illustration|legende|caption|picture|photograph|visuel)"
    r"(?: (?:credits?|by|de|d'illustration|illustrative|photos?))? ?[:©]"
    r"|© ?[^\W\d]"
    r"|.{0,250}(?:©|\(c\) ?(?:\d{4}|afp|reuters|getty)\b).{0,80}$"
    r"|.{0,250}\((?:photos?|image|picture)\b(?! (?:ou|or|et|and)\b)[^()]{0,70}\)\W*$"
    r"|.{0,120}\((?:the )?(?:associated press|afp|reuters|getty)[^()]{0,30}\)\W*$"
    r"|.{0,250}[.!?] (?:photograph(?:ie)?|photos?|image|credits?(?: photos?)?) ?: .{2,80}$"
    r"|\S+\.(?:jpe?g|png|gif|webp)$"
    r"|.{0,250}[.!?»”\"]credit ?(?:\.{3}|…|:).{0,80}$"
    r"|.{0,250}\(credits? ?(?::|photos?)[^()]{0,70}\)\W*$"
    r"|.{0,250}[./–—|-] ?(?:afp|reuters|getty(?: images)?|ap|epa|sipa|maxppp|shutterstock"
    r"|istock|adobe stock|unsplash)[)\s.]*$"
)

RIGHTS = re.compile(
    r"[\W_]*(?:™ ?(?:&|et|and) ?)?(?:copyright |© ?|\(c\) ?){1,2}\d{4}\b"
    r".{0,120}\b(?:all rights reserved|tous droits reserves)"
)
"""Opens a line that reserves a site's rights, however long."""

BANNERS = re.compile(
    "[\\W_]*(?:"
    + _any_of(r"""
    (?:nous|ce site|notre site|we|this (?:web)?site|our (?:web)?site)\b.{0,80}\b(?:cookies|traceurs)
    (?:nous et )?nos (?:\d+ )?partenaires\b.{0,80}\b(?:cookies|donnees|informations)\b
    (?:we|us) and our (?:\d+ )?partners\b
    (?:avec votre accord|with your (?:consent|agreement)),? (?:nos|nous|we|our|us)\b
    by (?:continuing|clicking) .{0,60}\b(?:you|accept|agree)\b
    en (?:poursuivant|cliquant|continuant) .{0,60}\b(?:vous|acceptez)\b
    (?:inscrivez|abonnez)-vous\b
    (?:recevez|retrouvez) .{0,90}\b(?:newsletters?|boite (?:mail|de reception)|e-?mails?)\b
    recevez chaque (?:jour|matin|semaine)\b|les plus (?:lus|vus) ?:
    (?:sign up|subscribe|register)\b.{0,80}\b(?:newsletter|inbox|emails?|free|today|access)\b
    (?:soutenez|aidez)(?:-nous| .{0,60}\bdons?\b)
    (?:faites|faire) un don\b
    (?:support (?:us|our)|donate|make a donation)\b
    get .{0,60}\b(?:newsletter|inbox|alerts)\b
    (?:il vous reste|the rest of this)\b.{0,40}\b(?:article|lire|read|subscribers)\b
    (?:cet article|la suite|la lecture des articles) est (?:reservee?|en acces libre|protegee?)\b
    vous pouvez partager vos connaissances\b
    a version of this article appears in print\b
    ce blog est personnel\b
    .{1,60}\bis a reader-supported publication\b
    .{0,160}\bplease (?:support us|consider (?:supporting|subscribing|donating|becoming))\b
    (?:enjoying (?:this|the|our)|(?:vous aimez|cet? .{3,20} vous plait)\b.{0,40}\?)
    this (?:article|content) is (?:reserved|for subscribers)
    (?:suivez|retrouvez)\b.{0,40}\bsur (?:facebook|twitter|x|linkedin|instagram|google|whatsapp)\b
    follow .{1,40}\bon (?:facebook|twitter|x|linkedin|instagram)\b
    (?:j'accepte de recevoir|i agree to receive)\b
    privacy notice ?:|separez les adresses\b
    (?:chaque (?:jour|matin|semaine)|every (?:day|week|weekday|morning)),? (?:recevez|get|receive)\b
    follow (?:us|the)\b.{0,40}\bon (?:facebook|twitter|x|linkedin|instagram|google)\b
    (?:votre adresse|your email address)\b.{0,60}\b(?:publiee|published|communiquee|required|sert)
    (?:pour (?:commenter|reagir|lire la suite)|to (?:comment|continue reading)),? .{0,80}
    sauf mention (?:contraire|explicite)\b.{0,80}\b(?:licence|site)\b
    (?:toute reproduction|reproduction interdite|this material may not)\b
    cet? (?:article|texte|contenu) est protegee? par\b
    (?:have you been|are you) affected by\b
    si vous (?:avez des (?:informations|documents)|souhaitez (?:critiquer|reagir|contribuer))\b
    vous (?:souhaitez|voulez) (?:acceder|lire la suite|poursuivre)\b
    (?:connectez|identifiez)-vous (?:a|pour)\b
    (?:votre|cette) inscription vous\b
    adresse de l'(?:article|original)\b
    suggested citation\b
    (?:licensed|licence|sous licence|en licence) (?:under )?(?:cc|creative commons)\b
    """)
    + ")"
)
"""Opens a line in which a site speaks of itself to its visitor."""
