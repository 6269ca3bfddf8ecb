internal import Areas
internal import Base
internal import Competence

/// A register of two communes and one procedure, in two folders as real ones are: `vn` with the areas and `tiny`.
enum EditionsTinyRegister {
    static let areas = """
        epoch,code,level,kind,name,parent,from,to,act,origin,source
        2024,01,province,province,Tỉnh Một,,,2025-07-01,,invented,test
        2024,001,district,rural-district,Huyện Một,01,,2025-07-01,,invented,test
        2024,00901,commune,commune,Xã Một cũ,001,,2025-07-01,,invented,test
        2024,00902,commune,commune,Xã Hai cũ,001,,2025-07-01,,invented,test
        2025,01,province,province,Tỉnh Một,,2025-07-01,,,invented,test
        2025,00001,commune,commune,Xã Một,01,2025-07-01,,,invented,test
        2025,00002,commune,commune,Xã Hai,01,2025-07-01,,,invented,test

        """

    static let successions = """
        old_epoch,old_code,new_epoch,new_code,level,extent,people,act,origin,source
        2024,00901,2025,00001,commune,whole,all,,invented,test
        2024,00902,2025,00002,commune,whole,all,,invented,test

        """

    static let agencies = """
        agency,role,area,name_vi,name_en,address,superior,successor,from,to,origin,source
        c1,committee,00001,Ủy ban Một,Committee One,,,,,,invented,test
        c2,committee,00002,Ủy ban Hai,Committee Two,,,,,,invented,test
        d1,department,01,Sở,Department,,,,,,invented,test

        """

    static let committeeRules = """
        rule,procedure,sector,variant,area,conditions,outcome,factor,reach,role,agency,system,overrides,replaces,act,article,from,to,confirmed,note_vi,note_en,origin,source
        r1,1.000001,,,,,role,residence,own,committee,,,,,law-1,Điều 1,,,,,,invented,test

        """

    /// All cases go to the department.
    static var departmentRules: String {
        committeeRules.replacing("residence,own,committee", with: "residence,own,department")
    }

    /// No rule at all: a gap everywhere.
    static var noRules: String { String(committeeRules.split(separator: "\n")[0]) + "\n" }

    static func files(
        rules: String = committeeRules, agencies: String = agencies, id: String = "tiny", note: String = "Xã Một"
    ) -> RegisterFiles {
        var files = RegisterFiles()
        func add(_ name: String, _ text: String) { files.add(name, Array(text.utf8)) }
        add("vn/acts.csv", "act,layer,date,title_vi,title_en,origin,source\nlaw-1,law,,Luật,Law,invented,test\n")
        add("vn/areas.csv", areas)
        add("vn/calendar.csv", calendar)
        add("vn/hours.csv", hours)
        add("vn/procedures.csv", procedures)
        add("vn/questions.csv", questions)
        add("vn/register.csv", "key,value\nid,vn\n")
        add("vn/roles.csv", roles)
        add("vn/successions.csv", successions)
        add("tiny/agencies.csv", agencies)
        add("tiny/branches.csv", branches)
        add("tiny/lodging-rights.csv", rights)
        add("tiny/register.csv", "key,value\nid,\(id)\nincludes,../vn\nfrom,2025-07-01\nuntil,2028-01-01\n")
        add("tiny/rules.csv", rules)
        return files
    }

    private static let procedures = """
        procedure,name_vi,name_en,level,sector,channels,fee,fee_note_vi,fee_note_en,result_vi,result_en,words,from,to,origin,source
        1.000001,Thủ tục,Procedure,commune,civil,counter,,,,,,,,,invented,test

        """

    private static let calendar = """
        date,kind,name_vi,name_en,act,origin,source
        2026-01-01,day-off,Tết Dương lịch,New Year's Day,x,invented,test

        """

    private static let hours = """
        branch,kind,weekday,open,close,from,to,origin,source
        ,,mon-fri,07:30,11:30,,,invented,test

        """

    private static let questions = """
        key,question_vi,question_en,order,origin,source
        residence,Nơi cư trú?,Where is the residence?,1,invented,test

        """

    private static let roles = """
        role,level,name_vi,name_en,origin,source
        committee,commune,Ủy ban,Committee,invented,test
        department,province,Sở,Department,invented,test

        """

    private static let branches = """
        branch,kind,area,name_vi,name_en,address,phone,from,to,origin,source
        b1,commune,00001,Điểm Một,Branch One,,,,,invented,test

        """

    private static let rights = """
        right,branch,kind,area,procedure,sector,scope,act,article,from,to,origin,source
        l1,b1,,,,,province,law-1,Điều 2,,,invented,test

        """
}
