internal import Base
internal import Desk
internal import Glibc
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// An operator's day, by the pages: somebody new, another role, a lost password, somebody who leaves, a partner.
@Suite struct OperatorPageTests {
    @Test func aColleagueComesAndGoes() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        try boss.get("/operator/accounts/new")
        #expect(boss.page.contains("Người này làm gì?") && boss.page.contains("Cán bộ tiếp nhận"))
        try boss.get("/operator/accounts/new?role=case-officer&place=26740")
        #expect(boss.page.contains("value=\"agency:\(Town.ownAgency)\""), "\(boss.page)")

        let fields = [("role", "case-officer"), ("scope", "agency:\(Town.ownAgency)"), ("language", "vi")]
        let blank = try boss.post("/operator/accounts/new", fields + [("name", ""), ("login", "x y")])
        #expect(blank.status == 422 && boss.page.contains("href=\"#name\"") && boss.page.contains("Điền họ và tên"))
        #expect(boss.page.contains("value=\"x y\"") && boss.page.contains("agency:\(Town.ownAgency)\" selected"))
        for (login, told) in [("truc", "id=\"login-fault\""), ("ab", "3 đến 64")] {
            let wrong = try boss.post("/operator/accounts/new", fields + [("name", "Lan"), ("login", login)])
            #expect((wrong.status == 409 || wrong.status == 422) && boss.page.contains(told), "\(login)")
        }
        let odd = [("role", "receptionist"), ("scope", "agency:\(Town.ownAgency)"), ("name", "Lan"), ("login", "lan")]
        #expect(try boss.post("/operator/accounts/new", odd).status == 422 && boss.page.contains("id=\"scope-fault\""))

        let made = try boss.post("/operator/accounts/new", fields + [("name", "Lan <b>"), ("login", "lan")])
        #expect(made.status == 200 && made.header("Cache-Control") == "no-store")
        let shown = try #require(boss.path(after: "class=\"secret code\" translate=\"no\">", in: 40))
        let password = String(shown.prefix { $0 != "<" })
        #expect(password.count > 12 && boss.page.contains("Lan &lt;b&gt;"), "\(password)")
        let id = try #require(boss.path(after: "<p><a href=\"/operator/accounts/", in: 24))

        let lan = DoorBrowser(town.house)
        #expect(try lan.post("/sign-in", [("login", "lan"), ("password", password)]).header("Location") == "/password")
        try lan.get("/password")
        try lan.post("/password", [("old", password), ("new", DoorBrowser.password)])
        #expect(try lan.get("/account").status == 200)
        try rolesChange(boss, lan, "/operator/accounts/\(id)")
        try passwordsAreLost(boss, lan, "/operator/accounts/\(id)")
    }

    private func rolesChange(_ boss: DoorBrowser, _ lan: DoorBrowser, _ path: String) throws {
        try boss.get(path)
        #expect(boss.page.contains("phải có ít nhất một vai trò") && !boss.page.contains("value=\"ungrant\""))
        let given = try boss.post(path + "/grant", [("role", "receptionist"), ("scope", "branch:\(Town.ownBranch)")])
        #expect(given.header("Location") == path + "?done=grant")
        try boss.get(path + "?done=grant")
        #expect(boss.page.contains("các phiên của người này đã kết thúc") && boss.page.contains("Cán bộ tiếp nhận"))
        #expect(try lan.get("/account").status == 303, "its consequences are as they were said")
        let taken = try boss.post(path, [("do", "ungrant"), ("grant", "receptionist@branch:\(Town.ownBranch)")])
        #expect(taken.header("Location") == path + "?done=ungrant")
        let last = try boss.post(path, [("do", "ungrant"), ("grant", "case-officer@agency:\(Town.ownAgency)")])
        #expect(last.status == 422 && boss.page.contains("Cần ít nhất một quyền"))
    }

    private func passwordsAreLost(_ boss: DoorBrowser, _ lan: DoorBrowser, _ path: String) throws {
        #expect(try boss.post(path, [("do", "reset")]).status == 200 && boss.page.contains("Mật khẩu dùng một lần"))
        #expect(try lan.post("/sign-in", [("login", "lan"), ("password", DoorBrowser.password)]).status == 422)
        #expect(try boss.post(path, [("do", "disable")]).header("Location") == path + "?done=disable")
        try boss.get(path)
        #expect(boss.page.contains("Đã khóa") && boss.page.contains("Mở lại tài khoản"))
        #expect(try boss.post(path, [("do", "enable")]).header("Location") == path + "?done=enable")
        #expect(try boss.post(path, [("do", "burn")]).status == 422)

        try boss.get("/operator/accounts")
        let own = try #require(
            boss.page.split(separator: "/operator/accounts/").dropFirst().first { $0.contains("Người truc") })
        let mine = "/operator/accounts/\(own.prefix { $0 != "\"" })"
        try boss.get(mine)
        #expect(boss.page.contains("tài khoản của chính bạn") && !boss.page.contains("value=\"disable\""))
        #expect(try boss.post(mine, [("do", "disable")]).status == 409, "nobody disables themselves")
        #expect(boss.page.contains("Nhờ một quản trị khác"))
    }

    @Test func accountsAreFoundByNameRoleAndPlace() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        for number in 0..<45 {
            try DoorBrowser.open("hàng\(number)", ["receptionist@branch:\(Town.otherBranch)"], in: town.house)
        }
        try boss.get("/operator/accounts")
        #expect(boss.page.ranges(of: "<tr>").count == 41)
        let next = try #require(boss.path(after: "href=\"/operator/accounts?after=", in: 24))
        try boss.get("/operator/accounts?after=\(next)")
        #expect(boss.page.contains(">victim<") && !boss.page.contains(">hang0<"))
        for (typed, has, hasNot) in [
            ("nguoi truc", ">truc<", ">hang0<"), ("HÀNG44", ">hang44<", ">hang43<"),
            ("ba ria tiep nhan", ">hang0<", ">truc<"),
        ] {
            let answer = try boss.post("/operator/accounts", [("q", typed)])
            #expect(answer.status == 200 && boss.page.contains(has) && !boss.page.contains(hasNot), "\(typed)")
        }
        try boss.post("/operator/accounts", [("q", "không ai cả")])
        #expect(boss.page.contains("Không có tài khoản nào"))
    }

    @Test func aPartnerGetsAKeyOnce() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        try boss.get("/operator/keys/new")
        #expect(!boss.page.contains("value=\"publisher\""), "what takes a person is not offered to a key")
        let fields = [("role", "api-client"), ("scope", "branch:\(Town.ownBranch)"), ("days", "30")]
        #expect(try boss.post("/operator/keys/new", fields + [("name", "")]).status == 422)
        #expect(try boss.post("/operator/keys/new", fields + [("name", "Sở Tài chính")]).status == 200)
        let text = try #require(boss.path(after: "wp_", in: 45)).prefix { $0 != "<" }
        let key = try #require(KeyText("wp_\(text)"))
        try boss.get("/operator/keys")
        #expect(boss.page.contains("Sở Tài chính") && !boss.page.contains(String(text)), "its text is nowhere else")
        #expect(
            try boss.post("/operator/keys", [("key", key.id.text)]).header("Location") == "/operator/keys?done=revoked")
        #expect(try boss.post("/operator/keys", [("key", key.id.text)]).status == 409)
        #expect(boss.page.contains("đã bị thu hồi"))
    }

    @Test func theHouseIsShown() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        try boss.get("/operator")
        #expect(
            boss.page.contains("Cần xem trước") && boss.page.contains("Đang ghi")
                && boss.page.contains("chưa có bản sao lưu"))
        try boss.get("/operator/branches")
        #expect(boss.page.contains("cơ sở Thủ Đức"), "somebody works there")
        try boss.get("/operator/branches?q=ba+ria")
        #expect(boss.page.contains("Bà Rịa") && !boss.page.contains("cơ sở Thủ Đức"))
        try boss.get("/operator/branches/\(Town.ownBranch)")
        #expect(
            boss.page.contains("07:30–11:30") && boss.page.contains("43 Nguyễn Văn Bá") && boss.page.contains("Người 1")
        )
        #expect(try boss.get("/operator/branches/nowhere").status == 404)
        try boss.get("/operator/roles")
        for role in Role.allCases { #expect(boss.page.contains(role.name.vi) && boss.page.contains(role.about.vi)) }
        let manager = try DoorBrowser.signedIn("quan", ["duty-manager@everything"], in: town.house)
        #expect(try manager.get("/operator/health").status == 200 && !manager.page.contains("/operator/accounts"))
        #expect(try manager.get("/operator").status == 404)
    }

    /// While it copies nobody waits for it; what fails is told in words; two presses are one.
    @Test func aBackupIsMadeAndAFailingDiskIsTold() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        let folder = town.house.store.dataFolder + "/backups"
        defer { removeFolder(folder) }
        #expect(try boss.post("/operator/backups", []).header("Location") == "/operator/backups")
        try boss.get("/operator/backups")
        #expect(
            boss.page.contains("Đã sao lưu và kiểm tra") && boss.page.contains("<strong>")
                && boss.page.contains(".backup"))
        #expect(boss.page.contains("waypost restore"))
        let upkeep = try #require(town.house.service.parts.upkeep)
        let copy = try #require(try upkeep.listBackups().first)
        #expect(copy.bytes > 100_000)
        try boss.get("/operator")
        #expect(!boss.page.contains("chưa có bản sao lưu"))

        for name in try FileBytes.names(in: folder, suffix: "") { unlink("\(folder)/\(name)") }
        rmdir(folder)
        let file = open(folder, O_WRONLY | O_CREAT, 0o600)
        close(file)
        #expect(try boss.post("/operator/backups", []).status == 303)
        try boss.get("/operator/backups")
        #expect(boss.page.contains("Chưa sao lưu được") && boss.page.contains("role=\"alert\""), "\(boss.page)")
        unlink(folder)
    }
}

extension DoorBrowser {
    /// What follows those words in the page, up to a quotation mark.
    func path(after words: String, in most: Int) -> String? {
        page.firstRange(of: words).map { String(page[$0.upperBound...].prefix { $0 != "\"" }.prefix(most)) }
    }
}
