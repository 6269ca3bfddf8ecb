internal import Competence

// Places that ended, places of several kinds, and what a branch may take in.
extension SemanticsTests {
    private static let byResidence = ["rule=g | outcome=role | factor=residence | role=committee"]
    private static let byDepartment = ["rule=g | outcome=role | factor=residence | role=department"]

    static let places: [SemanticsCase] = [
        SemanticsCase(
            why: "an ended area with one successor: go on with it", rules: byResidence,
            places: ["residence=2024:00901"],
            expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "an area of today's epoch that ended later is followed too", rules: byResidence,
            places: ["residence=00005"], on: "2026-04-30", expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "the day before it ended it is itself", rules: byResidence, places: ["residence=00005"],
            on: "2026-04-29", expect: "assigned ubnd-00005", holdsUntil: "2026-04-30"),
        SemanticsCase(
            why: "successions chain: 2024:00907 became 00005, and that became 00001", rules: byResidence,
            places: ["residence=2024:00907"], expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "an ended area whose successors have different agencies is asked about", rules: byResidence,
            places: ["residence=2024:00902"], expect: "areaEnded residence 2024:00902 -> 00001 00002"),
        SemanticsCase(
            why: "successors in different provinces are asked about", rules: byDepartment,
            places: ["residence=2024:00903"], expect: "areaEnded residence 2024:00903 -> 00002 00101"),
        SemanticsCase(
            why: "an ended area whose successors have the same agency needs no question", rules: byDepartment,
            places: ["residence=2024:00902"], expect: "assigned so-01"),
        SemanticsCase(
            why: "and neither where one office serves both",
            rules: ["rule=g | outcome=role | factor=residence | role=office"], places: ["residence=2024:00902"],
            expect: "assigned office-a"),
        SemanticsCase(
            why: "text that fits several areas with different agencies is asked about", rules: byResidence,
            places: ["residence=00001+00003"], expect: "areaUnknown residence 00001 00003"),
        SemanticsCase(
            why: "text that fits several areas with the same agency is clear enough", rules: byDepartment,
            places: ["residence=00001+00003"], expect: "assigned so-01"),
        SemanticsCase(
            why: "text that fits no area is told as such", rules: byResidence, places: ["residence="],
            expect: "areaUnknown residence"),
        SemanticsCase(
            why: "a place no rule looks at changes nothing", rules: ["rule=g | outcome=on-the-spot"],
            places: ["property=2024:00902"], expect: "onTheSpot"),
        SemanticsCase(
            why: "two residences with two agencies are a lawful choice, in order of id without a branch",
            rules: byResidence, places: ["residence=00003", "residence=00001"], expect: "choice ubnd-00001 ubnd-00003"),
        SemanticsCase(
            why: "two residences with one agency need no choice", rules: byDepartment,
            places: ["residence=00003", "residence=00001"], expect: "assigned so-01"),
        SemanticsCase(
            why: "the agency that serves the lodging area is proposed first", rules: byResidence,
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00003",
            places: ["residence=00001", "residence=00003"], expect: "choice ubnd-00003 ubnd-00001"),
        SemanticsCase(
            why: "then the nearest: 00002 is nearer to 00003 than 00001 is", rules: byResidence,
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00003",
            places: ["residence=00001", "residence=00002", "residence=00101"],
            expect: "choice ubnd-00002 ubnd-00001 ubnd-00101"),
        SemanticsCase(
            why: "of two residences one may be an ended area: its successor counts", rules: byResidence,
            places: ["residence=2024:00901", "residence=00003"], expect: "choice ubnd-00001 ubnd-00003"),
        SemanticsCase(
            why: "of two residences one is in doubt: it is asked", rules: byResidence,
            places: ["residence=2024:00902", "residence=00003"],
            expect: "areaEnded residence 2024:00902 -> 00001 00002"),
    ]

    static let classes: [SemanticsCase] = [
        SemanticsCase(
            why: "A: on the spot at any office", rules: ["rule=g | outcome=on-the-spot"], branch: "c-00101",
            expect: "lodgingNotAllowed [] at []"),
        SemanticsCase(
            why: "A: on the spot at any office that may take it in", rules: ["rule=g | outcome=on-the-spot"],
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00101", expect: "onTheSpot"),
        SemanticsCase(
            why: "N: any office in the country; the one that serves the lodging place, whatever the residence",
            rules: ["rule=g | outcome=role | factor=residence | reach=country | role=committee"],
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00101", places: ["residence=00003"],
            expect: "assigned ubnd-00101"),
        SemanticsCase(
            why: "N: the residence need not be known",
            rules: ["rule=g | outcome=role | factor=residence | reach=country | role=committee"],
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00101", expect: "assigned ubnd-00101"),
        SemanticsCase(
            why: "N: without a branch the office of the residence is as good",
            rules: ["rule=g | outcome=role | factor=residence | reach=country | role=committee"],
            places: ["residence=00003"], expect: "assigned ubnd-00003"),
        SemanticsCase(
            why: "N: without any place the lodging place is asked",
            rules: ["rule=g | outcome=role | factor=residence | reach=country | role=committee"],
            expect: "needsFact lodging"),
        SemanticsCase(
            why: "P: any office in the province; not routed away within it",
            rules: ["rule=g | outcome=role | factor=residence | reach=province | role=committee"],
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00001", places: ["residence=00003"],
            expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "P: from another province the office of the residence decides",
            rules: ["rule=g | outcome=role | factor=residence | reach=province | role=committee"],
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00101", places: ["residence=00003"],
            expect: "assigned ubnd-00003"),
        SemanticsCase(
            why: "R: the residence decides, wherever it is lodged", rules: byResidence,
            more: ["lodging-rights.csv": [TinyTables.anyLodging]], branch: "c-00101", places: ["residence=00003"],
            expect: "assigned ubnd-00003"),
        SemanticsCase(
            why: "G: where the land is, whatever the residence",
            rules: ["rule=g | outcome=role | factor=property | role=office"],
            places: ["residence=00003", "property=00001"], expect: "assigned office-a"),
        SemanticsCase(
            why: "D: the department of the province of the head office",
            rules: ["rule=g | outcome=role | factor=head-office | role=department"], places: ["head-office=00102"],
            expect: "assigned so-02"),
        SemanticsCase(
            why: "O: the holder of the earlier record",
            rules: ["rule=g | outcome=role | factor=record | role=committee"], places: ["record=00102"],
            expect: "assigned ubnd-00102"),
        SemanticsCase(
            why: "a province is enough for a provincial role", rules: byDepartment, places: ["residence=02"],
            expect: "assigned so-02"),
        SemanticsCase(
            why: "a province is not enough for a commune's role: the commune is asked", rules: byResidence,
            places: ["residence=02"], expect: "needsFact residence"),
        SemanticsCase(
            why: "a role nobody holds for the place is a gap, never somebody else",
            rules: ["rule=g | outcome=role | factor=residence | role=body"],
            more: ["jurisdictions.csv": ["role=committee | area=00102 | agency=ubnd-00101 | to=2026-01-01"]],
            places: ["residence=00001"], expect: "assigned x"),
        SemanticsCase(
            why: "not offered says why",
            rules: ["rule=g | outcome=not-offered | note_vi=chưa | note_en=not yet"], expect: "notOffered not yet"),
        SemanticsCase(
            why: "held on another system names it", rules: ["rule=g | outcome=held-elsewhere | system=moj"],
            expect: "heldElsewhere moj"),
        SemanticsCase(
            why: "a manual desk decides by hand", rules: ["rule=g | outcome=manual-desk | agency=y"],
            expect: "manualDesk y"),
        SemanticsCase(
            why: "a code with its local suffix is the same procedure", rules: byResidence,
            procedure: "1.000001.000.00.00.H29", places: ["residence=00001"], expect: "assigned ubnd-00001"),
    ]

    static let lodging: [SemanticsCase] = [
        SemanticsCase(
            why: "a right of commune scope takes in for the agency that serves the commune", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=commune"]], branch: "c-00001", places: ["residence=00001"],
            expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "and for an office of elsewhere that serves the commune",
            rules: ["rule=g | outcome=role | factor=residence | role=office"],
            more: ["lodging-rights.csv": ["right=r | scope=commune"]], branch: "b-00002", places: ["residence=00001"],
            expect: "assigned office-a"),
        SemanticsCase(
            why: "not for another commune; who decides and where it may be lodged is said, nearest first",
            rules: byResidence, more: ["lodging-rights.csv": ["right=r | scope=commune"]], branch: "c-00001",
            places: ["residence=00003"], expect: "lodgingNotAllowed [ubnd-00003] at [c-00003]"),
        SemanticsCase(
            why: "a right of province scope takes in for the whole province", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=province"]], branch: "c-00001", places: ["residence=00003"],
            expect: "assigned ubnd-00003"),
        SemanticsCase(
            why: "not for another province", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=province"]], branch: "c-00001", places: ["residence=00102"],
            expect: "lodgingNotAllowed [ubnd-00102] at [c-00101]"),
        SemanticsCase(
            why: "a right of country scope takes in for the whole country", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=country"]], branch: "c-00001", places: ["residence=00102"],
            expect: "assigned ubnd-00102"),
        SemanticsCase(
            why: "a right of one kind of branch is not another kind's; at most three places are named",
            rules: byResidence, more: ["lodging-rights.csv": ["right=r | kind=commune-centre | scope=province"]],
            branch: "b-00002", places: ["residence=00002"],
            expect: "lodgingNotAllowed [ubnd-00002] at [c-00001 c-00003]"),
        SemanticsCase(
            why: "a right of an area is for the branches in it", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | area=02 | scope=country"]], branch: "c-00001",
            places: ["residence=00101"], expect: "lodgingNotAllowed [ubnd-00101] at [c-00101]"),
        SemanticsCase(
            why: "a right of one procedure is not another's", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | procedure=1.000002 | scope=country"]], branch: "c-00001",
            places: ["residence=00001"], expect: "lodgingNotAllowed [ubnd-00001] at []"),
        SemanticsCase(
            why: "a right of the sector is enough", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | sector=civil | scope=country"]], branch: "c-00001",
            places: ["residence=00001"], expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "a right begins on its day", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=country | from=2026-11-21"]], branch: "c-00001",
            places: ["residence=00001"], expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "a right ends on its day", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=country | to=2026-11-21"]], branch: "c-00001",
            places: ["residence=00001"], expect: "lodgingNotAllowed [ubnd-00001] at []"),
        SemanticsCase(
            why: "an answer holds no longer than the right that let it be lodged", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=country | to=2027-01-01"]], branch: "c-00001",
            places: ["residence=00001"], expect: "assigned ubnd-00001", holdsUntil: "2027-01-01"),
        SemanticsCase(
            why: "of several lawful agencies those this branch can reach come first", rules: byResidence,
            more: ["lodging-rights.csv": ["right=r | scope=province"]], branch: "c-00101",
            places: ["residence=00001", "residence=00102"], expect: "choice ubnd-00102 ubnd-00001"),
        SemanticsCase(
            why: "advice without a branch needs no right", rules: byResidence, places: ["residence=00001"],
            expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "a question is asked before the right is looked at", rules: byResidence, branch: "c-00001",
            expect: "needsFact residence"),
    ]
}
