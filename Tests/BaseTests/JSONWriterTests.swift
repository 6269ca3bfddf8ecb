internal import Base
internal import Testing

@Suite struct JSONWriterTests {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return json.text
    }

    @Test func nestsWithCommasInTheirPlaces() {
        let text = written {
            $0.object {
                $0.field("a", 1)
                $0.array("b") {
                    $0.number(-2)
                    $0.object { _ in }
                    $0.array { $0.null() }
                    $0.bool(false)
                }
                $0.object("c") { $0.field("d", true) }
                $0.key(text: "đ \"e\"")
                $0.string("f")
                $0.key("g")
                $0.raw(Array("[1,2]".utf8))
                $0.field("h", Bilingual(vi: "có", en: "yes"))
            }
        }
        #expect(
            text == #"{"a":1,"b":[-2,{},[null],false],"c":{"d":true},"đ \"e\"":"f","g":[1,2],"h":"#
                + #"{"vi":"có","en":"yes"}}"#)
    }

    struct Escape: CustomTestStringConvertible {
        let why: String, text: String, json: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Escape(why: "plain", text: "Thủ Đức 𠀋", json: "\"Thủ Đức 𠀋\""),
        Escape(why: "quotes and backslashes", text: #"a"b\c"#, json: #""a\"b\\c""#),
        Escape(why: "line ends and tabs", text: "a\nb\r\tc", json: #""a\nb\r\tc""#),
        Escape(why: "other control bytes", text: "\u{0}\u{1F}\u{8}", json: #""\u0000\u001f\u0008""#),
        Escape(why: "DEL and the slash stand as they are", text: "\u{7F}/", json: "\"\u{7F}/\""),
        Escape(why: "empty", text: "", json: "\"\""),
    ]) func escapes(_ c: Escape) { #expect(written { $0.string(c.text) } == c.json) }

    @Test(arguments: [
        (0, "0"), (7, "7"), (-10, "-10"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
    ])
    func writesNumbers(_ value: Int, _ text: String) { #expect(written { $0.number(value) } == text) }

    @Test func openDatesAreNull() throws {
        let date = try #require(CivilDate("2026-11-21"))
        let text = written {
            $0.object {
                $0.field("from", CivilDate.distantPast)
                $0.field("on", date)
                $0.field("to", CivilDate.distantFuture)
            }
        }
        #expect(text == #"{"from":null,"on":"2026-11-21","to":null}"#)
    }

    @Test func resetForgetsEverything() {
        var json = JSONWriter()
        json.string("a")
        json.reset()
        json.array { $0.number(1) }
        #expect(json.text == "[1]")
    }
}
