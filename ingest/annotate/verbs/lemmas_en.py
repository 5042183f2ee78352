"""English verbs by what they say of a measure; the classes are those of ``lemmas_fr``."""

CLASSES = {
    "act": """
abolish accelerate accredit adapt adopt advance allocate amend apply appoint approve arm assess assign audit award
back ban boost bring broaden build rebuild cap carry centralise centralize certify change check circulate close
co-fund collect combat combine commission compensate complete conduct connect consolidate consult contract coordinate co-ordinate
create criminalise criminalize cut decriminalise decriminalize dedicate deliver deploy design designate detain develop devote direct
disseminate distribute double earmark educate embed employ empower enact end enforce enhance enlarge enrol ensure equip
establish evaluate exempt expand expedite extend facilitate fast-track finance fit fix focus forbid formalise formalize freeze
fulfil fund fund-raise gather give grant guarantee harmonise harmonize help hire host house identify impose implement improve
incorporate increase inform initiate inspect install institute integrate intensify introduce invest investigate issue join keep
label launch lay lead legislate lengthen license lift limit link lower maintain make mandate map match merge
mobilise mobilize modernise modernize monitor move name nominate notify offer open operate order organise organize outlaw
overhaul oversee own pass pay phase pilot place pool prepare prescribe prevent print prioritise prioritize produce prohibit
promote prosecute protect provide publish purchase put raise ratify recognise recognize recruit redesign redirect reduce
reform refer refurbish register regulate reimburse reinforce reinstate release relocate remove renew renovate repeal replace
report require reserve resource respond restore restrict restructure review revise reward rewrite ring-fence roll run
safeguard sanction scale scrap screen secure send set share shorten sign simplify split spend sponsor staff stop
standardise standardize step streamline strengthen submit subsidise subsidize supply support suspend tackle target teach test tighten
toughen trace track train transfer transform translate transpose treble trial triple try underpin undergo unify update upgrade
upskill use vet waive widen withdraw work write 
""",
    "say": "announce confirm unveil reveal present outline reaffirm detail",
    "vow": """
commit pledge undertake promise agree decide plan intend propose resolve vow accept choose want hope
""",
    "ask": "call urge recommend demand request ask press advise suggest appeal insist lobby campaign invite",
    "contain": "include involve comprise contain",
    "state": """
aim seek help allow enable contribute tend concern consist rely depend remain become seem appear need belong begin start
last continue cover come go stand see hear know think believe feel find note state say tell argue estimate warn
welcome praise explain describe show suggest look live exist have do get visit""",
}
