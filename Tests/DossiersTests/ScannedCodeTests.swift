internal import Base
internal import Testing

@testable internal import Dossiers

/// What a scanner or a keyboard makes of a printed code, and the code it is read as.
@Suite struct ScannedCodeTests {
    struct Case: CustomTestStringConvertible {
        let typed: String
        let codes: [String]
        let why: String
        var testDescription: String { why }
    }

    static let cases = [
        Case(typed: "H29.1-261121-0001", codes: ["H29.1-261121-0001"], why: "as printed"),
        Case(typed: "h29.1-261121-0001", codes: ["H29.1-261121-0001"], why: "lower case"),
        Case(
            typed: "  H29.1 - 261121 - 0001\t\n", codes: ["H29.1-261121-0001"], why: "blanks, and the scanner's Enter"),
        Case(typed: "H29.1-261121-0001\u{200B}\u{FEFF}", codes: ["H29.1-261121-0001"], why: "marks that show nothing"),
        Case(typed: "Ｈ２９．１－２６１１２１－０００１", codes: ["H29.1-261121-0001"], why: "full-width signs"),
        Case(typed: "H29.1–261121—0001", codes: ["H29.1-261121-0001"], why: "dashes of a word processor"),
        Case(typed: "38.98.H29-210519-0013", codes: ["38.98.H29-210519-0013"], why: "the older order of the agency"),
        Case(
            typed: "https://waypost.example/p/H29.1-261121-0001/Zk3x-9q", codes: ["H29.1-261121-0001"],
            why: "the address in the QR code of a receipt"),
        Case(
            typed: "HTTP://127.0.0.1:8080/dossiers/h29.1-261121-0001?lang=en", codes: ["H29.1-261121-0001"],
            why: "an address somebody copied"),
        Case(
            typed: "https://waypót.example/p/H29.1-261121-0001/token", codes: ["H29.1-261121-0001"],
            why: "an address whose host Telex has damaged"),
        Case(
            typed: "À9.1-261121-0001", codes: ["A29.1-261121-0001", "A92.1-261121-0001"],
            why: "VNI took the 2 of A29; it may also have been the other"),
        Case(
            typed: "ấ.1-261121-0001", codes: ["A61.1-261121-0001", "A16.1-261121-0001"],
            why: "VNI took both digits, in either order"),
        Case(
            typed: "Đ2.1-261121-0001", codes: ["D92.1-261121-0001", "D29.1-261121-0001"],
            why: "VNI makes Đ of D, wherever the 9 stands"),
        Case(
            typed: "A\u{300}9.1-261121-0001", codes: ["A29.1-261121-0001", "A92.1-261121-0001"],
            why: "the mark as a character of its own"),
        Case(typed: "Ư29.1-261121-0001", codes: ["W29.1-261121-0001", "U29.1-261121-0001"], why: "Telex makes Ư of W"),
        Case(typed: "0901234567", codes: [], why: "a telephone number"),
        Case(typed: "Nguyễn Văn An", codes: [], why: "a name"),
        Case(typed: "", codes: [], why: "nothing"),
        Case(typed: "H29.1-261321-0001", codes: [], why: "no such month"),
        Case(typed: "H٢٩.1-261121-0001", codes: [], why: "digits of another script"),
        Case(typed: String(repeating: "H29.1-261121-0001/", count: 40), codes: [], why: "too long to be one"),
    ]

    @Test(arguments: cases) func readsWhatWasPrinted(_ this: Case) {
        #expect(ScannedCode.readings(this.typed).map(\.description) == this.codes, "\(this.why)")
    }

    /// Whoever nearly typed a code is told what is wrong with it; whoever typed a name is not.
    @Test func tellsWhatIsWrongWithACodeAlone() {
        #expect(ScannedCode.fault("H29.1-261321-0001") == .day)
        #expect(ScannedCode.fault("H29.1-261121-01") == .serial)
        #expect(ScannedCode.fault("Nguyễn Văn An") == nil)
        #expect(ScannedCode.fault("0901-234-567") == .issuer)
        #expect(ScannedCode.fault("H29.1-261121-0001") == nil)
    }
}
