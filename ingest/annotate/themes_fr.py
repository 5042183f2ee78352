"""Words of the fifteen themes in French, as stems without accents: those that settle it, those that suggest it."""

THEMES = {
    "violence": (
        "violen maltrait abus_ danger mises?_a_l_abri signalement neglig bracelet chatiment",
        "victime prote repera enfants_en_danger signal",
    ),
    "sexual": (
        "sexuel incest prostitu pedocrimin viols? exploitation pedophil sexualite proxen",
        "passage_a_l_acte stop",
    ),
    "online": (
        "numerique internet en_ligne ecrans? reseaux_sociaux pornograph cyber plateformes_num",
        "site tablette ordinateur",
    ),
    "care": (
        "placement place confie accueil_familial famille_d_accueil familles_d_accueil ase aide_sociale_a_l_enfance foyer hebergement a_la_rue adopt pouponniere assistants_familiaux tiers_digne agrement lieu_neutre",
        "etablissement accueil relais mineurs_confies protection_de_l_enfance logement sans_solution",
    ),
    "leaving_care": (
        "majeurs? autonomie sortie_de_l_ase 21_ans jeunes_de_l_ase jeunes_etudiants insertion_professionnelle anciens_enfants",
        "logement jeunes bourse",
    ),
    "parenting": (
        "parentalite parents? conge familles peres? meres? mediat soutien_aux_familles adoption",
        "familial prenatal",
    ),
    "early_years": (
        "creche petite_enfance assistants_maternels jeune_enfant modes_d_accueil modes_de_garde accueil_du_jeune 1000_jours prenatal puericult maternels",
        "berceau nourrisson naissance",
    ),
    "health": (
        "sante soin soins medic pediatr psychi psycholog hopita pmi puericult perinatal vaccin uaped prenatal pedopsych consultation_dest",
        "equipe_mobile masques clinique",
    ),
    "disability": ("handicap inclusi aesh autis polyhandicap", "medico social"),
    "education": (
        "ecole scolar college lycee eleve etudiant education enseign harcelement etablissement_scolaire continuite_pedagogique",
        "formation_des_jeunes insertion pedagogi",
    ),
    "justice": (
        "justice judiciaire juge penal tribunal procureur magistrat avocat audition code_civil plainte poursuite delit garde_des_sceaux parquet code_de",
        "enquete proces victime administrateur_ad_hoc",
    ),
    "rights": (
        "droits? participation parole origine convention_internationale conseil_des_enfants consult interet_superieur discernement",
        "avis ecoute",
    ),
    "governance": (
        "financ budget pilotage gouvernance coordin donnees statist comite convention contractual rapport evaluat indicateur schema subvention millions fichier observatoire programmation tableau referentiel partenariat",
        "suivi reunir instance national commission",
    ),
    "workforce": (
        "form professionnel recrut assistants_fam encadrant travailleurs_sociaux antecedents controle inspect honorabilite agents salaire revalor mediateurs taux_d_encadrement visite_inopinee agrement referent educateur",
        "equipe poste ambassadeur correspondant",
    ),
    "migrants": ("non_accompagne migrant etranger refugie asile minorite mna", "isole frontiere"),
}
