"""French wording that tells a text's structure and its page furniture.

Patterns see folded text: straight apostrophes and quotation marks, ordinary spaces, hyphens for dashes.
"""

from __future__ import annotations

# Numbered things that are actions: « Mesure 12 : », « Recommandation n° 4 – ».
ACTION_LABELS = (
    "mesures?", "(?:fiche[- ])?actions?", "recommandation", "préconisation", "proposition", "engagement",
    "mesure phare", "action phare", "demande", "décision", "résolution", "étape", "chantier", "disposition",
)  # fmt: skip

# Numbered parts of a text: « Axe 2 : », « CHAPITRE III », « Article 4 ».
SECTION_LABELS = (
    "axe", "pilier", "priorité", "objectif", "orientation", "ambition", "thème", "thématique", "volet", "levier",
    "partie", "livre", "titre", "chapitre", "section", "sous-section", "article", "art\\.", "annexe", "point",
)  # fmt: skip

LABEL_ADJECTIVES = (
    "stratégique",
    "opérationnel",
    "opérationnelle",
    "prioritaire",
    "transversal",
    "transversale",
    "clé",
)

# Lines « Libellé : valeur » of letters, minutes and web pages: content, but never a heading.
VALUE_LABELS = (
    "date", "source", "auteur", "auteurs", "de", "à", "cc", "objet", "envoyé", "présents?", "présentes?", "excusés?",
    "absents?", "lieu", "rapporteure?", "secrétaire", "président", "présidente", "publié", "publié le", "mis en ligne",
    "mis à jour", "dernière mise à jour", "référence", "réf\\.?", "affaire suivie par", "destinataires?", "type",
    "thèmes?", "mots[- ]clés", "durée", "horaires?", "coût", "budget", "pilote", "porteur", "échéance", "calendrier",
)  # fmt: skip

# A line that ends with a colon and holds one of these introduces a list; without, it may be a heading.
INTRODUCING_VERBS = (
    "est", "sont", "a", "ont", "va", "vont", "doit", "doivent", "devra", "devront", "sera", "seront", "prévoit",
    "prévoient", "demande", "demandons", "demandent", "propose", "proposons", "proposent", "annonce", "annoncent",
    "recommande", "comprend", "souhaite", "décide", "engage", "voici", "suit", "suivant", "suivante", "suivants",
    "suivantes",
)  # fmt: skip

# Words that open a publication line.
PUBLICATION = (
    "publiée?s?", "mis(?:e|es)? en ligne", "mis(?:e|es)? à jour", "modifiée?s?", "posté", "diffusé", "dernière mise à jour",
)  # fmt: skip

CONTENTS = ("sommaire", "table des matières", "plan du document", "dans ce document", "au sommaire")

# Whole lines of page furniture, compared without punctuation.
FURNITURE = (
    "actualités", "actus", "menu", "menu principal", "partager", "partager la page",
    "partager cet article", "imprimer", "imprimer la page", "envoyer par mail", "envoyer à un ami",
    "copier le lien", "retour à la liste", "retour à l accueil", "retour en haut", "haut de page",
    "retour en haut de page", "aller au contenu", "aller au menu", "aller au contenu principal",
    "aller à la recherche", "plan du site", "mentions légales", "accessibilité partiellement conforme",
    "accessibilité non conforme", "gestion des cookies", "politique de confidentialité", "contactez nous",
    "nous contacter", "se connecter", "s inscrire", "lire la suite", "en savoir plus", "voir plus",
    "voir tout", "voir toutes les actualités", "article suivant", "article précédent", "page suivante",
    "page précédente", "télécharger", "ajouter aux favoris", "publié le", "publié", "mis à jour",
    "mis à jour le", "mis en ligne le", "modifié le", "dernière mise à jour", "temps de lecture",
    "écouter l article", "suivez nous", "suivez nous sur", "facebook", "twitter", "linkedin", "instagram",
    "youtube", "whatsapp", "mastodon", "bluesky", "rss", "flux rss", "contenu sponsorisé", "tout accepter",
    "tout refuser", "continuer sans accepter", "je m abonne", "s abonner", "abonnez vous", "je fais un don",
    "faire un don", "lettre d information", "espace presse", "qui sommes nous", "afficher plus",
    "commentaires", "laisser un commentaire", "réagir", "pas de commentaire", "république française",
    "liberté égalité fraternité", "légifrance", "data gouv fr", "communiqué de presse",
    "dossier de presse", "note d orientation",
)  # fmt: skip

# The same at the edge of a text or beside other furniture; elsewhere these may head a part of a plan.
AMBIGUOUS_FURNITURE = (
    "accessibilité", "accueil", "service public", "actualité", "annonce", "brève", "communiqué", "connexion", "contact", "contacts",
    "discours", "données personnelles", "écouter", "fermer", "haut", "navigation", "newsletter", "non", "oui",
    "personnaliser", "plan", "rapport", "recherche", "rechercher", "retour", "suivant", "précédent",
    "accepter", "refuser", "x", "publicité",
)  # fmt: skip

# Lines of page furniture with variable parts; anchored at the start of the block.
FURNITURE_PATTERNS = (
    r"(?:temps de )?lecture ?:? ?(?:estimé[e]? ?:? ?)?(?:environ )?\d+ ?min",
    r"\d+ ?min(?:utes?)?\.? de lecture",
    r"(?:en poursuivant|en continuant) (?:votre navigation|à naviguer|sur ce site)",
    r"(?:ce|notre) site (?:web |internet )?utilise (?:\w+ ){0,3}(?:cookies|traceurs)",
    r"nous utilisons (?:\w+ ){0,4}(?:cookies|traceurs)",
    r"(?:accepter|refuser|gérer|paramétrer|personnaliser) (?:tous |toutes )?(?:les |mes |vos )?(?:cookies|traceurs|préférences)",
    r"cookies? (?:et|nécessaires|de mesure|utilisés|publicitaires|fonctionnels)\b",
    r"(?:abonnez|inscrivez)-vous\b.{0,80}(?:newsletter|lettre|infolettre|alertes?|flux|fil|chaîne)",
    r"(?:je m'abonne|recevez|pour recevoir|recevoir)\b.{0,60}(?:newsletter|lettre d'information|infolettre|par (?:e-?mail|courriel))",
    r"(?:se désabonner|désabonnement|pour vous désinscrire|pour ne plus recevoir|vous recevez ce(?:tte|t)? (?:message|courriel|e-?mail|lettre))",
    r"si (?:ce message|cette lettre|cet e-?mail|ce courriel) ne s'affiche pas",
    r"(?:voir|lire|ouvrir|afficher) (?:cette lettre|ce message|cet e-?mail|la version) (?:dans|en ligne)",
    r"(?:signez|signer|soutenez|partagez)\b.{0,40}\bpétition",
    r"(?:pétition|je signe) ?[:!]",
    r"partager? (?:cet(?:te)? (?:page|article|actualité|publication)|sur|par|via|l'article|la page)\b.{0,80}$",
    r"suivez(?:-nous)?\b.{0,40}(?:réseaux|twitter|facebook|linkedin|instagram|x\b)",
    r"(?:faites|faire) un don\b",
    r"(?:voir|consulter|lire) (?:le document |l'article |la page )?(?:en ligne|sur le site|original)\b.{0,100}$",
    r"(?:à |a )?(?:lire|voir|découvrir|consulter)(?: (?:aussi|également)| sur le même sujet) ?[:>-] ?\S.{0,160}$",
    r"(?:télécharger|téléchargez|consulter|consultez)\b.{0,120}(?:\bpdf\b|\bdocx?\b|\b[kmg]o\b)",
    r"tous droits réservés",
    r"(?:©|\(c\)|copyright)\s?.{0,80}$",
    r"(?:crédits?|copyright) ?(?:photos?|images?|illustration)? ?[:©].{0,80}$",
    r"photo ?[:©] .{0,60}$",
    r"(?:contenu|article) publié sous le gouvernement\b",
    r"(?:cette page|cette information|cet article|cette réponse) vous a-t-(?:elle|il) (?:été utile|aidé|intéressé)",
    r"(?:signaler|une) (?:une |un )?(?:erreur|problème) sur cette page",
    r"publicité ?[:-]",
    r"(?:contacts?|service|relations?|bureau)(?: de)? ?presse\b.{0,120}$",
    r"(?:contact|renseignements|informations) ?: .{0,120}(?:@|\d\d[ .]\d\d[ .]\d\d)",
    r"(?:tél(?:éphone)?|fax|courriel|e-?mail|mél)\.? ?: ?.{0,80}$",
    r"envoyé (?:de|depuis) mon (?:iphone|ipad|mobile|téléphone|smartphone)",
    r"page \d{1,4}(?: (?:sur|/|de) \d{1,4})?$",
    r"(?:version|format) (?:imprimable|pdf|audio)$",
    r"(?:activer|désactiver|autoriser) (?:le |les )?(?:javascript|notifications)",
    r"afficher (?:la carte|le menu|les commentaires)",
    r"la reproduction\b.{0,80}\b(?:interdite|autorisée)",
    r"accueil ?[>/|]",
    r"vous êtes ici ?:",
    r"(?:.{0,40}\b)?dépôt légal\b",
)  # fmt: skip

# The same for lines whose date is not that of the document.
DATED_FURNITURE = (
    r"(?:photo|légende photo|crédit photo|image|photographie)s? ?: ",
    r".{0,110}\bp(?:age|\.) ?\d{1,4} ?(?:/|sur) ?\d{1,4}$",
    r".{0,80}\b(?:toute reproduction|reproduction (?:interdite|autorisée|libre))\b",
    r"voies (?:et délais )?de recours ?:",
    r"jo(?:rf)? n ?°|journal officiel de .{1,60}\bpage \d",
    r"travaux préparatoires ?:",
    r"(?:publi-?rédactionnel|communiqué sponsorisé|publicité)\b ?[:-]",
    r"(?:dernières publications|les plus (?:lus|partagés)|campagnes passées)\b ?:",
    r"j'aime \(\d",
)  # fmt: skip

# A title after which a page lists other pages.
RELATED_TITLES = (
    "dans la même rubrique", "sur le même sujet", "sur le même thème", "à lire aussi", "lire aussi", "à lire également",
    "lire également", "à voir aussi", "voir aussi", "à découvrir aussi", "articles liés", "articles similaires",
    "articles récents", "contenus associés", "contenus liés", "ces articles peuvent vous intéresser",
    "cela pourrait vous intéresser", "vous aimerez aussi", "pour aller plus loin", "les plus lus", "les plus consultés",
    "articles les plus lus", "à la une", "dernières actualités", "nos dernières actualités", "toutes les actualités",
    "toute l actualité", "autres actualités", "les autres actualités", "actualités liées", "en ce moment",
    "fil d actualité", "fil info", "le fil info", "liens utiles", "liens rapides", "nos partenaires", "mots clés",
    "partagez cet article", "sur le web", "nos autres sites",
)  # fmt: skip

MONTHS = (
    "janvier", "janv\\.?", "février", "févr\\.?", "mars", "avril", "avr\\.?", "mai", "juin", "juillet", "juil\\.?",
    "août", "septembre", "sept\\.?", "octobre", "oct\\.?", "novembre", "nov\\.?", "décembre", "déc\\.?",
)  # fmt: skip
