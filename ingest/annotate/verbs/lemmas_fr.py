"""French verbs by what they say of a measure.

act      to do something concrete: the verb of a measure in any tense
soft     to do something that is a measure only when it is undertaken, asked for or laid down
say      to make a measure known: it is the verb's complement
vow      to undertake it: its infinitive is a measure
ask      to want it from somebody else: its complement is a measure asked for
rule     to lay down, said of a text: "requires", « permet »
begin    to have its beginning: with a date, its subject is a measure
contain  to hold it, said of an instrument: its complement is a measure
state    none of these: descriptions, missions, composition, phasing
"""

CLASSES = {
    "act": """
abriter acheter afficher acquérir actionner adresser affilier ajouter aligner alerter amender animer apposer arrêter bonifier
céder certifier clarifier classer codifier collecter compenser conclure convertir convoquer créditer démanteler diligenter
distribuer éliminer embarquer employer ériger essaimer exempter externaliser fédérer flécher identifier implanter impulser incorporer
indexer injecter jumeler lister loger louer munir négocier obliger parrainer planifier prêter proposer puiser quadrupler racheter
raccourcir raccorder reclasser récompenser rejoindre rémunérer réparer résilier retirer révoquer solder substituer
rembourser dépister gérer réguler relocaliser réinsérer verbaliser proposer abaisser abolir abonder abroger accompagner accorder accroître accueillir accélérer actualiser adapter
adopter affecter agrandir agréer allonger allouer alléger amplifier améliorer aménager appliquer apporter
approfondir approuver armer assouplir assurer attribuer augmenter automatiser autoriser baisser bannir
bloquer bâtir cartographier centraliser cofinancer combattre communiquer concerter conditionner confier
conforter consacrer consolider constituer construire consulter contractualiser contrôler coordonner corriger
couvrir croiser créer destiner diffuser diminuer distribuer diversifier doter doubler durcir débloquer
décentraliser décerner déclencher déconjugaliser dédier définir délivrer dématérialiser démultiplier
déployer déposer dépénaliser désigner développer embaucher encadrer encourager engager enquêter enregistrer
enrichir exclure exonérer exploiter expérimenter faciliter favoriser fermer fiabiliser financer fixer
fluidifier formaliser former fournir garantir geler généraliser habiliter harmoniser hausser homogénéiser
héberger imposer inaugurer inclure indemniser informer inscrire inspecter installer instaurer instituer
insérer intensifier interconnecter interdire introduire intégrer inventorier investir labelliser lancer
lever libérer limiter livrer lutter légaliser légiférer maintenir majorer mandater mettre mobiliser
moderniser modifier moduler modérer multiplier mutualiser nommer notifier octroyer offrir orchestrer
ordonner organiser orienter outiller ouvrir piloter plafonner poursuivre prescrire prioriser privilégier
proclamer procéder produire professionnaliser programmer prohiber prolonger promouvoir promulguer proroger
protéger préparer présumer prévenir publier pénaliser pérenniser ramener ratifier rattacher recenser
recentrer reconduire reconnaître recourir recruter redoubler redéfinir redéployer refonder refondre
regrouper relancer relier remanier remettre remplacer rendre renforcer renouveler renvoyer repenser reporter
repérer requérir resserrer restaurer restituer restreindre restructurer revaloriser revoir réactiver
réaffirmer réaliser réattribuer réduire réexaminer réformer réglementer réhabiliter réinvestir rénover
réorganiser répertorier réserver rétablir réunir réviser réévaluer saisir sanctionner sanctuariser
scolariser sensibiliser signer sillonner simplifier solvabiliser sortir soutenir stabiliser structurer
subventionner supprimer surveiller suspendre systématiser sécuriser tenir territorialiser tester
titulariser transformer transférer transposer tripler unifier uniformiser vacciner valider valoriser verser
voter vérifier échanger édicter éduquer élaborer élargir équiper établir étendre étoffer étudier évaluer
""",
    "soft": """
suivre aider articuler associer bénéficier combler compléter concevoir conduire contribuer décliner examiner mener
mesurer monter partager participer permettre porter prendre rappeler recevoir relever réclamer répondre
servir signaler soumettre tracer traiter transmettre travailler utiliser veiller visiter vivre éditer
""",
    "say": """
acter annoncer confirmer dévoiler
""",
    "vow": """
accepter choisir compter consentir convenir décider engager entendre envisager projeter promettre proposer
résoudre vouloir
""",
    "ask": """
souhaiter appeler conseiller demander enjoindre exhorter exiger inviter militer plaider presser prier préconiser
recommander revendiquer réclamer solliciter suggérer
""",
    "contain": """
comporter comprendre consister impliquer inclure prévoir traduire
""",
    "begin": """
commencer débuter démarrer
""",
    "rule": """
conférer contraindre dispenser donner habiliter obliger permettre porter
""",
    "state": """
achever affirmer aller appartenir arriver attendre attirer chercher composer comprendre
compter concerner constater continuer craindre demeurer devenir dire durer déclarer dépendre
entrer espérer estimer exister falloir indiquer interroger juger noter paraître pouvoir préciser présider
regretter remercier reposer représenter rester saluer savoir sembler siéger souligner suffire tendre valoir
venir viser voir
""",
}
