public import Base

/// How the house is doing at one moment: what the overview and its list of concerns are made of.
public struct HouseState: Sendable {
    public var now: Instant
    public var started: Instant
    public var version: String
    public var isDemo = false
    /// Why nothing can be recorded; nil while all is well.
    public var halted: Bilingual?
    /// Of the register in force.
    public var edition = ""
    public var diskFree = 0
    public var diskSize = 0
    public var database = 0
    public var log = 0
    public var memory = 0
    /// Requests waiting for the next commit, and how many may.
    public var waiting = 0
    public var mostWaiting = 4096
    public var commits = 0
    public var writes = 0
    public var connections = 0
    public var sessions = 0
    /// Notes of who saw what that are not yet durable.
    public var notes = 0
    /// When the newest backup was made, and how large it is.
    public var backup: (at: Instant, bytes: Int)?
    /// Answers of the last hour that were our fault.
    public var failures = 0
    /// Keys that end within two weeks.
    public var endingKeys = 0
    /// Accounts that still have a one-time password.
    public var unopened = 0

    public init(now: Instant, started: Instant, version: String) {
        (self.now, self.started, self.version) = (now, started, version)
    }
}

/// One thing to look at, worst first.
public struct Concern: Sendable {
    public var tone: Piece.Tone
    public var words: Bilingual
    public var section: OperatorFrame.Section?
}

extension HouseState {
    /// What an operator should look at, worst first; empty while all is well.
    public var concerns: [Concern] {
        let all = [recording, disk, lastBackup, queue, notesWaiting, failed, keys, oneTime].compactMap { $0 }
        return all.filter { $0.tone == .bad } + all.filter { $0.tone != .bad }
    }

    private var recording: Concern? {
        halted.map { why in
            Concern(
                tone: .bad,
                words: Bilingual(
                    vi: "Đã ngừng ghi: không nhận được hồ sơ mới. \(why.vi)",
                    en: "Recording has stopped: no dossier can be taken in. \(why.en)"))
        }
    }

    /// A full disk stops the house; below a tenth there is time to do something.
    private var disk: Concern? {
        guard diskSize > 0 else { return nil }
        let isLow = diskFree < diskSize / 20 || diskFree < 1_000_000_000
        guard isLow || diskFree < diskSize / 10 else { return nil }
        return Concern(
            tone: isLow ? .bad : .warn,
            words: Bilingual(
                vi:
                    "Đĩa chỉ còn trống \(OperatorFrame.bytes(diskFree, .vi)). Dọn hoặc mở rộng trước khi đầy: đĩa đầy thì ngừng ghi.",
                en:
                    "Only \(OperatorFrame.bytes(diskFree, .en)) of the disk are free. Make room before it is full: a full disk stops recording."
            ), section: .health)
    }

    private var lastBackup: Concern? {
        guard let backup else { return Concern(tone: .warn, words: Phrase.operatorNoBackup, section: .backups) }
        let hours = Int(now.milliseconds - backup.at.milliseconds) / 3_600_000
        guard hours >= 26 else { return nil }
        let ago = OperatorFrame.duration(hours * 3600)
        return Concern(
            tone: hours >= 24 * 7 ? .bad : .warn,
            words: Bilingual(
                vi: "Bản sao lưu gần nhất đã \(ago.vi) trước.", en: "The newest backup is \(ago.en) old."),
            section: .backups)
    }

    private var queue: Concern? {
        guard waiting > mostWaiting / 4 else { return nil }
        return Concern(
            tone: .warn,
            words: Bilingual(
                vi: "\(waiting) yêu cầu đang chờ ghi: đĩa có thể chậm.",
                en: "\(waiting) requests wait to be recorded: the disk may be slow."), section: .health)
    }

    private var notesWaiting: Concern? {
        guard notes > 5000 else { return nil }
        return Concern(
            tone: .warn,
            words: Bilingual(
                vi: "\(notes) lượt xem chưa ghi được vào nhật ký. Khi hàng chờ đầy, hồ sơ sẽ không được hiển thị nữa.",
                en: "\(notes) looks are not yet logged. When no more fit, dossiers are no longer shown."),
            section: .health)
    }

    private var failed: Concern? {
        guard failures > 0 else { return nil }
        return Concern(
            tone: .warn,
            words: Bilingual(
                vi: "\(failures) yêu cầu gặp lỗi máy chủ trong một giờ qua. Xem nhật ký của máy theo mã yêu cầu.",
                en: "\(failures) requests failed in the last hour. Look into the machine's log by their ids."),
            section: .health)
    }

    private var keys: Concern? {
        guard endingKeys > 0 else { return nil }
        return Concern(
            tone: .warn,
            words: Bilingual(
                vi: "\(endingKeys) khóa của đối tác hết hạn trong hai tuần tới. Cấp khóa mới trước khi họ bị ngắt.",
                en:
                    "\(endingKeys) partner \(endingKeys == 1 ? "key ends" : "keys end") within two weeks. Make new ones before the partners are cut off."
            ), section: .keys)
    }

    private var oneTime: Concern? {
        guard unopened > 0 else { return nil }
        return Concern(
            tone: .plain,
            words: Bilingual(
                vi: "\(unopened) tài khoản còn mật khẩu dùng một lần: chủ tài khoản chưa đăng nhập.",
                en:
                    "\(unopened) \(unopened == 1 ? "account still has a one-time password: its owner has" : "accounts still have one-time passwords: their owners have") not signed in yet."
            ), section: .accounts)
    }
}

public enum OperatorOverview {
    public static func page(_ frame: OperatorFrame, _ state: HouseState) -> [UInt8] {
        frame.page(
            """
            <section aria-labelledby="look">\
            <h2 id="look">\(Phrase.operatorLook, frame.language)</h2>\(concerns(frame, state.concerns))</section>
            <section aria-labelledby="now"><h2 id="now">\(Phrase.operatorNow, frame.language)</h2>\
            \(Piece.summary(facts(frame, state), frame.language))</section>
            """)
    }

    private static func concerns(_ frame: OperatorFrame, _ concerns: [Concern]) -> HTML {
        if concerns.isEmpty { return Piece.notice(.good, "<p>\(Phrase.operatorAllWell, frame.language)</p>") }
        return "<ul class=\"bare\">\(concerns.map { "<li>\(concern(frame, $0))</li>" })</ul>"
    }

    private static func concern(_ frame: OperatorFrame, _ concern: Concern) -> HTML {
        let tag: Bilingual =
            switch concern.tone {
            case .bad: Phrase.operatorNowTag
            case .warn: Phrase.operatorSoonTag
            case .plain, .good, .wait, .done: Phrase.operatorKnowTag
            }
        let link = concern.section.map { frame.link($0) } ?? .nothing
        return Piece.notice(
            concern.tone,
            "<p>\(Piece.tag(tag, concern.tone, frame.language)) \(concern.words, frame.language) \(link)</p>")
    }

    private static func facts(_ frame: OperatorFrame, _ state: HouseState) -> [Piece.Row] {
        let language = frame.language
        let up = OperatorFrame.duration(Int(state.now.milliseconds - state.started.milliseconds) / 1000)
        return [
            Piece.Row(
                Phrase.operatorRecording,
                state.halted == nil
                    ? Piece.tag(Phrase.operatorRecords, .good, language)
                    : Piece.tag(Phrase.operatorHalted, .bad, language)),
            Piece.Row(Phrase.operatorEdition, "\(code: state.edition)"),
            Piece.Row(
                Phrase.operatorBackup,
                state.backup.map { "\(OperatorFrame.moment($0.at)) · \(frame.bytes($0.bytes))" }
                    ?? "\(Phrase.none, language)"),
            Piece.Row(
                Phrase.operatorDisk,
                "\(frame.bytes(state.diskFree)) \(Phrase.operatorOf, language) \(frame.bytes(state.diskSize))"),
            Piece.Row(
                Phrase.operatorDatabase,
                "\(frame.bytes(state.database)) + \(frame.bytes(state.log)) \(Phrase.operatorLog, language)"),
            Piece.Row(
                Phrase.operatorQueue,
                "\(frame.count(state.waiting)) · \(frame.count(state.writes)) \(Phrase.operatorWrites, language) \(frame.count(state.commits)) \(Phrase.operatorCommits, language)"
            ),
            Piece.Row(
                Phrase.operatorPeople,
                "\(frame.count(state.sessions)) \(Phrase.operatorSessions, language) · \(frame.count(state.connections)) \(Phrase.operatorConnections, language)"
            ),
            Piece.Row(Phrase.operatorMemory, frame.bytes(state.memory)),
            Piece.Row(
                Phrase.operatorUp,
                "\(up, language) (\(Phrase.operatorSince, language) \(OperatorFrame.moment(state.started)))"),
            Piece.Row(Phrase.operatorVersion, "\(code: state.version)"),
        ]
    }
}
