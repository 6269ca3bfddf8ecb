internal import CZint

/// A code that machines read, as the library laid it out: rows of dark and light modules.
struct CodeSymbol: Hashable, Sendable {
    enum Kind: Sendable {
        /// Two-dimensional, correction level M: 15 % of it may be lost to a fold or a stamp (ISO/IEC 18004).
        case qr
        /// Linear; for scanners at counters, which read a line only (ISO/IEC 15417).
        case code128

        /// Light modules around it, without which readers do not find it.
        var quietZone: Int {
            switch self {
            case .qr: 4
            case .code128: 10
            }
        }

        fileprivate var symbology: Int32 {
            switch self {
            case .qr: BARCODE_QRCODE
            case .code128: BARCODE_CODE128
            }
        }

        /// Two is M.
        fileprivate var level: Int32 { self == .qr ? 2 : 0 }
    }

    let kind: Kind
    /// True is dark.
    let rows: [[Bool]]

    /// No link or code of ours comes near; the library's own limits are further out.
    static let longest = 1000

    /// `ZBarcode_Encode`. Nil for nothing, for more than ``longest`` bytes, and for what the kind cannot say (Code 128
    /// says Latin-1 only).
    init?(_ kind: Kind, _ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.longest, kind == .qr || bytes.allSatisfy({ $0 < 0x80 }) else {
            return nil
        }
        guard let symbol = waypost_zint_new(kind.symbology, kind.level) else { return nil }
        defer { ZBarcode_Delete(symbol) }
        guard waypost_zint_encode(symbol, bytes, Int32(bytes.count)) == 1 else { return nil }
        let (height, width) = (waypost_zint_rows(symbol), waypost_zint_width(symbol))
        guard height > 0, width > 0 else { return nil }
        self.kind = kind
        rows = (0..<height).map { row in (0..<width).map { waypost_zint_is_dark(symbol, row, $0) == 1 } }
    }

    var width: Int { rows[0].count }
}
