internal import Areas
internal import Base
internal import Competence

/// A register of two communes and one procedure, in two folders as real ones are: `vn` with the areas and `tiny`.
enum EditionsTinyRegister {
    static let areas = """
        epoch,code,level,kind,name,parent,from,to,act,origin,source
        2025,01,province,province,Tỉnh Một,,,,,invented,test
        2025,00001,commune,commune,Xã Một,01,,,,invented,test
        2025,00002,commune,commune,Xã Hai,01,,,,invented,test

        """

    static let successions = "old_epoch,old_code,new_epoch,new_code,level,extent,people,act,origin,source\n"

    static let agencies = """
        agency,role,area,name_vi,name_en,address,superior,successor,from,to,origin,source
        C1,committee,00001,Ủy ban Một,Committee One,,,,,,invented,test
        C2,committee,00002,Ủy ban Hai,Committee Two,,,,,,invented,test
        D1,department,01,Sở,Department,,,,,,invented,test

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
        add("vn/procedures.csv", procedures)
        add("vn/register.csv", "key,value\n")
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

    private static let roles = """
        role,level,name_vi,name_en,origin,source
        committee,commune,Ủy ban,Committee,invented,test
        department,province,Sở,Department,invented,test

        """

    private static let branches = """
        branch,kind,area,name_vi,name_en,address,phone,from,to,origin,source
        B1,commune,00001,Điểm Một,Branch One,,,,,invented,test

        """

    private static let rights = """
        right,branch,kind,area,procedure,sector,scope,act,article,from,to,origin,source
        l1,B1,,,,,province,law-1,Điều 2,,,invented,test

        """
}
