internal import Base
internal import Desk
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// What the operator's monitor reads when nothing can be recorded.
@Suite struct ReadyTests {
    private static let trouble = DataFault(
        "store.stopped", file: "/srv/data/waypost.db", problem: Bilingual(vi: "Ngừng ghi.", en: "Writing has stopped."),
        mend: Bilingual(vi: "Xem đĩa.", en: "See to the disk."))

    @Test func theReasonIsSaidInBothLanguagesAndNamesNoFile() throws {
        let folder = try temporaryFolder()
        defer { removeFolder(folder) }
        let store = try Store.open(folder + "/data")
        defer { store.stop() }
        let parts = Service.Parts(
            ledger: store, editions: EditionDesk(ledger: store), people: store, clock: .system, entropy: .system,
            limits: SessionLimits(), transport: .plainLoopback, origin: "http://localhost",
            halted: { Self.trouble },
            figures: { Figures() }, isDemo: false)
        let service = Service(parts, endpoints: [PublicRoutes.ready], loops: 1)
        defer { service.stop() }
        let request = try Request(reading: Array("GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        let response: Response = try waitForAnswer { answer in
            service.handle(request, Responder { answer(.success($0)) })
        }
        #expect(response.status == 503)
        let told = try JSON(Array(Town.text(response).utf8))["message"]?.words
        #expect(
            told
                == Bilingual(
                    vi: "Chưa nhận hồ sơ. Ngừng ghi. Xem đĩa.", en: "Not ready. Writing has stopped. See to the disk."))
        #expect(!Town.text(response).contains("waypost.db"), "anyone may ask")
    }
}
