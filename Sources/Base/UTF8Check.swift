/// The place of the first byte that is not valid UTF-8 (RFC 3629, section 4); nil when all is well.
public func firstBadUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch { return error.byteOffsets.lowerBound }
}
