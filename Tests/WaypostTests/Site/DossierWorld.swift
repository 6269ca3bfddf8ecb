internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// A town, and somebody in it who reads pages and sends their forms.
final class DossierWorld {
    let town: Town
    init() throws { town = try Town() }
    func close() { town.close() }

    func asker(_ label: String) throws -> Asker { try #require(town.askers.first { $0.label == label }) }
    var officer: Asker { get throws { try asker("case-officer@agency") } }

    /// Lodged at the own branch for the own agency.
    var code: DossierCode { get throws { try #require(town.dossiers.first ?? nil) } }

    func get(_ path: String, as who: Asker) throws -> (status: Int, text: String, location: String) {
        let answer = try town.send("GET", path, "", as: who, byKey: false)
        return (answer.status, Town.text(answer), answer.header("Location") ?? "")
    }

    func post(
        _ path: String, _ fields: [(String, String)], as who: Asker
    ) throws -> (status: Int, text: String, location: String) {
        let body = fields.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
        let answer = try town.send("POST", path, body.isEmpty ? "none=" : body, as: who, byKey: false)
        return (answer.status, Town.text(answer), answer.header("Location") ?? "")
    }

    /// The step's form as it stands (its key, its version) with these fields, sent.
    func take(
        _ kind: StepKind, _ fields: [(String, String)] = [], on code: DossierCode? = nil, version: Int? = nil,
        as who: Asker
    ) throws -> (status: Int, text: String, location: String) {
        let code = try code ?? self.code
        let own = [
            ("step", kind.rawValue), ("version", String(try version ?? dossier(code).version)),
            ("once", Entropy.system.letters(20)),
        ]
        return try post("/dossiers/\(code)/steps/\(kind.rawValue)", own + fields, as: who)
    }

    func dossier(_ code: DossierCode? = nil) throws -> Dossier {
        try town.house.store.reader().folded(code ?? self.code)
    }

    /// Accounts of those askers, as actors.
    func actor(_ who: Asker) -> String {
        "account:id-\(town.askers.firstIndex { $0.label == who.label } ?? 0)"
    }
}

/// A page as somebody reads it: the text between the tags, blanks drawn together.
func words(of page: String) -> String {
    var (text, isTag) = ("", false)
    for letter in page {
        if letter == "<" { isTag = true }
        if !isTag { text.append(letter) }
        if letter == ">" { (isTag, text) = (false, text + " ") }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
