"""How French texts name policy instruments. Patterns run on folded text (' and plain spaces)."""

STOP = (
    r"(?!(?:qui|que|dont|où|a|ont|est|sont|sera|seront|va|vont|par|dans|avec|lors|afin|ainsi|au|en|sans|selon|chaque|tous|toutes?"
    r"|ce|cet|cette|ces|son|sa|ses|leur|leurs|plus|comme|lancée?s?|adoptée?s?|présentée?s?|piloté\w*|portée?s?|signée?s?|annoncée?s?|publiée?s?"
    r"|doté\w*|prévoit|vise|permet|repose|comprend|fixe|entend|depuis|jusqu\w*|pendant|entre|sous|chez|pour|afin|parce)\b)"
)
WORD = (
    rf"(?:(?:jeunes?|petite|grande?|premiers?|nouvelles?|mille) )?{STOP}[\wÀ-ÿ]+(?:-[\wÀ-ÿ]+)*(?:'[\wÀ-ÿ-]+)?"
)
LINK = (
    r"(?:de la |de l'|du |des |de |d'|à la |à l'|aux? |pour (?:les |la |le |l'|une? )?|contre (?:les |la |le |l'|toutes les )?"
    r"|en faveur (?:de la |de l'|du |des |de |d')|sur (?:les |la |le |l')|relati(?:f|ve)s? (?:à la |à l'|aux? |à )|en matière (?:de |d')"
    r"|(?:faites|faite|subies|commises) (?:aux |à l'|sur les |par les |envers les ))"
)
TAIL = (
    r"(?: (?:nationale?s?|interministérie\w+|sexuelles?|sexistes?|familiale?s?|intrafamiliales?|conjugales?|sociale?s?|scolaires?|publiques?|intérieure?|internationale?|éducative|"
    r"handicapée?s?|précoce|humains|jeunes|mentale|périnatale|maternelle|infantile|partagée?|individuel\w*|continue|numérique|régionale?|départementale?))"
)
PART = rf"(?: {LINK}{WORD}{TAIL}?)"
CHAIN = rf"(?:{PART}{{1,2}}(?:(?:,{PART})* et{PART}|, {WORD} et {WORD}| et (?:les |la |l'|le )?{WORD}{TAIL}?(?={PART}|[.,;:)]|$| \d))?{PART}{{0,3}})"
YEARS = r"(?: \(?(?:19|20)\d\d(?: ?[-/] ?(?:20)?\d\d)?\)?)"
ADJECTIVES = (
    r"(?: (?:nationale?|départementale?|régionale?|territoriale?|interministériel(?:le)?|pluriannuel(?:le)?|gouvernementale?|européen(?:ne)?|internationale?|triennale?"
    r"|quinquennale?|stratégique|globale?|municipale?|métropolitain|commune?|unique|d'action|d'actions|d'urgence))"
)
DAY = r"\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d"
CAP = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'-]*"
FRAGMENTS = {
    "chain": CHAIN,
    "part": PART,
    "years": YEARS,
    "adj": ADJECTIVES,
    "day": DAY,
    "cap": CAP,
    "word": WORD,
}

# Kind of instrument: the patterns of its names.
KINDS = {
    "plan": (
        r"[Pp]lan{adj}*{chain}{years}?",
        r"[Pp]lan{adj}*{years}{chain}?",
        r"[Pp]lan (?!Local)(?:{cap} ?){{1,3}}(?<! ){chain}?{years}?",
        r"Plan (?:pauvreté|crèches?|canicule|mercredi|enfance|autisme|logement|handicap|jeunesse|écoles?|numérique|violences?|prostitution|protection|famille|inceste){years}?",
    ),
    "strategy": (r"[Ss]tratégie{adj}*{chain}{years}?", r"[Ss]tratégie{adj}*{years}{chain}?"),
    "pact": (r"[Pp]acte{adj}*{chain}{years}?",),
    "programme": (
        r"[Pp]rogramme{adj}+{chain}?{years}?",
        r"[Pp]rogramme (?:{cap})(?: (?:à|de|pour|des|en) {word}| {cap})*{years}?",
    ),
    "scheme": (r"[Ss]chéma{adj}*{chain}{years}?", r"[Ss]chéma{adj}+{years}?{chain}?"),
    "roadmap": (r"[Ff]euille de route{adj}*{chain}{years}?",),
    "law": (
        r"(?:[Ll]oi|LOI)(?: organique)?(?: n° ?[\d-]+)? du {day}(?: (?:relative|pour|portant){part}{part}*| (?:visant|tendant) à(?: (?!qui|que|est|sera|a)[\wÀ-ÿ'-]+){{1,14}})?",
        r"[Ll]oi n° ?[\d-]+(?: du {day})?",
        r"Loi (?:sur|concernant|instituant|modifiant|favorisant)(?: (?:la |le |les |l'))?{word}{part}*",
        r"(?<!de )[Ll]oi {cap}(?:[- ]{cap})?",
    ),
    "bill": (
        r"(?:[Pp]roposition|[Pp]rojet) de loi(?: organique)?(?: (?:visant à|relati(?:f|ve) (?:à|aux?)|pour|contre|portant|tendant à|sur|renforçant|de)(?: (?!qui|que|est|sera|a)[\wÀ-ÿ'-]+){{1,14}})",
        r"(?<=PROPOSITION DE LOI )visant à(?: (?!présentée?|enregistrée?|déposée?)[\wÀ-ÿ'-]+)+|(?<=PROJET DE LOI )(?:visant à|relatif à|relatif aux|portant)(?: [\wÀ-ÿ'-]+)+",
    ),
    "code": (
        r"[Cc]ode (?:civil|pénal|du travail|électoral|de procédure (?:civile|pénale)|de l'action sociale et des familles|de la santé publique|de l'éducation|de la justice pénale des mineurs|de la sécurité sociale|général des collectivités territoriales|de l'organisation judiciaire)",
    ),
    "decree": (
        r"(?:[Dd]écret|[Oo]rdonnance|[Aa]rrêté)(?: n° ?[\d-]+)?(?: du {day})(?: (?:relati(?:f|ve)|portant){part}{part}*)?",
        r"(?:[Dd]écret|[Oo]rdonnance) n° ?[\d-]+",
    ),
    "circular": (
        r"(?:[Cc]irculaire|[Ii]nstruction)(?: interministérielle| ministérielle| gouvernementale| technique)?(?: n° ?[\w/-]+)?(?: du {day})(?: relative{part}{part}*)?",
    ),
    "convention": (
        r"[Cc]onvention (?:internationale|européenne|relative|des Nations unies|du Conseil de l'Europe|de l'ONU)(?:{chain}|(?: relative)?(?: aux| sur les| des) [Dd]roits de l'[Ee]nfant)",
        r"[Cc]onvention (?:d'Istanbul|de Lanzarote|de La Haye|de New York)",
    ),
    "charter": (r"[Cc]harte{adj}*{chain}",),
    "contract": (
        r"[Cc]ontrat(?:s)? (?:départementa\w+|régiona\w+|nationa\w+|loca\w+|d'objectifs|territoria\w+){chain}?{years}?",
    ),
    "protocol": (
        r"[Pp]rotocole(?: nationale?| départemental| interministériel){chain}?",
        r"[Rr]éférentiel national{chain}",
    ),
    "campaign": (
        r"[Cc]ampagne(?: nationale)?(?: (?:sur|contre|pour|en faveur)(?: (?:la |les |le |l'|des |du |de ){word}{tail}?)+)",
        r"[Cc]ampagne (?:{cap} ?)+(?<! )",
    ),
    "conference": (
        r"(?:Assises|[ÉE]tats généraux|Grenelle|Conférence|Sommet|Beauvau|Ségur|Rencontres|Forum)(?:{adj}| ministérielle| annuelle)*{chain}",
        r"(?:Assises|[ÉE]tats généraux|Grenelle) (?:{cap} ?)+(?<! )",
    ),
    "council": (
        r"(?:[Cc]omité|[Cc]onseil) interministériel(?: (?:à|de|pour|contre|du|des)(?: (?:la |les |le |l'))?{word}(?:{part})?)?(?: \([A-Z]+\))?",
    ),
}
# Each name of a kind holds one of these, in lower case, or it follows the words of another block.
HEADS = {
    "plan": ("plan",),
    "strategy": ("stratégie",),
    "pact": ("pacte",),
    "programme": ("programme",),
    "scheme": ("schéma",),
    "roadmap": ("feuille de route",),
    "law": ("loi",),
    "bill": ("de loi", "visant à", "relatif à", "relatif aux", "portant"),
    "code": ("code",),
    "decree": ("décret", "ordonnance", "arrêté"),
    "circular": ("circulaire", "instruction"),
    "convention": ("convention",),
    "charter": ("charte",),
    "contract": ("contrat",),
    "protocol": ("protocole", "référentiel national"),
    "campaign": ("campagne",),
    "conference": ("assises", "tats généraux", "grenelle", "conférence", "sommet", "beauvau", "ségur", "rencontres", "forum"),
    "council": ("interministériel",),
}  # fmt: skip
# A kind word before or inside quotation marks.
QUOTED_KINDS = {
    "plan": "plan", "stratégie": "strategy", "pacte": "pact", "programme": "programme", "feuille de route": "roadmap", "campagne": "campaign",
    "dispositif": "programme", "contrat": "contract", "protocole": "protocol", "forum": "conference", "parcours": "programme", "charte": "charter", "guide": "guidance", "référentiel": "guidance", "opération": "campaign",
}  # fmt: skip
# A kind alone refers back to the instrument of that kind named last.
ANAPHORA = (
    r"\b(?:[Ll]e|[Ll]a|[Cc]e|[Cc]ette|[Cc]et|[Dd]u|[Aa]u|[Pp]résente?|nouvelle|nouveau|[Ll]')(?: nouve\w+| présente?| même)? ?(?P<kind>plan|stratégie|pacte|programme|schéma|feuille de route|loi|proposition de loi|projet de loi|convention"
    r"|charte|campagne(?: de (?:sensibilisation|communication)| d'information)?|texte|contrat|comité interministériel|Assises|campagne nationale|conférence)\b"
    r"(?! (?:de|du|des|d'|pour|contre|national|relati|n°|sur|précédent|antérieur|\"))"
)
ANAPHORA_KINDS = {
    "plan": "plan", "stratégie": "strategy", "pacte": "pact", "programme": "programme", "schéma": "scheme", "feuille de route": "roadmap", "loi": "law",
    "proposition de loi": "bill", "projet de loi": "bill", "convention": "convention", "charte": "charter", "campagne": "campaign", "texte": "",
    "contrat": "contract", "comité interministériel": "council", "Assises": "conference", "conférence": "conference",
}  # fmt: skip
# Complements that name nothing.
GENERIC = (
    r"(?:d'action|d'actions|de travail|de loi|de finances|de programmation|de la|de l'|de financement|en question|de communication|de sensibilisation|d'information|de l'[ÉE]tat|du [Gg]ouvernement"
    r"|du ministère|du département|de route|nationale?|départementale?|régionale?|gouvernementale?|pluriannuelle?|global|de vie|de base|de lutte)"
)
