internal import Base
internal import Competence
internal import Desk
internal import Dossiers

enum FormReading {
    static func question(_ json: JSON, moment: String, now: Instant) -> Inquiry {
        let variant = json.text("variant")
        return Inquiry(
            procedure: json.text("procedure"), variant: variant.isEmpty ? nil : variant, branch: json.text("branch"),
            channel: json.choice("channel", usual: .counter), places: json.list("places").compactMap(place),
            answers: answers(json), received: LocalMoment(json.text(moment)) ?? LocalMoment(now))
    }

    static func place(_ json: JSON) -> Inquiry.Place? {
        ConnectingFactor(code: json.text("factor")).map { Inquiry.Place($0, json.text("text")) }
    }

    private static func answers(_ json: JSON) -> [String: String] {
        var answers: [String: String] = [:]
        for member in json["answers"]?.members ?? [] { answers[member.name] = member.value.text }
        return answers
    }

    static func lodge(_ json: JSON, now: Instant) -> LodgeForm {
        let chosen = json["chosen"].map { LodgeForm.Chosen(agency: $0.text("agency"), why: $0.text("why")) }
        return LodgeForm(
            question: question(json, moment: "received", now: now), applicant: applicant(json["applicant"] ?? .null),
            papers: json.list("papers").map(paper),
            resultTo: returnMethod(json["resultTo"] ?? .null, branch: json.text("branch")), chosen: chosen,
            unsureBecause: json.text("unsureBecause"), reference: json.text("reference"))
    }

    private static func applicant(_ json: JSON) -> Applicant {
        Applicant(
            kind: json.choice("kind", usual: .person), name: json.text("name"), phone: phone(json.text("phone")),
            email: json.text("email"), address: json.text("address"),
            proxy: json["proxy"].map {
                Proxy(name: $0.text("name"), phone: phone($0.text("phone")), authority: $0.text("authority"))
            })
    }

    private static func phone(_ text: String) -> String { PhoneNumber(text)?.text ?? text }

    private static func paper(_ json: JSON) -> LodgedPaper {
        LodgedPaper(
            name: json.text("name"), count: json.whole("count") ?? 1, isOriginalKept: json.flag("originalKept"))
    }

    static func returnMethod(_ json: JSON, branch: String) -> ReturnMethod {
        switch json.text("way") {
        case "post": return .post(address: json.text("address"))
        case "electronic": return .electronic
        default:
            let named = json.text("branch")
            return .counter(branch: named.isEmpty ? branch : named)
        }
    }
}
