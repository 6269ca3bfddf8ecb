/// JSON that is kept as it was written, byte for byte, inside other JSON: a routing receipt.
enum RawJSON {
    /// One object and nothing else, without white space between its parts, as our writer writes it.
    static func isObject(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == UInt8(ascii: "{"), (try? UTF8Span(validating: bytes.span)) != nil else { return false }
        return bytes.withUnsafeBufferPointer { end(of: $0, from: 0) } == bytes.count
    }

    /// One past the object or array that begins at `start`; nil when it does not end. Looks at brackets and strings
    /// only: what is between them was checked by whoever wrote it.
    static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var open: [UInt8] = []
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == bytes[at] else { return nil }
            case UInt8(ascii: "\""):
                guard let close = endOfString(bytes, from: at) else { return nil }
                at = close
            case 0...0x20: return nil
            default: break
            }
            at += 1
            if open.isEmpty { return at }
            if open.count > 64 { return nil }
        }
        return nil
    }

    /// The closing quotation mark of the string that opens at `start`.
    private static func endOfString(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var at = start + 1
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): return at
            case UInt8(ascii: "\\"): at += 2
            case 0..<0x20: return nil
            default: at += 1
            }
        }
        return nil
    }
}
