"""French verbs by what they say of a measure.

act      to do something concrete: the verb of a measure
say      to make it known: its complement is a measure or an instrument
vow      to undertake it: its infinitive is a measure
ask      to want it from somebody else: its complement is a measure asked for
contain  an instrument that holds it: its complement is a measure
state    neither: descriptions, missions, composition, phasing
"""

CLASSES = {
    "act": """
abaisser abolir abonder abroger accélérer accompagner accorder accroître accueillir actualiser adapter adopter affecter
agréer agrandir aider alléger allonger allouer améliorer aménager amplifier appliquer apporter approfondir approuver
armer articuler assouplir attribuer associer assurer augmenter automatiser autoriser baisser bâtir bannir bénéficier
bloquer cartographier cofinancer combattre combler communiquer compléter concerter conditionner conduire confier
conforter consacrer consolider constituer construire consulter contractualiser contrôler coordonner corriger couvrir créer
croiser débloquer décentraliser décerner déclencher déconjugaliser dédier définir délivrer dématérialiser démultiplier dépénaliser
déployer déposer désigner destiner développer diffuser diminuer distribuer diversifier doter doubler durcir échanger
édicter éditer éduquer élaborer élargir embaucher encadrer encourager engager enquêter enregistrer enrichir équiper
établir étendre étoffer étudier évaluer examiner exclure exonérer expérimenter exploiter faciliter favoriser fermer fiabiliser
financer fixer fluidifier former formaliser fournir garantir geler généraliser habiliter harmoniser hausser héberger homogénéiser
imposer inclure inaugurer indemniser informer inscrire insérer inspecter installer instaurer instituer intégrer intensifier
interconnecter interdire introduire inventorier investir lancer légaliser légiférer lever libérer limiter livrer lutter
majorer maintenir mandater mener mesurer mettre mobiliser moderniser modifier modérer moduler monter multiplier mutualiser nommer
notifier octroyer offrir orchestrer ordonner organiser orienter ouvrir outiller partager participer pérenniser permettre
piloter plafonner porter poursuivre prendre préparer prescrire présumer prévenir prioriser privilégier proclamer
procéder produire professionnaliser programmer prohiber prolonger promouvoir promulguer proroger protéger publier pénaliser ramener
ratifier rattacher réaffirmer rappeler réaliser réactiver recenser recentrer recevoir recourir reconduire reconnaître
recruter redéfinir redéployer redoubler réduire réévaluer réexaminer refondre refonder réformer regrouper réglementer
réhabiliter relancer relever relier remanier remettre remplacer rénover renforcer renouveler renvoyer réorganiser
repenser repérer répertorier répondre requérir rendre reporter réserver resserrer restaurer restituer restreindre restructurer
rétablir réunir réviser revaloriser revoir saisir sanctionner sanctuariser scolariser sécuriser sensibiliser signaler
signer simplifier solvabiliser soumettre sortir soutenir stabiliser structurer subventionner suivre supprimer surveiller
suspendre systématiser tenir territorialiser tester tracer traduire traiter transférer transformer transmettre transposer
travailler tripler unifier uniformiser utiliser vacciner valider valoriser veiller vérifier verser visiter voter
sillonner centraliser réattribuer réinvestir titulariser labelliser décliner concevoir
""",
    "say": "annoncer confirmer dévoiler présenter détailler réaffirmer acter",
    "vow": """
engager décider entendre souhaiter vouloir compter promettre accepter envisager proposer convenir consentir résoudre
choisir projeter""",
    "ask": """
demander réclamer exiger recommander préconiser appeler inviter exhorter enjoindre plaider suggérer conseiller presser
prier revendiquer solliciter militer""",
    "contain": "prévoir comprendre comporter inclure impliquer consister",
    "state": """
viser aider contribuer tendre chercher appartenir relever concerner constituer représenter reposer articuler
compter comprendre composer présider siéger réunir entrer débuter commencer démarrer achever prendre dépendre
suffire rester demeurer devenir sembler paraître pouvoir savoir falloir valoir constater noter estimer juger
rappeler souligner indiquer préciser déclarer ajouter affirmer espérer craindre attirer interroger regretter saluer remercier
voir aller venir arriver vivre exister durer continuer attendre""",
}
