internal import Base
internal import Store
internal import WorkingTime

let backupCommand = Command(
    name: "backup",
    summary: Bilingual(vi: "sao lưu toàn bộ dữ liệu vào một tệp", en: "copy all data into one file"),
    story: [
        Bilingual(
            vi:
                "Chạy được trong khi máy chủ làm việc. Tệp chỉ mang tên đó khi đã trọn vẹn, đã xuống đĩa và đã được đọc lại "
                + "kiểm tra. Không ghi đè tệp nào. Giữ dòng \"đầu\" ở nơi khác với tệp.",
            en:
                "Works while the server runs. The file gets its name only when it is whole, on the disk, and has been read "
                + "again and verified. Nothing is written over. Keep the head apart from the file.")
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "TỆP", en: "FILE"), arity: .one,
            summary: Bilingual(vi: "tệp sẽ được tạo", en: "the file to be made"))
    ],
    options: [DataPlace.option.spec],
    examples: [
        Command.Example(
            line: "waypost backup /mnt/backup/waypost-2026-11-21.backup --data /var/lib/waypost",
            tells: Bilingual(vi: "mỗi đêm, trên một đĩa khác", en: "every night, on another disk"))
    ],
    run: { call in
        let path = call.operands.first ?? ""
        let report = try Backup.make(DataPlace.find(call), to: path)
        if call.manner.form == .json {
            var json = JSONWriter()
            json.object {
                $0.field("file", path)
                $0.field("head", report.head.text)
                $0.field("dossiers", report.dossiers)
            }
            try call.output.line(json.text)
            return .answered
        }
        let prose = Prose(call.spoken)
        try prose.heading(
            Bilingual(vi: "Đã sao lưu và kiểm tra: \(path)", en: "Copied and verified: \(path)"))
        try prose.labelled([
            (call.say("hồ sơ", "dossiers"), grouped(report.dossiers, call.language)),
            (call.say("đầu", "head"), report.head.text),
        ])
        return .answered
    })

let restoreCommand = Command(
    name: "restore",
    summary: Bilingual(vi: "khôi phục từ một bản sao lưu", en: "bring a backup back"),
    story: [
        Bilingual(
            vi:
                "Vào một thư mục chưa có dữ liệu. Bản sao lưu được kiểm tra trọn vẹn trước. Mã hồ sơ đã cấp sau bản sao lưu "
                + "nằm trên giấy của người dân, nên số của hôm nay bắt đầu từ một khoảng mới: không mã nào được cấp hai lần.",
            en:
                "Into a folder that holds no data yet. The backup is verified whole first. Codes given after the backup are "
                + "on people's receipts, so today's numbers start in a range of their own: no code is given twice."),
        Bilingual(
            vi:
                "Nói rõ điều gì mất: mọi việc sau sự kiện cuối của bản sao lưu. Có --head của hệ thống cũ thì nói mất mấy "
                + "dòng nhật ký.",
            en:
                "It says what is lost: everything after the backup's last event. With --head of the lost system, how many "
                + "rows of the journal."),
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "TỆP", en: "FILE"), arity: .one,
            summary: Bilingual(vi: "bản sao lưu do waypost backup làm", en: "a backup made by waypost backup"))
    ],
    options: [DataPlace.option.spec, headOption.spec],
    examples: [
        Command.Example(
            line: "waypost restore /mnt/backup/waypost-2026-11-21.backup --data /var/lib/waypost-new",
            tells: Bilingual(vi: "rồi waypost serve --data thư mục đó", en: "then waypost serve --data that folder"))
    ],
    run: { call in
        guard let folder = call[DataPlace.option] else {
            throw UsageFault(.missingOption("--data"), path: call.given.path)
        }
        let report = try Restore.run(call.operands.first ?? "", into: folder, now: Clock.system.now())
        try Restored(report: report, folder: folder, call: call).tell()
        return .answered
    })

/// What came back, and what did not.
private struct Restored: Speaker {
    let report: Restore.Report
    let folder: String
    let call: Call

    private var lost: Int64? {
        call[headOption].map { max(0, $0.sequence - report.head.sequence) }
    }

    func tell() throws {
        if call.manner.form == .json { return try tellProgram() }
        let prose = Prose(call.spoken)
        try prose.heading(Bilingual(vi: "Đã khôi phục vào \(folder)", en: "Restored into \(folder)"))
        try prose.labelled([
            (say("hồ sơ", "dossiers"), grouped(report.dossiers, call.language)),
            (say("đầu của bản sao", "head of the backup"), report.head.text),
            (say("mất", "lost"), loss),
            (say("lần khôi phục", "restores so far"), String(report.epoch)),
            (say("số hồ sơ hôm nay từ", "today's serials from"), String(report.firstSerialToday)),
        ])
    }

    private var loss: String {
        let after = report.lastEvent.map { LocalMoment($0).words[call.language] }
        let since = after.map { say("mọi việc sau \($0)", "everything after \($0)") }
        let all = since ?? say("mọi việc: bản sao lưu trống", "everything: the backup is empty")
        guard let lost else { return all }
        return lost == 0
            ? say("không gì, theo --head", "nothing, by --head")
            : all + say(": \(lost) dòng nhật ký", ": \(lost) rows of the journal")
    }

    private func tellProgram() throws {
        var json = JSONWriter()
        json.object {
            $0.field("folder", folder)
            $0.field("head", report.head.text)
            $0.field("dossiers", report.dossiers)
            if let last = report.lastEvent { $0.field("lastEvent", Int(last.milliseconds)) }
            if let lost { $0.field("lostRows", Int(lost)) }
            $0.field("epoch", report.epoch)
            $0.field("firstSerialToday", report.firstSerialToday)
        }
        try call.output.line(json.text)
    }
}
