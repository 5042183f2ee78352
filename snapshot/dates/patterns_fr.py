"""French words and patterns of dates, folded: no accents, no capitals. See ``lexicon`` for the shorthand."""

from __future__ import annotations

from snapshot.dates.lexicon import Lexicon, numbered
from snapshot.dates.patterns_common import ENGLISH_MONTHS, FRENCH_MONTHS, NUMERALS, PAUSE, TRAPS

_OF_YEAR = r"(?: (?:de )?(?:l'annee )?(?:scolaire )?<year>)"
_THAT_YEAR = r"(?P<yearwhen>(?:l'annee|l'an) (?:prochaine?|derniere?|passee?)|cette annee)"
_OF_THAT_YEAR = r" (?:de )?" + _THAT_YEAR
_YEAR = r"(?: <year>)?"
_MOD = r"(?:<mod> (?:du |de |de l'|le |l')?)?"
_AT = (
    r"(?:a|au|du|des|d'ici(?: a)?|pour|avant|apres|depuis|jusqu'a|a partir de|a compter de|durant|pendant"
    r"|vers|lors de)"
)
_AT_SPRING = r"(?:au|du|d'ici(?: le| au)?|avant(?: le)?|jusqu'au|(?:pour|des|depuis|apres|pendant|durant) le)"
_BEFORE_WEEKDAY = r"(?!(?:les?|du|aux?|a|chaque|premier|un|et|ou|des|par|tous|cette?|ce) )\w+"
_IN = (
    r"(?:en|d'ici(?: a)?|depuis|des|jusqu'en|jusqu'a|avant|apres|courant"
    r"|a partir de|a compter de|de|pour|vers)"
)
_EVENT = (
    r"(?:lancement|adoption|promulgation|publication|signature|creation|entree en vigueur|ouverture"
    r"|presentation|annonce|vote)"
)
_THINGS = (
    r"(?:euros?|€|%|enfants?|jeunes|mineurs?|eleves|familles|parents|places|postes|personnes|professionnels"
    r"|agents|etp|appels|signalements|situations|dossiers|cas|heures|hectares|logements|habitants|victimes"
    r"|mesures|etudiants|assistants|educateurs|travailleurs|premiers jours|m2|km)"
)

_MODIFIERS = {
    "debut": "early",
    "debut du mois de": "early",
    "debut du mois d'": "early",
    "debut de": "early",
    "debut d'": "early",
    "mi": "mid",
    "mi-": "mid",
    "milieu": "mid",
    "milieu de": "mid",
    "fin": "late",
    "fin du mois de": "late",
    "fin du mois d'": "late",
    "fin de": "late",
    "fin d'": "late",
}
_UNITS = {
    "an": "year",
    "ans": "year",
    "annee": "year",
    "annees": "year",
    "mois": "month",
    "semaine": "week",
    "semaines": "week",
    "jour": "day",
    "jours": "day",
}

PATTERNS = (
    *TRAPS,
    ("trap", r"(?:les |des )?annees (?:19|20)?\d0(?!~(?:et|a|au)?\x20?\d)(?! (?:et|a|au) \d)"),
    ("trap", r"\d{1,2} ?h(?:eures?)?(?: ?\d\d)?(?: sur \d\d)?"),
    ("trap", r"<ordinal> trimestres? de (?:la )?grossesse"),
    # Days
    (
        "calendar",
        r"<day>(?:, \d\d?){0,5} (?:au|et(?: le)?)(?: <weekday>)? <day2> <month>(?: <year>| <when>)?",
    ),
    ("calendar", r"<day>~<day2> <month>(?: <year>| <when>)?"),
    ("calendar", r"<day>(?: jour (?:de|du mois de))? <month>(?:,? <year>)"),
    ("calendar", r"<num>(?:st|nd|rd|th)? <foreign>(?:,? <year>)?"),
    ("calendar", r"<foreign> <num>(?:st|nd|rd|th)?,? <year>"),
    ("calendar", r"<foreign> <year>"),
    ("calendar", r"(?P<yearly>chaque|tous les) @<day> <month>"),
    ("calendar", r"<day> <month>(?= (?P<yearly>(?:de )?chaque annee|tous les ans))"),
    ("calendar", r"<day> <month>" + _OF_THAT_YEAR),
    ("calendar", r"<day> <month> <when>"),
    ("calendar", r"<day> <month>"),
    # School years and budget years
    ("Y-12-31", r"fin de l'exercice(?: budgetaire)?(?: <year>)?"),
    ("Y-07", r"fin de l'annee scolaire(?: <year>(?:[/-]<yy>|~<year2>)?)?"),
    ("calendar", r"rentree(?: scolaire| universitaire)? (?:de |d')<month>" + _YEAR),
    ("Y-09", r"rentree(?: scolaire| universitaire)?(?: de)? <year>(?:[/-]\d{2,4})?"),
    ("Y-09", r"rentree(?: scolaire| universitaire)? <when>"),
    ("Y-09", r"<when> rentree(?: scolaire| universitaire)?"),
    ("Y-09", r"(?P<this>cette) rentree(?: scolaire| universitaire)?"),
    ("Y-09", _AT + r" la @rentree(?: scolaire| universitaire)?(?! (?:de la|du|des) )"),
    ("Y-12-24", r"veille de noel" + _YEAR),
    ("Y-12-31", r"saint[\x20-]sylvestre" + _YEAR),
    ("Y-01-01", r"jour de l'an" + _YEAR),
    ("Y-01-01", r"nouvel an" + _YEAR),
    ("Y-02-14", r"saint[\x20-]valentin" + _YEAR),
    ("Y-11-01", _AT + r" la @toussaint" + _YEAR),
    ("Y-12-25", r"noel <year>"),
    ("Y-12-25", _AT + r" @noel(?: <when>)?"),
    # Seasons, quarters, halves
    ("season", _MOD + r"<season>" + _OF_YEAR + r"(?:[/-]\d{2,4})?"),
    ("season", _MOD + r"<season>" + _OF_THAT_YEAR),
    ("season", _MOD + r"<season> <when>"),
    ("season", r"(?P<this>cet) <season>"),
    ("season", r"<mod> (?:du |de l'|d')<season>"),
    (
        "season",
        _AT_SPRING + r" @(?P<season>printemps)",
    ),
    (
        "season",
        r"(?:a|d'ici(?: a)?|avant|apres|des|depuis|pour|durant|pendant|jusqu'a|courant) l'@<season>",
    ),
    ("part", _MOD + r"<ordinal> (?P<part>trimestre|semestre)" + _OF_YEAR),
    ("part", _MOD + r"<ordinal> (?P<part>trimestre|semestre)" + _OF_THAT_YEAR),
    ("part", _MOD + r"<ordinal> (?P<part>trimestre|semestre) de l'annee"),
    (
        "part",
        r"(?:au|du|le|d'ici(?: le| au)?|avant le|jusqu'au|des le|courant) @<ordinal> (?P<part>trimestre|semestre)",
    ),
    ("part", r"[tq]<quarter>(?: de)? <year>"),
    ("part", r"[sh]<half>(?: de)? <year>"),
    ("part", r"(?:au|du|d'ici|des) @t<quarter>"),
    # Months
    ("calendar", r"<month>(?: (?:a|au|et)|~|/)(?: )?<month2> <year>"),
    ("calendar", r"(?:<mod> ?)?<month>" + _OF_YEAR),
    ("calendar", r"(?:<mod> ?)?<month>" + _OF_THAT_YEAR),
    ("calendar", r"<monthname> (?:a|et) <month2>"),
    ("calendar", r"(?:a partir|a compter) d'@<monthname>"),
    ("calendar", r"<mod> ?<monthname>(?: <when>)?"),
    ("calendar", r"<monthname> <when>"),
    ("calendar", r"mois (?:de |d')<monthname>"),
    ("calendar", _IN + r" @<monthname>"),
    # Numerals and years
    *NUMERALS,
    ("calendar", r"<mod> ?(?:de )?(?:l'annee )?<year>"),
    ("calendar", r"<mod> (?:de )?" + _THAT_YEAR),
    ("calendar", r"<mod> (?:de l'|d')annee(?! (?:scolaire|de\b))"),
    ("calendar", r"l'@(?P<yearwhen>(?:annee|an) (?:prochaine?|derniere?|passee?))"),
    ("calendar", r"(?P<yearwhen>cette annee)"),
    ("count-", r"il y a <number> <unit>(?! d(?:e |'|es )(?!cela))"),
    ("count+", r"dans @<number> <unit>(?= ?[.,;:)\n]|$)"),
    ("later", r"<number> <unit> plus tard"),
    ("later", r"<number> <unit> apres(?= ?[.,;:)\n]| (?:le |la |l'|son |sa )" + _EVENT + r")"),
    ("earlier", r"<number> <unit> (?:auparavant|plus tot)"),
    ("day-1", r"(?<!avant-)hier"),
    ("day-2", r"avant-hier"),
    ("day+1", r"(?<!apres-)demain"),
    ("day+2", r"apres-demain"),
    ("day+0", r"(?:des|depuis|a partir d'|a compter d'|jusqu'a)\x20?@aujourd'hui"),
    ("day+0", r"(?:publiee?s?|annoncee?s?|presentee?s?|lancee?s?|signee?s?) @aujourd'hui"),
    ("weekday", r"(?P<this>ce) <weekday>(?! \d)"),
    ("weekday", r"<weekday> <when>(?! \d)"),
    (
        "weekday",
        _BEFORE_WEEKDAY + r" @<weekday>(?!,? (?:\d|(?:au|a|et|ou) <weekday2>|et|ou|de|1er)\b)(?! [-/])",
    ),
    ("monthday", r"(?:le|du|au) @<num>(?:er)? (?:courant|de ce mois)"),
    ("monthday", r"<weekday> <num>(?:er)?(?! ?h| \w*s\b)" + PAUSE),
    ("count", r"(?:la )?@(?P<unit>semaine) <when>"),
    ("count", r"(?:le )?@(?P<unit>mois) <when>"),
    ("count", r"(?P<this>cette) (?P<unit>semaine)"),
    ("count", r"fin (?P<this>du|de ce) (?P<unit>mois)(?! (?:d[eu']|d'|suivant|ou|qui)\b)"),
    ("count", r"(?P<this>ce) (?P<unit>mois)-ci"),
    # Bare years: with a word that makes them a year, then without unless they count something.
    ("calendar", r"(?:en|depuis|d'ici(?: a)?|l'an|l'annee|annee|exercice|avant|des) @(?=19|20)<year>"),
    ("calendar", r"(?:en|depuis) @(?=17|18)<year>(?! " + _THINGS + ")"),
    ("trap", r"\d{4} " + _THINGS),
    ("calendar", r"(?=19(?!00)|20(?!00))<year>"),
)

FRENCH = Lexicon(
    months=numbered(FRENCH_MONTHS),
    foreign_months=numbered(ENGLISH_MONTHS),
    short_months=numbered("janv fevr=fev mars avr mai juin juil aout sept oct nov dec"),
    seasons=numbered("printemps ete automne hiver", 21),
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    numbers=numbered(
        "un=une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize dix-sept dix-huit dix-neuf vingt"
    )
    | {"trente": 30, "quarante": 40, "cinquante": 50},
    ordinals=numbered(
        "dernier premier=1er deuxieme=second=2e=2eme=2nd troisieme=3e=3eme quatrieme=4e=4eme", 0
    ),
    units=_UNITS,
    when=numbered("dernier=derniere=derniers=passe=passee", -1) | numbered("prochain=prochaine=prochains"),
    modifiers=_MODIFIERS,
    day_suffix=r"(?:\x20?er|eme|e)?",
    patterns=PATTERNS,
    to=r" (?:jusqu')?(?:au|a|en)(?: la| le)?(?: <weekday>)? |~",
    between=(r"entre(?: le)?(?: <weekday>)?\s*$", r" et (?:le )?(?:<weekday> )?"),
    apposition=r"(?: matin| soir)?,? ?(?:le |en |ce |a |au )?(?:<weekday>,? )?",
    year_cue=r"(?:\ben|\bannee|\ban)\s$",
    until=(
        r"(?:jusqu'(?:à|au|en|à la|à l')|d'ici(?: à| au| à la| la| à l'| l'| le)?|à l'horizon(?: de)?"
        r"|avant(?: le| la| l')?|au plus tard(?: le| en| au| à la)?)"
    ),
    since=(r"depuis(?: le| la| l')?"),
    starting=(r"(?:dès(?: le| la| l')?|à (?:partir|compter) (?:du|de|d'|de la|de l')|en vigueur (?:le|au))"),
    future=(
        r"\b(?!opéra|caméra|extra|infra|supra|ultra|para)\w{2,}r(?:a|ont)\b(?:\s\w*(?:é|i|u|is|it|ert)e?s?\b)?"
        r"|\b(?:va|vont|doit|doivent)\b"
        r"|\b(?:prévu|prochain|attendu)e?s?\b"
    ),
    past=(
        r"\b(?:a|ont|avait|avaient|s'est|s’est|se sont|ayant)\s(?:\w+ment\s|déjà\s)?\w*(?:é|i|u|is|it|ert|aint)e?s?\b"
        r"|\b(?:était|étaient|avait|avaient|devait|devaient|fut|furent)\b"
        r"|\b(?:créé|lancé|adopté|ouvert|né|présenté|publié|signé|remis)e?s?\b"
        r"|(?<!\best\s)(?<!\bsont\s)(?<!\bêtre\s)\b(?:(?!prévu|attendu|fixé|programm|report|repouss|envisag|espér)\w{2,}"
        r"(?<!it)(?<!iét)(?<!aut)(?<!ert)(?<!sant)(?<!côt)(?<!ét)é|rendu|tenu|réuni|paru|reçu|élu|conclu|intervenu|survenu|mis|pris)e?s?"
        r"(?=\s(?:le|en|au|à la|fin|début|mi|ce|cet|depuis)\b)"
    ),
    has_capital_months=False,
)
