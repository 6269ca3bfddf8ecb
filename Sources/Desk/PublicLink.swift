public import Dossiers

/// What the code on a receipt leads to: `/p/{code}/{token}`. The token is made from the code and a secret of the house
/// (HMAC-SHA-256, RFC 2104), so that nothing is stored for a dossier and every receipt ever printed stays good for as long
/// as its secret is kept, restores included.
public struct PublicLinks: Sendable {
    /// The newest first: it makes tokens; all of them open. To change secrets a new one is put before the others; to
    /// make printed links worthless the old one is dropped.
    private let secrets: [[UInt8]]

    public init(secrets: [[UInt8]] = []) { self.secrets = secrets }

    /// Letters and digits that come through every Vietnamese keyboard unharmed, since a scanner is a keyboard: without
    /// vowels, d and w neither Telex nor VNI has anything to put a mark on. None looks like another, and none spell words.
    public static let alphabet = Array("bcfghjkmnpqrstvxz23456789".utf8)
    /// 25^28 is 2^130.
    public static let length = 28

    /// Nil while the house has no secret.
    public func token(of code: DossierCode) -> String? {
        secrets.first.flatMap { Self.token(of: code, $0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Is this the token of that dossier? Tells nothing by the time it takes.
    public func opens(_ code: DossierCode, _ token: String) -> Bool {
        let given = Array(token.utf8)
        return secrets.reduce(false) { opens, secret in
            let isThis = Self.token(of: code, secret).map { areSame($0, given) } ?? false
            return opens || isThis
        }
    }

    private static func token(of code: DossierCode, _ secret: [UInt8]) -> [UInt8]? {
        guard var number = authenticator(of: "waypost public link 1 \(code)".utf8, key: secret) else { return nil }
        // 256 bits divided down by 25: what is left over favours no letter by more than 2^-120.
        return (0..<length).map { _ in alphabet[remainder(of: &number, by: alphabet.count)] }
    }

    /// Long division of a number in base 256, highest digit first.
    private static func remainder(of number: inout [UInt8], by divisor: Int) -> Int {
        var rest = 0
        for index in number.indices {
            let part = rest << 8 | Int(number[index])
            number[index] = UInt8(part / divisor)
            rest = part % divisor
        }
        return rest
    }
}
