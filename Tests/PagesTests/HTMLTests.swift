internal import Base
internal import Testing

@testable internal import Pages

/// What somebody types stays text, wherever a page puts it.
@Suite struct HTMLTests {
    struct Case: CustomTestStringConvertible {
        let html: HTML
        let text: String
        let why: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(
            html: "<p>\("<script>alert(1)</script>")</p>", text: "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            why: "an element"),
        Case(
            html: "<a title=\"\("\" onclick=\"x")\">", text: "<a title=\"&quot; onclick=&quot;x\">",
            why: "the end of an attribute"),
        Case(
            html: "<b>\("a'b&amp;")</b>", text: "<b>a&#39;b&amp;amp;</b>",
            why: "what is escaped already is escaped again"),
        Case(html: "<i>\("a\u{0}b\u{8}")</i>", text: "<i>a\u{FFFD}b\u{FFFD}</i>", why: "control characters"),
        Case(
            html: "<a href=\"/p/\(path: "a/b?c=d&e é")\">", text: "<a href=\"/p/a%2Fb%3Fc%3Dd%26e%20%C3%A9\">",
            why: "part of a path"),
        Case(
            html: "\(vi: "Nguyễn <An>")", text: "<span lang=\"vi\" class=\"said\">Nguyễn &lt;An&gt;</span>",
            why: "Vietnamese data"),
        Case(html: "\(vi: "")\(code: "")", text: "", why: "nothing leaves no empty element"),
        Case(html: "\(["<b>" as HTML, "</b>"])\(7)", text: "<b></b>7", why: "markup put together"),
    ])
    func whatIsPutInIsText(_ c: Case) {
        #expect(c.html.text == c.text)
    }

    /// A title holds no elements: whatever is said in one loses them there and stays text.
    @Test func aTitleIsWordsAlone() {
        let page = Shell(language: .en).page("\(vi: "Lê <b>") & \(code: "H29")", "<p></p>")
        #expect(String(decoding: page, as: UTF8.self).contains("<title>Lê &lt;b&gt; & H29 – Waypost</title>"))
    }
}
