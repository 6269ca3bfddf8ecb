internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Dossiers

/// A dossier as a counter lodges it: invented people, real procedures, wards and branches of the register in use.
struct LoadForm: Sendable {
    let procedure: String
    let branch: String
    let commune: String
    let name: String

    var body: String {
        """
        {"procedure":"\(procedure)","branch":"\(branch)","places":[{"factor":"residence","text":"\(commune)"}],\
        "applicant":{"name":"\(name)","phone":"0901234567","email":"nguoi.nop@example.vn",\
        "address":"12 Lê Lợi"},"papers":[{"name":"Tờ khai theo mẫu"},{"name":"Giấy tờ tùy thân","count":2,\
        "originalKept":true}],"resultTo":{"way":"counter"}}
        """
    }

    func question(on now: Instant) -> Inquiry {
        Inquiry(
            procedure: procedure, branch: branch, places: [Inquiry.Place(.residence, commune)],
            received: LocalMoment(now))
    }

    func request(key: String, port: UInt16) -> LoadRequest {
        let head = """
            POST /api/v1/dossiers HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n\
            Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nIdempotency-Key: \(LoadForms.onceName)
            """
        let start = head.utf8.count
        return LoadRequest(
            bytes: Array("\(head)0000000000\r\n\r\n\(body)".utf8), number: start..<start + 10)
    }
}

enum LoadForms {
    /// Before the ten digits of the number in `Idempotency-Key`.
    static let onceName = "bench-"
    static func once(_ number: Int) -> String { onceName + padded(number, 10) }

    static func get(_ path: String, port: UInt16, key: String?) -> LoadRequest {
        let authorization = key.map { "Authorization: Bearer \($0)\r\n" } ?? ""
        return LoadRequest(
            bytes: Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(authorization)\r\n".utf8))
    }

    private static let names = ["Nguyễn Văn An", "Trần Thị Bích", "Lê Hoàng Cường", "Phạm Minh Đức", "Võ Thị Lan Anh"]

    /// Up to 64 that the register takes in as they are, spread over branches, procedures and wards.
    static func made(by register: RegisterInForce, at now: Instant) throws -> [LoadForm] {
        let edition = register.edition
        let (date, areas) = (LocalMoment(now).date, edition.areas)
        let branches = edition.register.branches.rows.filter { !$0.issuer.isEmpty && $0.validity.contains(date) }
        let procedures = edition.register.procedures.rows
        let places = register.places()
        var generator = SeededGenerator(seed: 20_261_121)
        var made: [LoadForm] = []
        for index in 0..<20_000 where made.count < 64 && !branches.isEmpty && !procedures.isEmpty {
            let branch = branches[index % min(8, branches.count)]
            guard let province = areas.province(of: branch.area) else { continue }
            let wards = areas.children(of: province).filter { areas.isInForce($0, on: date) }
            guard let ward = wards.randomElement(using: &generator),
                let procedure = procedures.randomElement(using: &generator)
            else { continue }
            let form = LoadForm(
                procedure: procedure.id, branch: branch.id, commune: areas.code(of: ward),
                name: names[index % names.count])
            if isTaken(form, register, places, now) { made.append(form) }
        }
        if made.isEmpty { throw LoadFault(saying: "the register takes no invented dossier in") }
        return made
    }

    private static func isTaken(
        _ form: LoadForm, _ register: RegisterInForce, _ places: PlaceReader, _ now: Instant
    ) -> Bool {
        let lodging = LodgeForm(
            question: form.question(on: now), applicant: Applicant(kind: .person, name: form.name),
            resultTo: .counter(branch: form.branch))
        return (try? register.prepare(lodging, places: places)) != nil
    }
}
