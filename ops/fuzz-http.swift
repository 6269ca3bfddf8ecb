// The fuzzer's way into the reader of HTTP: compiled together with Sources/HTTP by ops/fuzz-http.
// What it holds, beside that nothing crashes and no byte outside the input is read: however the bytes are cut, they
// read the same, and never more is used than there was.

/// Everything the reader says of the bytes given in pieces, folded into one number.
private func reading(_ bytes: Span<UInt8>, cut: Int) -> UInt64 {
    var reader = RequestReader(limits: fuzzLimits)
    var folded: UInt64 = 14_695_981_039_346_656_037
    var start = 0
    for end in [cut, bytes.count] {
        while true {
            var used = 0
            let input = bytes.extracting(start..<end)
            let step = reader.next(input, &used) { _ in 4096 }
            if used > input.count { fatalError("more was used than there was") }
            start += used
            switch step {
            case .needsMore: break
            case .shouldContinue: continue
            case .refused(let refusal):
                return fold(folded, refusal.rawValue.utf8)
            case .message(let head, let body):
                folded = fold(folded, head.bytes)
                folded = fold(folded, body)
                folded = fold(folded, texts(head, body))
                continue
            }
            break
        }
    }
    return fold(folded, CollectionOfOne(UInt8(reader.isInBody ? 1 : 0)))
}

private let fuzzLimits: Limits = {
    var limits = Limits()
    limits.headBytes = 1024
    limits.targetBytes = 256
    limits.fields = 16
    return limits
}()

/// What handlers read from a request must not fail on any that was let through.
private func texts(_ head: Head, _ body: [UInt8]) -> String.UTF8View {
    let request = Request(head: head, body: body)
    var text = request.segments.joined(separator: "/")
    for pair in request.query + (request.form ?? []) { text += pair.name + pair.value }
    text += request.header("Host") ?? ""
    text += request.cookie("a") ?? ""
    if case .tags(let tags) = request.ifMatch { text += tags.map(\.description).joined() }
    if text.utf8.contains(0), !body.contains(UInt8(ascii: "%")), !body.contains(0) { fatalError("NUL got through") }
    return text.utf8
}

private func fold(_ value: UInt64, _ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(value) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
}

@_cdecl("LLVMFuzzerTestOneInput") public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let cut = bytes.isEmpty ? 0 : (Int(bytes[count - 1]) * 7 + count) % (count + 1)
    if reading(bytes.span, cut: count) != reading(bytes.span, cut: cut) { fatalError("a cut changed the reading") }
    return 0
}
