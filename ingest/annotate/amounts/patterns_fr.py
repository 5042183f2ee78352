"""How French writes amounts of money and numbers of people and places."""

from ingest.annotate.amounts.wording import Wording

_NUMERALS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingts?": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "nonante": 90, "cents?": 100,
    "mille": 1000, "une?": 1,
}  # fmt: skip
_ADJECTIVES = "(?:nouve(?:aux|lles)|autres|premi(?:ers|ères)|futur(?:e)?s|jeunes)"
_AFTER = "(?:supplémentaires|spécialisée?s|dédiée?s|familiales?|familiaux|socia(?:les|ux)|maternelles?|additionnel(?:le)?s|nouve(?:aux|lles)|permanente?s|formée?s)"
_NOUNS = (
    # people who work
    "enquêteu(?:rs|ses)", "magistrate?s", "juges", "greffi(?:ers|ères)", "policiers?", "gendarmes", "agente?s",
    "postes?", "emplois?", "ETP", "équivalents temps plein", "équivalents[- ]temps[- ]plein", "éducat(?:eurs|rices)",
    "professionnel(?:le)?s", "intervenante?s", "infirmi(?:ers|ères)", "puéricult(?:eurs|rices)", "médecins",
    "psychologues", "pédopsychiatres", "assistante?s", "travailleu(?:rs|ses)", "sages-femmes", "enseignante?s",
    "référente?s", "inspect(?:eurs|rices)", "contrôleu(?:rs|ses)", "écoutante?s", "bénévoles", "mentors",
    "tuteurs", "recrutements", "personnes", "membres", "salariée?s", "conseill(?:ers|ères)", "accueillante?s", "formateurs",
    # places
    "places?", "lits", "berceaux", "logements", "chambres", "salles?", "centres?", "unités?", "maisons?", "foyers?",
    "lieux", "structures?", "établissements?", "équipes?", "antennes", "brigades?", "services", "crèches", "écoles",
    "collèges", "pouponnières", "villages", "dispositifs", "permanences", "internats", "sites", "départements",
    "régions", "communes", "territoires", "offices", "tribunaux", "hôpitaux", "cellules", "autorités", "solutions", "UAPED", "groupes", "relais", "espaces",
    # for whom
    "enfants", "jeunes", "mineure?s", "familles", "parents", "élèves", "étudiante?s", "bébés", "adolescente?s",
    "bénéficiaires", "victimes", "parrainages", "bourses", "contrôles", "séances", "consultations",
)  # fmt: skip

FRENCH = Wording(
    digits=r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    thousands=" ",
    decimal=",",
    numerals=_NUMERALS,
    links="(?:[- ]et[- ]|[- ])",
    one="un",
    scales={
        "milliards?": 1e9,
        "mds?(?= ?[€$£])": 1e9,
        "millions?": 1e6,
        "m(?= ?[€$£])": 1e6,
        "k(?= ?[€$£])": 1e3,
    },
    before={"£": "GBP"},
    after={
        "€": "EUR",
        "euros?": "EUR",
        "EUR": "EUR",
        "dollars canadiens": "CAD",
        r"\$ ?CA": "CAD",
        "CAD": "CAD",
        "dollars américains": "USD",
        "USD": "USD",
        r"\$": "",
        "dollars": "",
        "£": "GBP",
        "livres(?: sterling)?": "GBP",
        "GBP": "GBP",
        "francs suisses": "CHF",
        "CHF": "CHF",
    },
    bounds="(?:plus d'|plus de|moins de|au moins|jusqu'à|près de|environ|quelque|au plus|au maximum|à hauteur de)",
    nouns=rf"(?:{_ADJECTIVES} )?(?:{'|'.join(_NOUNS)})(?!\w)(?: {_AFTER})?"
    r"(?: (?:de |d')(?!ici\b|ores\b|plus\b|moins\b|la\b|l'|un|\d)[a-zà-ÿœ-]+)?",
    per={
        "each": r"(?:par|pour chaque) (?:enfant|jeune|mineur|place|famille|élève|personne|département|bénéficiaire)|chacune?s?",
        "year": r"(?:par|chaque) an(?:née)?|annuels?|annuelle(?:s|ment)|/ ?an",
        "month": r"(?:par|chaque) mois|mensuel(?:le)?s?|/ ?mois",
        "week": "(?:par|chaque) semaine|hebdomadaires?",
        "day": "(?:par|chaque) jour|/ ?jour",
    },
    before_per={"year": "annuel(?:le)?s?|chaque année", "month": "mensuel(?:le)?s?|chaque mois"},
    over=r"(?:sur|pendant|en) (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans",
    kinds={
        "spent": r"dépensé\w*|a versé|ont versé|déboursé\w*|décaissé\w*|a coûté|ont coûté|ont payé|a payé",
        "budgeted": r"votée?s?|inscri(?:t|te|ts|tes)|budg[ée]tée?s?|lois? de finances|loi de financement|PLF(?:SS)?|crédits ouverts",
        "announced": r"annonc\w+|prome(?:t|ttent|ttra)\b|promis\w*|s'engage\w*|(?:consacr|mobilis|allou|vers|investi|débloqu|"
        r"affect|attribu)e?r(?:a|ont)\b|ser(?:a|ont) (?:consacr|mobilis|allou|vers|investi|débloqu|affect|attribu)\w+",
    },
    traps=r"(?:\d|€|\b(?:une?|deux|trois|quatre|cinq|six|dix|vingt|cent|mille|millions?)) ?(?:à|ou|-) ?$"
    r"|\bentre [^,;.]{1,20} et ?$"
    r"|\b(?:articles?|art\.|axes?|mesures?|n°|numéros?|pages?|annexes?|chapitres?|recommandations?|objectifs?) ?$",
    ranges=r" ?(?:à|-) ?\d",
    shares=r" sur (?:\d|deux|trois|quatre|cinq|dix|cent)",
)
