"""English verbs by what they say of a measure; the classes are those of ``lemmas_fr``."""

CLASSES = {
    "act": """
affiliate align amend animate apologise apologize attach bolster broker build bus cease chair clarify clear compile
convene convert cover crack decommission delegate deliver dismantle disclose dispatch display disqualify distribute
donate eliminate entitle entrust erect exclude halve hand inject instal issue join levy lend levy loan log mail
mentor negotiate obey oblige outsource permit prepare print procure publicise quadruple quash re-check reallocate
reassess rebrand reclassify recheck redeploy register relaunch relax relieve remit rename reopen repair repay rescind
resume retain retrain reunite revoke ringfence schedule seize sell select shut substitute table terminate
trigger underwrite uprate waive write
vaccinate manage rehouse resettle abolish accelerate accredit adapt adopt advance allocate amend appoint approve arm assess assign audit award
ban boost broaden cap centralise centralize certify circulate close co-fund co-ordinate collect combat
commission compensate conduct consolidate consult contract coordinate create criminalise criminalize cut
decriminalise decriminalize dedicate deliver deploy design designate detain develop devote direct
disseminate distribute double earmark educate embed employ empower enact end enforce enhance enlarge enrol
ensure equip establish evaluate exempt expand expedite extend facilitate fast-track finance fit fix forbid
formalise formalize freeze fulfil fund fund-raise gather grant guarantee harmonise harmonize hire host house
identify implement impose improve incorporate increase inform initiate inspect install institute integrate
intensify introduce invest investigate label launch lay legislate lengthen license lift limit link lower
maintain make mandate map merge mobilise mobilize modernise modernize monitor nominate notify offer open
order organise organize outlaw overhaul oversee pay phase pilot place pool prescribe prevent prioritise
prioritize produce prohibit promote prosecute protect provide publish purchase put raise ratify rebuild
recognise recognize recruit redesign redirect reduce reform refurbish regulate reimburse reinforce reinstate
release relocate remove renew renovate repeal replace require reserve resource restore restrict restructure
review revise reward rewrite ring-fence roll safeguard sanction scale scrap screen secure set shorten sign
simplify spend split sponsor staff standardise standardize stop streamline strengthen submit subsidise
subsidize supply suspend tackle teach test tighten toughen train transfer transform translate transpose
treble trial triple try unify update upgrade upskill vet waive widen withdraw
""",
    "soft": """
apply back bring call carry change check combine complete connect continue cover focus give help
keep lead match meet move name operate own pass receive record refer report see respond run
send share step support take target trace track undergo underpin use visit work
""",
    "say": """
announce confirm reaffirm reveal unveil
""",
    "vow": """
accept agree choose commit decide hope intend plan pledge promise propose resolve undertake vow
""",
    "ask": """
want advise appeal ask call campaign demand insist instruct invite lobby press recommend request suggest urge
""",
    "contain": """
comprise contain include involve relate
""",
    "begin": """
begin commence open start
""",
    "rule": """
allow authorise bar enable entitle give make oblige permit require
""",
    "state": """
aim allow appear argue become believe belong come concern consist contribute depend describe do enable
estimate exist explain feel find get go have hear know last live look need note praise rely remain say seek
seem show stand state suggest tell tend think warn welcome
""",
}
