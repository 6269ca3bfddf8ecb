internal import Base
internal import Desk
internal import Glibc
internal import HTTP
internal import Testing

@testable internal import waypost

/// Somebody at a counter: asks for pages and sends forms as a browser does, following where they lead.
struct CounterDesk {
    let town: Town
    let asker: Asker

    init(_ town: Town, as label: String = "receptionist@branch", in language: String = "en") throws {
        self.town = town
        asker = try #require(town.askers.first { $0.label == label })
        #expect(try post("/language", [("language", language), ("to", "/counter")]).status == 303)
    }

    /// A page as it stands.
    struct Sheet {
        let status: Int
        let location: String
        let text: String

        init(_ response: Response) {
            (status, location) = (response.status, response.header("Location") ?? "")
            text = Town.text(response)
        }

        /// What hidden and visible fields hold, so that a form can be sent on as it stands.
        var fields: [(String, String)] {
            text.pieces("<input ").dropFirst().compactMap { part in
                let tag = part.pieces(">")[0]
                guard let name = Self.attribute("name", tag) else { return nil }
                let isMark = tag.holds("type=\"checkbox\"") || tag.holds("type=\"radio\"")
                if isMark && !tag.holds(" checked") { return nil }
                return (name, Self.attribute("value", tag) ?? "")
            }
        }

        private static func attribute(_ name: String, _ tag: String) -> String? {
            let parts = (" " + tag).pieces(" \(name)=\"")
            guard parts.count > 1 else { return nil }
            let value = parts[1].pieces("\"")[0]
            return value.pieces("&quot;").joined(separator: "\"").pieces("&#39;").joined(separator: "'")
                .pieces("&amp;").joined(separator: "&")
        }

        func has(_ words: String) -> Bool { text.holds(words) }
    }

    func get(_ path: String) throws -> Sheet { Sheet(try town.send("GET", path, "", as: asker, byKey: false)) }

    func post(_ path: String, _ fields: [(String, String)]) throws -> Sheet {
        let body = fields.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
        return Sheet(try town.send("POST", path, body.isEmpty ? "at=x" : body, as: asker, byKey: false))
    }

    /// The form of a page, sent on with some of its fields filled in.
    func send(_ sheet: Sheet, to path: String, _ typed: [(String, String)] = []) throws -> Sheet {
        let kept = sheet.fields.filter { field in
            !["q", "form", "language", "to"].contains(field.0) && !typed.contains { $0.0 == field.0 }
        }
        return try post(path, kept + typed)
    }
}

// By the C library: pages are long, and Swift's own search is slow where nothing is optimised.
extension String {
    func holds(_ words: String) -> Bool { strstr(self, words) != nil }

    func pieces(_ separator: String) -> [String] {
        let width = separator.utf8.count
        return withCString { start in
            var parts: [String] = []
            var from = start
            while let found = strstr(from, separator) {
                let piece = UnsafeRawBufferPointer(start: from, count: UnsafePointer(found) - from)
                parts.append(String(decoding: piece, as: UTF8.self))
                from = UnsafePointer(found) + width
            }
            return parts + [String(cString: from)]
        }
    }
}
