internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// Whatever is done to the bytes of a register, it loads whole or tells what is wrong and where: it never crashes.
@Suite struct FuzzTests {
    @Test func theSmallRegisterLoads() throws {
        let edition = try Edition(files: SmallRealRegister.files.get(), areas: National.areas.get())
        #expect(edition.register.agencies.count > 150 && edition.register.agencies.count < 1_000)
        #expect(edition.register.procedures.count > 70)
    }

    @Test(arguments: 1...(isLongRun ? 600 : 60)) func spoiledBytesLoadOrAreTold(_ seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let files = Self.spoiled(try SmallRealRegister.files.get(), &dice)
        let areas = try National.areas.get()
        do {
            let edition = try Edition(files: files, areas: areas)
            use(edition, seed)
        } catch {
            #expect(!error.faults.isEmpty)
            for fault in error.faults { expectPlace(fault, files, seed) }
        }
    }

    /// Routes and explains some cases; every answer can be written down.
    private func use(_ edition: Edition, _ seed: Int) {
        var random = RandomFacts(edition: edition, seed: UInt64(seed))
        for _ in 0..<5 {
            let (facts, day) = random.next()
            guard let routing = try? edition.route(facts, asOf: day) else { continue }
            #expect(!edition.words(routing.outcome).isEmpty)
            #expect((try? JSON(edition.receipt(routing))) != nil)
        }
    }

    private func expectPlace(_ fault: DataFault, _ files: RegisterFiles, _ seed: Int) {
        let file = files.files.first { $0.name == fault.file }
        let lines = file.map { Self.lineCount($0.bytes) } ?? 0
        #expect(file != nil, "seed \(seed): \(fault.sentence(.en))")
        #expect((0...lines).contains(fault.line), "seed \(seed): \(fault.sentence(.en))")
        #expect(fault.line > 0 || fault.column == 0, "seed \(seed): \(fault.sentence(.en))")
        for language in Language.allCases {
            #expect(!fault.problem[language].isEmpty && !fault.mend[language].isEmpty, "seed \(seed): \(fault.code)")
        }
    }

    /// A lone carriage return ends a line too, as the CSV reader has it.
    private static func lineCount(_ bytes: [UInt8]) -> Int {
        let feeds = bytes.count { $0 == UInt8(ascii: "\n") }
        let returns = zip(bytes, bytes.dropFirst() + [0]).count { $0 == UInt8(ascii: "\r") && $1 != UInt8(ascii: "\n") }
        return feeds + returns + 1
    }

    /// One table with one to three mistakes of the kinds editors, people and disks make.
    static func spoiled(_ files: RegisterFiles, _ dice: inout Dice) -> RegisterFiles {
        var spoiled = RegisterFiles()
        let victim = dice.below(files.files.count)
        for (number, file) in files.files.enumerated() {
            var bytes = file.bytes
            if number == victim { for _ in 0...dice.below(3) { spoil(&bytes, &dice) } }
            spoiled.add(file.name, bytes)
        }
        return spoiled
    }

    private static func spoil(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        switch dice.below(9) {
        case 0: bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
        case 1: bytes[dice.below(bytes.count)] = UInt8(dice.below(256))
        case 2: bytes.insert(dice.pick(Array("\",;\n\r|=: ".utf8), or: 0), at: dice.below(bytes.count))
        case 3: bytes.removeLast(dice.below(bytes.count))
        default: spoilLines(&bytes, &dice)
        }
    }

    private static func spoilLines(_ bytes: inout [UInt8], _ dice: inout Dice) {
        var lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
        guard lines.count > 2 else { return }
        let (one, other) = (dice.below(lines.count), dice.below(lines.count))
        switch dice.below(5) {
        case 0: lines.insert(lines[one], at: other)
        case 1: lines.remove(at: one)
        case 2: lines.swapAt(one, other)
        case 3: lines[one] = swapped(lines[one], &dice)
        default: lines[one] = replaced(lines[one], from: lines[other], &dice)
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func fields(_ line: [UInt8]) -> [[UInt8]] {
        line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { Array($0) }
    }

    private static func swapped(_ line: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var parts = fields(line)
        parts.swapAt(dice.below(parts.count), dice.below(parts.count))
        return Array(parts.joined(separator: [UInt8(ascii: ",")]))
    }

    private static func replaced(_ line: [UInt8], from other: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var parts = fields(line)
        let others = fields(other)
        parts[dice.below(parts.count)] = others[dice.below(others.count)]
        return Array(parts.joined(separator: [UInt8(ascii: ",")]))
    }
}
