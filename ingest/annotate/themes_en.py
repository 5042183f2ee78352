"""Words of the fifteen themes in English, as stems: those that settle it, those that suggest it."""

THEMES = {
    "violence": (
        "violen abuse_ abuse\\b abused neglect child_victims corporal_punishment domestic_abuse maltreat harm chastisement safeguarding",
        "victim protect danger refer missing report",
    ),
    "sexual": (
        "sexual sex_ prostitut incest groom exploitation traffick indecent pornograph child_sexual",
        "rape offender",
    ),
    "online": (
        "online internet digital cyber social_media screens? platform chat",
        "website tablet computer app",
    ),
    "care": (
        "foster kinship placement care_home children_s_home small_homes residential looked_after adopt children_in_care carer secure_home siblings homes? unregistered",
        "care family accommodat home private_providers",
    ),
    "leaving_care": (
        "care_leaver leaving_care staying_close staying_put care_experienced young_adults",
        "independent_living housing up_to_25",
    ),
    "parenting": ("parent famil mother father early_help leave maternity paternity", "home_visit household"),
    "early_years": (
        "childcare early_childhood nurser early_years preschool kindergarten two_year baby babies",
        "toddler infant",
    ),
    "health": (
        "health medical paediatric pediatric mental psychi hospital nurse doctor gps? midwi clinic cerebral therap crisis_line wellbeing",
        "care_for support_dog",
    ),
    "disability": ("disab special_needs send inclusion autis", "medico"),
    "education": (
        "school pupil educat teach learn student classroom bullying curriculum scholarship",
        "training_of_children lesson",
    ),
    "justice": (
        "justice court judge police criminal prosecut offen witness law_enforcement penal sentenc detain oath evidence statutory_inquiry tribunal",
        "lawyer legal trial",
    ),
    "rights": (
        "rights? convention_on participation voice consult_children commissioner child_impact corporal_punishment advocacy",
        "listen views hear",
    ),
    "governance": (
        "fund budget data coordinat governance database report statistic strateg dashboard indicator framework regulation board consult plan\\b national_coordinator figures minister cabinet task_group protocol information million guidance action_plans records",
        "national monitor review publish agency partner",
    ),
    "workforce": (
        "train workforce worker vetting staff recruit professional inspect social_worker supervis checks mentor head_of pay_rise practitioner e_learning judges? ambassador register complaints",
        "team course qualif",
    ),
    "migrants": ("migrant unaccompanied asylum refugee immigra", "border detain"),
}
