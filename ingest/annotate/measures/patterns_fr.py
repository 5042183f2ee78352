"""How French texts say a measure: classes of words, patterns over tags (see ``tokens``), introductions of lists."""

TAGS = {
    "DET": "le la les l' un une ce cet cette ces son sa ses leur leurs notre nos chaque tout toute tous toutes quelques plusieurs certains",
    "NUM": "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent mille million millions milliard",
    "DE": "de d' du des",
    "À": "à au aux",
    "PREP": "en dans par sur sous avec sans selon contre vers chez entre dès depuis pendant lors avant après grâce via parmi d'ici",
    "POUR": "pour afin",
    "CONJ": "et ou puis",
    "REL": "qui dont où lequel laquelle lesquels lesquelles auquel",
    "QUE": "que qu'",
    "SUB": "si quand lorsque lorsqu' puisque puisqu' parce car comme tandis alors mais or",
    "NE": "ne n'",
    "NEG": "pas aucun aucune jamais guère sans",
    "PRON": "il elle ils elles on",
    "CELA": "cela ceci ça c'",
    "NOUS": "nous je j'",
    "SE": "se s' me m' y",
    "EST": "est sont",
    "ETE": "été",
    "ÊTRE": "être",
    "A": "a ont avons avez ai",
    "SERA": "sera seront",
    "AURA": "aura auront",
    "VA": "va vont allons vais",
    "VERRA": "verra verront",
    "DOIT": "doit doivent devra devront",
    "DEVRAIT": "devrait devraient",
    "PEUT": "peut peuvent",
    "POURRA": "pourra pourront",
    "SERAIT": "serait seraient pourrait pourraient aurait auraient",
    "ETAIT": "était étaient avait avaient",
    "ADV": "aussi également désormais déjà bientôt ainsi notamment enfin donc encore actuellement prochainement progressivement immédiatement outre"
    " systématiquement en_cours toujours ensuite plus mieux bien",
    "SOIT": "soit soient",
    "CHARGE": "chargé chargée chargés chargées",
    "TENU": "tenu tenue tenus tenues",
    "AGIT": "agit agira",
    "COURS": "cours",
}
ACTION_NOUNS = """
abaissement abandon abolition accélération accès accompagnement  achat accroissement accueil actualisation adaptation adoption affectation aide
allocation allongement amélioration aménagement amplification application appui attribution augmentation automatisation autorisation baisse
bonification bourse bilan campagne cartographie clarification cofinancement collecte concertation conclusion consolidation constitution construction consultation
contractualisation contrôle coordination création débat débloquage décentralisation déploiement dépôt désignation développement diffusion diminution distribution
dotation doublement durcissement élaboration élargissement encadrement enquête engagement enregistrement entretien équipement équipe établissement étude évaluation examen exonération
expérimentation extension facilitation fermeture financement fixation fonds formation fourniture fusion garantie gel généralisation gratuité harmonisation
hausse identification implantation inauguration indemnisation indexation information inscription installation instauration institution insertion intégration intensification
interdiction introduction intervention inventaire investissement lancement levée limitation livraison lutte maintien majoration mise mobilisation modernisation
modification moratoire multiplication mutualisation nomination normalisation numéro obligation octroi organisation orientation ouverture pérennisation pilotage plafonnement  plateforme
poursuite préparation présentation prévention prime prise  professionnalisation  prolongation promotion protection publication raccordement ratification réactivation réaffirmation
réalisation recensement recentrage reconduction reconnaissance recrutement redéfinition réduction réexamen refonte réforme refondation regroupement relance relèvement remise remplacement rénovation
renforcement renouvellement réorganisation repérage report réservation  restauration restructuration rétablissement retrait réunion revalorisation révision sanction sécurisation
sensibilisation service signature simplification soutien stabilisation structuration subvention suivi suppression surveillance suspension systématisation titularisation
traitement transfert transformation transmission transposition triplement unification uniformisation vaccination valorisation vérification versement visite visites
rendez-vous référent formulaire guide dispositif référentiel unité centre places poste parcours bus hausses suivis aides
"""

# Pattern, how it reads, status.
#   active   the verb group is the measure, its subject left out when it is an actor or a plan
#   passive  the subject is part of the measure
#   state    a present passive: an act only in a law or with a word such as "désormais"
#   present  a present tense: an act of the actor just before it
#   vow      its infinitive is the measure            ask  so is what is asked for
#   nouns    the nouns that are its complement are measures
RULES = (
    ("@SERA ADV* !pp:act|soft|say", "passive", "announced"),
    ("@SERA ADV* !W À|POUR|PREP|DE", "passive", "announced"),
    ("SE @VERRA ADV* !pp/inf:*", "passive", "announced"),
    ("@VERRA ADV* DET ADV* W|N !pp:act", "passive", "announced"),
    ("@fut:state ADV* !inf:act|soft", "active", "announced"),
    ("@fut:state ADV* À|DE !inf:act|soft", "active", "announced"),
    ("@fut:state ADV* DE ÊTRE ADV* !pp:act|soft", "passive", "announced"),
    ("@!fut:begin", "passive", "announced"),
    ("@fut:begin À !inf:act|soft", "active", "announced"),
    ("@POURRA ADV* SE? !inf:act|soft", "active", "announced"),
    ("@PEUT ADV* SE? !inf:act|soft", "state", "under_way"),
    ("@AURA ADV* !pp:act|soft", "active", "announced"),
    ("@!pres:act PREP|À DET? DATE", "active", "announced"),
    ("@SE? !fut:act|soft|other", "active", "announced"),
    ("@VA ADV* SE? !inf:act|soft", "active", "announced"),
    ("@SE? A ADV* !pp:act", "active", "done"),
    ("@A DE W CONJ ADV !pp:act|soft", "active", "done"),
    ("@A ADV* pp:soft DE|À !inf:act", "active", "done"),
    ("@A ADV* pp:begin À !inf:act|soft", "active", "under_way"),
    ("@SE EST ADV* !pp:act", "active", "done"),
    ("@A ETE ADV* !pp:act", "passive", "done"),
    ("@EST ADV* !pp:act|soft", "state", "done"),
    ("@SE? !pres:act", "present", "under_way"),
    ("@SE? !pres:soft", "provision", "done"),
    ("@DOIT ADV* SE? !ANY", "law", "done"),
    ("@PEUT NEG ADV* !ANY", "law", "done"),
    ("@DOIT ADV* SE? !inf:act|soft", "active", "announced"),
    ("@DOIT ADV* SE? !W DE|DET|NUM|À", "unknown", "announced"),
    ("@EST !pp:soft À NUM", "passive", "announced"),
    ("@VERRA !DET W", "passive", "announced"),
    ("@DOIT ADV* ÊTRE ADV* !pp:act|soft", "passive", "announced"),
    ("@DEVRAIT ADV* SE? !inf:act|soft", "active", "proposed"),
    ("@DEVRAIT ADV* ÊTRE ADV* !pp:act|soft", "passive", "proposed"),
    ("@SERAIT ADV* !pp:act", "passive", "proposed"),
    ("@!cond:act", "active", "proposed"),
    ("@EST ADV* TENU DE|À !inf:act|soft", "active", "announced"),
    ("@EST ADV* CHARGE DE|À !inf:act|soft", "duty", "announced"),
    ("@EST !PREP COURS", "passive", "under_way"),
    ("AGIT ADV* DE @!inf:act|soft", "active", "announced"),
    ("@!pres:rule|soft", "text", "done"),
    ("!pres/pp/fut:vow", "vow", "announced"),
    ("A ADV* !CHARGE", "ask", "announced"),
    ("!pres/pp/fut:ask", "ask", "proposed"),
    ("!pres/pp/fut:say", "nouns", "announced"),
    ("!pres/fut/cond:contain", "nouns", "announced"),
    ("SE EST !pp:contain PREP", "nouns", "done"),
)
# Subjects and objects that make no measure of what is said of them.
GENERIC_NOUNS = "mesures actions projets objectifs série ensemble ambition volonté souhait choix bilan annonces engagements propositions priorités point rendez-vous rapport documents liste"
NOT_ASKED = "voir attention vigilance an mois jour semaine"
TEXTS = "article loi décret ordonnance arrêté règlement code charte convention directive texte"
DRAFT_TEXTS = "proposition projet amendement"
RESULTS = "nombre taux part proportion pourcentage"
CHANGES = "réduire diminuer baisser augmenter accroître doubler tripler ramener porter"
DEFEATED = "retirer abandonner rejeter repousser refuser écarter"
COUNTED = "enfants mineurs jeunes cas signalements appels victimes familles élèves"
AIMS = "cible objectif but ambition vocation enjeu priorité rôle mission idée finalité"
MEASURES = "mesures actions projets priorités axes engagements chantiers propositions dispositions"
# Verbs that say how an instrument came about, or go on about it, when the instrument or a known action is their subject.
DRAFTING = "élaborer rédiger préparer construire concevoir publier présenter lancer adopter valider"
PHASES = "lancer ouvrir organiser débuter démarrer commencer déployer mettre engager tenir"
PUBLISHING = "publier dévoiler présenter diffuser adopter"
DETAIL_WORDS = "servi servie servis présidé présidée présidés composé composée composés situé située effectif effective disponible disponibles chargé chargée nécessaire possible ouverte responsable rattaché rattachée constitué constituée"
COUNTS = "nombre taux part dépenses chiffre délai délais proportion effectif effectifs budget coût demande demandes"
INSTRUMENTS = "circulaire plan loi décret texte stratégie rapport guide programme schéma convention charte projet feuille"
WISHES = "proposer envisager"
REFLEXIVE_STATES = (
    "adresser poursuivre dérouler tenir achever étendre situer inscrire traduire articuler fixer donner"
)
IDIOMS = "mettre l'|mettre en exergue|mettre en avant|mettre en évidence|faire l'|tenir compte|donner lieu|porter sur"
NOW = "désormais actuellement dorénavant maintenant"
LABEL = r"(?:Décisions?|DÉCISIONS?|Relevé de décisions?|Actions? à mener|Engagements?)(?: n° ?\d+)? ?: "
LABELLED = r"(?:mesure|action|recommandation|engagement|proposition|préconisation|objectif opérationnel|fiche action)\b|r ?\d+"
DETAIL = r"(?:pilotes?|échéances?|échéancier|calendrier|budget|coût|financements?|porteurs?|partenaires?|indicateurs?|responsables?|délai|public|état d'avancement|copilotes?|moyens) ?:"
ASIDE = r" ?[\[(](?:fait|réalisée?s?|en cours|engagée?s?|non mise en œuvre|mise en œuvre|partiellement\b[^)\]]*|à engager|reportée?|pilote|porteurs?|responsable|copilote|échéance|budget|expérimentation|amendement|chef de file|dès|avant|d'ici)[^)\]]*[)\]]"
# How far a measure is: in brackets or after a dash at its end, or alone as the heading above it.
PROGRESS = {
    "announced": r"non (?:démarrée?s?|engagée?s?|commencée?s?|réalisée?s?|tenue?s?|mise? en œuvre)|en retard|reportée?s?|à venir|prévue?s?|à (?:engager|lancer|faire)|en attente|pas (?:encore )?(?:commencée?|démarrée?)s?",
    "under_way": r"en cours|engagée?s?|en bonne voie|démarrée?s?|partiellement \w+",
    "done": r"faite?s?|réalisée?s?|mises? en œuvre|achevée?s?|terminée?s?|atteinte?s?|tenue?s?",
}
# What stands above a list or in the sentence that introduces it.
NOT_ACTIONS = (
    r"\b(?:abandonnée?s?|retirée?s?|rejetée?s?|refusée?s?|sommaire|table des matières|ordre du jour|constats?|difficultés|obstacles|problèmes|freins|chiffres clés|en chiffres|repères|présents|excusée?s?|participants|membres"
    r"|bénéficiaires|publics? concernés?|conditions|pièces|documents|contacts?|liens?|références|glossaire|sigles|en savoir plus|état des lieux|diagnostic|comment (?:joindre|contacter|saisir)"
    r"|sont constatées?|on observe|facteurs|sera chargée? (?:de|d')|aura pour missions?|a pour missions?|ses missions|missions suivantes|est composée? de|comprend(?:ra)? les? membres|agenda"
    r"|à lire|sources?|définitions|au sommaire|annexes?|risques)\b"
)
# A sentence that introduces the missions of a body, its members, or findings.
MISSIONS = r"\b(?:sera chargée? (?:de|d')|aura pour missions?|a pour missions?|ses missions|missions suivantes|(?:est|sera) composée? (?:de|d')|comprend(?:ra)? les? membres|peuvent? (?:joindre|contacter)|sont constatées?|on observe|ont participé|étaient présents)\b"
INTRODUCES = (
    r"(?:\b(?:mesures|actions|engagements?|propositions|recommandations|décisions|réalisations|demandes|revendications|priorités|axes|chantiers|objectifs|dispositions|annonces|avancées|instances"
    r"|annonce\w*|prévoi\w+|s'engage\w*|demand\w+|recommand\w+|préconis\w+|propos\w+|réclam\w+|exig\w+|appell?\w+|crée\w*|a (?:permis|mis|lancé)|décid\w+|consist\w+|il s'agi\w+|comprend\w*|va|vont|doit|doivent|devra\w*|sera|seront)\b)"
)
# The first that matches gives the status of a list.
STATUSES = (
    (
        "under_way",
        r"\b(?:en cours|actuellement|sont (?:déployé|engagé|expérimenté)\w*|en train|se déploie\w*|mettent? en œuvre)",
    ),
    (
        "done",
        r"\b(?:réalisations|réalisée?s?|acquis(?:es)?|déclarée?s? faites?|présente comme (?:réalisé|faites?|terminé)\w*|achevée?s?|déjà)\b",
    ),
    (
        "announced",
        r"\b(?:annonc\w+|s'engag\w+|(?:s'est|s'étaient|s'était|se sont) engagée?s?|engageons|détaill\w+|dévoil\w+|énumér\w+|décid\w+|promet\w*|promis|à venir)\b",
    ),
    (
        "proposed",
        r"\b(?:recommand\w+|demand\w+|préconis\w+|réclam\w+|exig\w+|revendi\w+|propositions?|propos\w+|appell?e\w*|pistes|amendements?|souhait\w+|invit\w+|plaid\w+|devrai\w+|suggèr\w+)",
    ),
    (
        "done",
        r"\b(?:bilan|avancées|(?:a|ont|avait|avaient)(?: \w+ment)? (?:été )?(?!permis)\w+(?:é|i|u|is|ert|ait)e?s?\b|(?:a|ont|avait|avaient) :)",
    ),
)
BILLS = r"\b(?:[Aa]vant-projets?|[Pp]rojets?|[Pp]ropositions?) de (?:loi|décret|ordonnance|règlement)\b"
# A list that these introduce holds provisions.
PROVISIONS = (
    ("proposed", r"\b(?:(?:projet|proposition) de loi|texte en discussion)\b"),
    (
        "done",
        r"\b(?:la loi|cette loi|les lois|l[ea]s? décrets?|ce décret|l'ordonnance|le code|la directive|le règlement|ces textes|les textes|la modification|la convention|le protocole|le référentiel|l'arrêté)\b",
    ),
)
LAW_TITLE = r"(?:\b(?:LOI|DÉCRET|ARRÊTÉ|ORDONNANCE|RÈGLEMENT)\b|^(?:.{0,30}[—–-] )?(?:Loi|Décret|Ordonnance|Arrêté|Projet de (?:loi|décret|règlement)|Proposition de (?:loi|décret|ordonnance))\b|^(?:PROJET|PROPOSITION) DE )"
BILL_TITLE = r"^[^a-zà-ü]{0,30}\b(?:[Pp]roposition|PROPOSITION|[Pp]rojet|PROJET|[Aa]vant-projet|AVANT-PROJET) (?:de|DE) (?:loi|LOI|décret|DÉCRET|ordonnance|ORDONNANCE|règlement|RÈGLEMENT|résolution|RÉSOLUTION)\b"
ENACTED = r"(?:dont la teneur suit|\bont adopté|\ba adopté,|\bsanctionnons\b|\bpromulgu|décrèt\w+ ce qui suit|\bédict\w+ ce qui suit|\barrêt(?:e|ent|ons)(?: ce qui suit)? ?:?$|\bdécrèt(?:e|ent|ons) ?:?$|\bordonn(?:e|ent|ons) ?:?$|^vu (?:la|le|les|l['’])|^considérant\b|^(?:titre|chapitre) (?:\d+|[ivx]+|premier|unique)\b|est ainsi (?:modifiée?|rédigée?)|exposé des motifs)"
PROVISION = r"(?:Article|Articles|Art\.|ARTICLE|ART\.|§) ?(?:\d|1er|premier|unique|[IVX]+\b|L\.|LP|R\.)|\d+[.)°]? .*\b(?:est (?:modifiée?|remplacée?|abrogée?|inséré)|doit|doivent|ne peut)\b"
DETAIL_PROVISION = r"(?:dont la teneur suit|ont adopté,?\s*$|est punie?|puni d|entre(?:nt)? en vigueur|amende|décret (?:en Conseil d'État )?(?:précise|fixe|détermine)|est fixée? par (?:décret|arrêté)|est nommée?|sont nommée?s|est composée?|au sens (?:de la|du)|on entend par|s'entend|gagé\w* )"
OWN_TITLE = r"\b(?:sommaire|introduction|préambule|avant-propos|édito|conclusion|annexes?|contexte|gouvernance|suivi|pilotage|calendrier|recommandations?|synthèse|décisions?|contacts?|agenda|exposé des motifs)\b"
