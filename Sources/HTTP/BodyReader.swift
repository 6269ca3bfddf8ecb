/// Takes a message's content off the stream, with or without chunks (RFC 9112, sections 6 and 7). Chunk extensions and
/// trailers are refused: nobody needs them here, and readers differ on them.
struct BodyReader {
    enum Finding {
        case incomplete
        case complete
        case refused(Refusal)
    }

    private enum Place: Equatable {
        case plain(left: Int)
        case size(value: Int, digits: Int)
        case sizeEnd(value: Int)
        case chunk(left: Int)
        case chunkReturn
        case chunkEnd
        case lastReturn
        case lastEnd
        case done
    }

    private(set) var bytes: [UInt8] = []
    private var place: Place
    private let limit: Int

    /// - Parameter limit: the most content taken; a declared length over it is refused unread.
    init(_ framing: Head.Framing, limit: Int) throws(Refusal) {
        self.limit = limit
        switch framing {
        case .none: place = .done
        case .chunked: place = .size(value: 0, digits: 0)
        case .length(let length):
            guard length <= limit else { throw .bodyTooLarge }
            place = length == 0 ? .done : .plain(left: length)
            // Room for what is declared only as far as it is cheap to lie about.
            bytes.reserveCapacity(min(length, 16 << 10))
        }
    }

    mutating func read(_ input: Span<UInt8>, _ used: inout Int) -> Finding {
        while place != .done {
            guard used < input.count else { return .incomplete }
            switch place {
            case .plain(let left):
                let taken = take(input, &used, left)
                place = taken == left ? .done : .plain(left: left - taken)
            case .chunk(let left):
                let taken = take(input, &used, left)
                place = taken == left ? .chunkReturn : .chunk(left: left - taken)
            default:
                if let refusal = frame(input[used]) { return .refused(refusal) }
                used += 1
            }
        }
        return .complete
    }

    private mutating func take(_ input: Span<UInt8>, _ used: inout Int, _ left: Int) -> Int {
        let count = min(left, input.count - used)
        input.extracting(used..<used + count).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        used += count
        return count
    }

    /// One byte between chunks.
    private mutating func frame(_ byte: UInt8) -> Refusal? {
        switch place {
        case .size(let value, let digits): return size(byte, value, digits)
        case .sizeEnd(let value):
            place = value == 0 ? .lastReturn : .chunk(left: value)
            return byte == 0x0A ? nil : .badChunk
        case .chunkReturn:
            place = .chunkEnd
            return byte == 0x0D ? nil : .badChunk
        case .chunkEnd:
            place = .size(value: 0, digits: 0)
            return byte == 0x0A ? nil : .badChunk
        case .lastReturn:
            place = .lastEnd
            return byte == 0x0D ? nil : .trailers
        case .lastEnd:
            place = .done
            return byte == 0x0A ? nil : .badChunk
        case .plain, .chunk, .done: return nil
        }
    }

    private mutating func size(_ byte: UInt8, _ value: Int, _ digits: Int) -> Refusal? {
        if let digit = Target.hexValue(byte) {
            guard digits < 8 else { return .badChunk }
            place = .size(value: value << 4 | Int(digit), digits: digits + 1)
            return nil
        }
        if byte == UInt8(ascii: ";") { return .chunkExtension }
        guard byte == 0x0D, digits > 0 else { return .badChunk }
        guard bytes.count + value <= limit else { return .bodyTooLarge }
        place = .sizeEnd(value: value)
        return nil
    }
}
