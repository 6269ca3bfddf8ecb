internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Testing

@testable internal import waypost

/// Nobody looks without being seen, and whoever may ask sees who looked.
@Suite struct AccessLogTests {
    @Test func whoLookedIsShownToWhoMayAsk() throws {
        let town = try Town()
        defer { town.close() }
        func asker(_ label: String) throws -> Asker { try #require(town.askers.first { $0.label == label }) }
        let code = try #require(town.dossiers.first ?? nil)
        let path = "/api/v1/dossiers/\(code)"
        let (clerk, lead) = (try asker("receptionist@branch"), try asker("shift-lead@branch"))
        for _ in 0..<2 { #expect(try town.send("GET", path, "", as: clerk, byKey: false).status == 200) }
        town.house.service.tick()
        let kept = { try town.looks(path + "/accesses", as: lead) }
        try town.waitUntil { try kept().contains(#""what":"read""#) }
        let looks = try kept()
        let number = try #require(town.askers.firstIndex { $0.label == clerk.label })
        #expect(looks.contains(#""actor":"account:id-\#(number)""#) && looks.contains(#""subject":"dossier:\#(code)""#))
        #expect(looks.components(of: #""what":"read""#) == 1, "twice within a second is one look: \(looks)")
        #expect(try town.send("GET", path + "/accesses", "", as: clerk, byKey: false).status == 404)
        try theLogIsWatched(town, path, lead)
    }

    /// Reading the log is a look as well; an auditor of the house sees what somebody looked at.
    private func theLogIsWatched(_ town: Town, _ path: String, _ lead: Asker) throws {
        town.house.service.tick()
        let auditor = try #require(town.askers.first { $0.label == "auditor@everything" })
        let number = try #require(town.askers.firstIndex { $0.label == lead.label })
        let mine = "/api/v1/accesses?actor=account:id-\(number)"
        try town.waitUntil { try town.looks(mine, as: auditor).contains(#""what":"accesses""#) }
        let page = try town.looks(path + "/accesses?limit=1", as: auditor)
        #expect(page.components(of: #""number""#) == 1 && page.contains(#""next":"#), "\(page)")
    }
}

extension Town {
    fileprivate func looks(_ path: String, as asker: Asker) throws -> String {
        let answer = try send("GET", path, "", as: asker, byKey: false)
        #expect(answer.status == 200, "\(Self.text(answer))")
        return Self.text(answer)
    }

    /// Looks are kept by the writer's thread a moment after they were handed over.
    fileprivate func waitUntil(_ holds: () throws -> Bool) throws {
        for _ in 0..<200 where !(try holds()) {
            house.service.tick()
            usleep(10_000)
        }
        #expect(try holds())
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
