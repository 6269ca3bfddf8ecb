internal import Base
internal import Testing

@Suite struct DigestTests {
    struct Vector: CustomTestStringConvertible {
        let why: String, message: [UInt8], hex: String
        var testDescription: String { why }
    }

    /// FIPS 180-4 examples and NIST's long message.
    @Test(arguments: [
        Vector(why: "nothing", message: [], hex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        Vector(
            why: "abc", message: Array("abc".utf8),
            hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        Vector(
            why: "two blocks", message: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            hex: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        Vector(
            why: "a million a", message: Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
            hex: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]) func agreesWithTheStandard(_ c: Vector) throws {
        let digest = Digest(of: c.message)
        #expect(digest.description == c.hex)
        #expect(digest.bytes.count == 32 && digest.short == String(c.hex.prefix(12)))
        #expect(Digest(hex: c.hex) == digest)
    }

    @Test(arguments: [
        "", "abc", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
        String(repeating: "A", count: 64), String(repeating: "g", count: 64), String(repeating: "đ", count: 32),
        " " + String(repeating: "0", count: 63),
    ]) func refusesOtherHex(_ text: String) { #expect(Digest(hex: text) == nil) }
}
