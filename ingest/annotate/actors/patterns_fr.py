"""How French texts name those who act. Braces name the fragments; patterns run on folded text (' and plain spaces)."""

CAP = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'-]*"
# Words that cannot carry a name on: verbs in finite forms, relatives, prepositions of place and time.
STOP = (
    r"(?!(?:qui|que|dont|où|a|ont|est|sont|sera|seront|va|vont|par|dans|avec|lors|afin|ainsi|au|aux|en|sans|selon|chaque|tous"
    r"|toutes?|ce|cet|cette|ces|son|sa|ses|leur|leurs|nos|notre|plus|deux|trois|quatre|cinq|dix|nouve\w+|la|le|les|l'|un|une|\d)\b)"
)
ADJECTIVE = (
    r"(?!(?:r|inter)?appelle|présente|augmente|expérimente|documente|alimente|souhaite|demande|réglemente)"
    r"(?:[\wÀ-ÿ-]+(?:al|ale|aux|ales|els?|elles?|ifs?|ives?|iques?|aires?|éen|éenne|aise?s?|oise?s?|iens?|iennes?|eure?s?|ées?|aine?s?|ables?|istes?)"
    r"|publi(?:cs?|que)|mobile|haute?|France|indépendante?s?|permanente?s?|ad hoc|ordinal|unique)"
)
LINK = r"(?:de la |de l'|du |des |de |d'|à la |à l'|aux? )"
WORD = rf"(?:mise en (?:œuvre|place)|{STOP}[\wÀ-ÿ]+(?:-[\wÀ-ÿ]+)*(?:'[\wÀ-ÿ-]+)?)"
INFINITIVE = r"[\wÀ-ÿ]+(?:er|ir|dre|ttre|oir|uire)\b"
PART = rf"(?:(?:de |d')(?!{INFINITIVE})|de la |de l'|du |des |à la |à l'|aux? ){WORD}(?: {STOP}{ADJECTIVE})?"
CHAIN = rf"(?: {PART}(?:(?:, {PART})* et {PART})?(?: {PART})?(?: en (?:santé|éducation|recherche))?)"
FRAGMENTS = {"cap": CAP, "adj": ADJECTIVE, "part": PART, "chain": CHAIN, "word": WORD, "link": LINK}

# An organisation: head, then adjectives and complements. Heads that name nothing when they stand alone.
ORGANISATIONS = (
    r"(?:[Mm]inistères?|MINISTÈRE)(?: {adj})*{chain}",
    r"[Mm]inistère(?= )",
    r"[Ss]ecrétariat(?:s)? d'[ÉEée]tat(?: (?:chargée?|en charge){chain}|{chain})?",
    r"[Hh]aut-?[ -][Cc]ommissariat{chain}",
    (
        r"(?:[Aa]gence|[Oo]ffice|[Oo]bservatoire|[Hh]aute [Aa]utorité|[Aa]utorité|[Ii]nstitut|[Dd]irection|[Dd]élégation|[Ii]nspection"
        r"|[Ff]édération|[Cc]onfédération|[Uu]nion|[Ff]ondation|[Cc]entre|[Oo]rdre(?! du jour| public)|[Cc]our|[Cc]hambre|[Tt]ribunal|[Rr]ectorat|[Pp]réfecture"
        r"|[Pp]arquet|[Mm]utualité|Croix|[Dd]éfenseur|[Gg]roupement|[Ss]yndicat|[Cc]aisse|Réseau|[Pp]rotection judiciaire"
        r"|Collectif|Coordination|Plateforme|[Cc]onvention nationale)(?: {adj})+{chain}?"
    ),
    (
        r"(?:[Aa]gence|[Oo]ffice|[Oo]bservatoire|[Hh]aute [Aa]utorité|[Aa]utorité|[Ii]nstitut|[Dd]irection|[Dd]élégation|[Ii]nspection"
        r"|[Ff]édération|[Cc]onfédération|[Uu]nion|[Ff]ondation|Centre|[Oo]rdre(?! du jour| public)|[Cc]our|[Cc]hambre|[Tt]ribunal|[Rr]ectorat|[Pp]réfecture"
        r"|[Pp]arquet|[Cc]aisse|[Pp]rotection judiciaire|[Ss]yndicat|Réseau)(?: d'appel| de cassation| des comptes)?{chain}"
    ),
    r"[Tt]ribuna(?:l|ux)(?: judiciaires?)? pour enfants",
    r"(?:[Aa]ssociation|[Cc]ollectif|[Ff]ondation|[Ff]édération|[Cc]entre|[Rr]éseau|[Cc]oordination)(?: (?:L[ea]s? |d'|de |du |des |et |pour |sans )?{cap})+(?: {part})?(?: [\wÀ-ÿ]+(?=[.,;:()]|$| a| et| demande| appelle))?",
    r"(?:Collectif|Association|Coordination|Plateforme|Alliance){chain}",
    r"COLLECTIF(?: {cap})+",
    r"(?:[Pp]rotection maternelle et infantile|[Aa]ide sociale à l'enfance(?= (?:a|est|doit|sera|met|prend)\b))",
    r"[ÉEé]ducation nationale",
    r"(?:[Dd]épartement|[Mm]étropole|[Cc]ommune|[Vv]ille|[Rr]égion|[Cc]ollectivité)(?: de la| de l'| du| de| des| d')? ?{cap}(?:-(?:de|du|et|sur|en)-[\wÀ-ÿ]+|-{cap})*(?: {cap})?",
    r"DÉPARTEMENT D[EU](?: LA| L'| L)?(?: {cap})+",
    r"(?:CHAMBRE|COUR|MINISTÈRE|DIRECTION|AGENCE|CONSEIL|INSPECTION|SECRÉTARIAT|FÉDÉRATION|DÉFENSEUR)(?: [A-ZÀ-Þ][A-ZÀ-Þ']+)+",
    r"(?:[Dd]roit|[Vv]oix|[Ss]olidarité|[Ee]nfance|[Aa]ction|[Ss]ecours|[Rr]estos?) (?:d'[A-Z]\w+|de l'Enfan\w+|[Cc]atholique|[Pp]opulaire|du [Cc]œur|[Ee]nfance)",
    r"(?:Office|Agence|Mission|Brigade|Maison) (?:mineurs|enfants|enfance|familles|jeunesse)",
    r"(?:Groupe|Mission) interministériel(?:le)?{chain}?",
)
# A body: formed of people who sit together; created, consulted, deciding.
BODIES = (
    (
        r"(?:[Cc]ommission|[Cc]omité|[Cc]onseil|[Cc]ellule|[Mm]ission|[Hh]aut [Cc]onseil|[Aa]ssemblée|[Gg]roupe)"
        r"(?: d'enquête| de suivi| de pilotage| d'orientation)?(?: {adj})+(?: (?:sur|pour) (?:l'|la |le |les )?{word}(?: {adj})?(?: et (?:l'|la |le |les )?{word}(?: {adj})?)?"
        r"(?: (?:faites|subies|commises) (?:par|aux?|sur) (?:les )?{word})?)?{chain}?"
    ),
    r"(?:[Cc]ommission|[Cc]omité|Conseil|[Hh]aut [Cc]onseil)(?: d'enquête| de suivi| de pilotage| d'orientation)?{chain}",
    r"[Cc]onseils? (?:départementa(?:l|ux)|régiona(?:l|ux)|municipa(?:l|ux)|constitutionnel|économique et social)(?: {part})?",
    r"(?<!en )Conseil d'[ÉE]tat|Conseil constitutionnel|Cour des comptes|Cour de cassation|Assemblée nationale|Sénat|Parlement européen",
)
COLLECTIVES = (
    (
        r"(?:[Ll]es |[Dd]es |[Aa]ux |[Ll]')?(?:[Cc]onseils départementaux|[Dd]épartements|[Rr]égions|[Cc]ommunes|[Cc]ollectivités(?: territoriales| locales)?"
        r"|[Pp]réfets|[Pp]réfectures|[Rr]ectorats|[Pp]arquets|[Mm]airies|[Ss]ervices de l'[ÉEé]tat|[Aa]gences régionales de santé|[Cc]aisses d'allocations familiales"
        r"|[Mm]étropoles|[Éé]tats membres|[Éé]tats parties|[Pp]artenaires sociaux|[Tt]ribunaux|[Jj]uridictions|[Cc]hambres consulaires|[Ff]orces de l'ordre)"
    ),
)
# Always an actor, whatever stands around.
NAMED = (
    r"[Gg]ouvernement(?! (?:de [A-Z]|d'[A-ZÉ]))",
    r"(?<=\bl')[ÉE]tat(?! (?:de|des|d'|membre|partie|civil))|(?<=\bL')[ÉE]tat(?! (?:de|des|d'|civil))|(?<=\bd')[ÉE]tat\b(?<=que d'État)",
    r"[Gg]endarmerie(?: nationale)?",
    r"(?<=\b[Ll]a )police(?: nationale| municipale)?|Police nationale",
    r"Parlement(?! européen)",
    r"Défenseure? des droits|Défenseure? des enfants",
    r"Commission européenne|Union européenne|Conseil de l'Europe|Nations unies|Organisation mondiale de la santé",
    r"119(?: ?- ?Allô [Ee]nfance en [Dd]anger| - Allô Enfance en Danger)|Allô Enfance en Danger|(?<=\ble )119(?! \d)|(?<=\bau )119(?! \d)|\b3018(?= )",
    r"(?:ARS|CAF|HAS|PJJ|DPJJ|DGCS|CNAF|ONPE|GIPED|HCFEA|CNCDH|IGAS|PMI|ANESM|DREES)(?! ?-)",
    r"UNICEF(?: France)?|Unicef(?: France)?|Départements de France|CIIVISE|CNPE|CNAPE|UNIOPSS|ASE(?= (?:a|est|doit|sera)\b)",
)
# A post: title, adjectives, portfolio.
ROLES = (
    r"(?:Première|Premier) ministre|(?:[Vv]ice-)?[Pp]résidente? de la République",
    r"[Mm]inistre(?: d'[ÉEé]tat)?(?:,? délégué(?:e|s)?)?(?: (?:,? ?(?:chargée?|en charge|chargés){chain})|{chain})",
    r"[Ss]ecrétaire d'[ÉEée]tat(?: (?:chargée?|en charge){chain}| (?:à|aux?) (?:la |l')?{word}(?: {part})*|{chain})?",
    r"[Hh]aute?-?[ -][Cc]ommissaire(?: (?:à|aux?) (?:la |l')?{word})?(?:{chain})?",
    r"[Gg]arde des [Ss]ceaux(?:, ministre de la [Jj]ustice)?",
    r"[Dd]élégué(?:e)?s? (?:interministérie\w+|départemental\w*|nationale?|général\w*)(?: (?:à|aux?|pour) (?:la |l'|les )?{word})?{chain}?",
    r"(?:[Vv]ice-)?(?:[Pp]résidente?|PRÉSIDENTE?)(?: {adj})*{chain}",
    r"(?:[Dd]irecteur|[Dd]irectrice)(?: (?:générale?|départementale?|adjointe?|régionale?))*(?:{chain}| (?:général|générale)\b)",
    r"(?<=\b[Ll]e )[Jj]uge (?:aux affaires familiales|des enfants|des libertés et de la détention|d'instruction)",
    r"[Vv]ice-présidente? (?:chargée?|en charge){chain}",
    r"(?:[Pp]rocureure?)(?: générale?)?(?: de la République)?(?:{chain})?",
    r"[Rr]apporteure? (?:générale?|spéciale?|publique){chain}?|[Rr]ecteur|[Rr]ectrice|[Mm]aire(?:{chain})?|[Pp]réf[eè]te?(?: (?:de région|{part}))?",
    r"[Ss]ecrétaire générale?(?:{chain})?|[Ii]nspect(?:eur|rice) générale?(?:{chain})?|[Cc]ommissaire européen(?:ne)?(?: (?:à|aux?) (?:la |l')?{word})?",
)
# Only beside a name.
BARE_ROLES = (
    (
        r"[Dd]éputée?|[Ss]énat(?:eur|rice)|[Mm]inistre|[Pp]résidente?|[Dd]irecteur|[Dd]irectrice|[Rr]apporteure?|[Pp]orte-parole|[Cc]heffe? de service"
        r"|[Pp]édiatre|[Ss]ecrétaire de séance|[Aa]djointe?"
    ),
)
# Refers back to the actor named last whose first word is the same.
ANAPHORA = (
    r"(?:[Ll]e|[Ll]a|[Ll]'|[Cc]ette|[Cc]et|[Cc]e|[Dd]u|[Aa]u|l') ?(?P<head>ministère|Ministère|ministre|Ministre|secrétaire d'[ÉE]tat|secrétariat d'[ÉE]tat|association|Association|agence|Agence"
    r"|commission|Commission|comité|Comité|conseil|Conseil|office|Office|collectif|Collectif|fédération|Fédération|fondation|Fondation"
    r"|département|Département|département|observatoire|Observatoire|inspection|chambre|cour|Cour|autorité|président|présidente|directrice|directeur|Fonds"
    r"|assemblée|Défenseur|collectivité|métropole|mission|délégation)(?! (?:de|du|des|d')[ ']?(?:la |l')?(?:[A-ZÀ-Þ]\w+|\w+))"
)
# A civil title, or a cue before a name.
BEFORE_NAME = r"(?:\b(?:M|MM|Dr|Pr|Me)\. |\b(?:Mme|Mmes|Mlle|Monsieur|Madame|Dr|Pr|Maître) )"
CUES_BEFORE = r"(?:\b(?:[Dd]éposée?|[Pp]résentée?) par : |\b(?:chanteu(?:r|se)|act(?:eur|rice)|comédien(?:ne)?|auteure?|footballeu(?:r|se)) |\b(?:par|avec|auprès de|de|à) |\bdu [Pp]résident |\bministre )"
SPEECH_BEFORE = r"(?:[Dd]iscours|[Ii]ntervention|[Aa]llocution|[Tt]ribune|[Éé]ditorial|[Éé]dito|[Ss]aluer|saluer|[Rr]emercie(?:r)?) (?:de|d'|par)? ?"
SAY_AFTER = r",? (?:a (?:été nommée?|annoncé|déclaré|présenté|dévoilé|lancé|indiqué|rappelé|précisé|confirmé|affirmé)|annonce|déclare|présente|lance|souligne|rappelle|estime|réclame|demande|propose|confie|salue|explique|précise)\b"
NOT_NAMES = (
    "Mme Mmes Mlle Dr Pr Me MM "
    "Ministère Plan Stratégie Pacte Conseil Commission Comité Action Axe Mesure Article Titre Madame Monsieur Mesdames Messieurs"
    " Assises Grenelle Loi Code Agence Centre Direction Office Observatoire Institut Fédération Fondation Association Collectif"
    " République France Europe Paris Lyon Marseille Enfance Famille Familles Santé Justice Éducation Nationale National Journée"
    " Présents Excusé Excusée Excusés Ordre Décision Date Objet Source Compte Recommandation Pilote Budget Échéance Gouvernement"
    " Le La Les Un Une Des Du Ce Cette Ces Il Elle Ils Elles Nous Vous On Pour Dans Par Sur Avec En Au Aux De Chers Cher Bien Depuis Selon Protection"
    " Lutte Réponse Question Groupe Horizons Premier Première Ministre État Haute Autorité Cour Chambre Union Mutualité Réseau Défenseur"
    " Unité Dispositif Programme Parcours Maison Maisons Droit Droits Jeunesse Prévention Convention Charte Schéma Feuille Contrat"
)
