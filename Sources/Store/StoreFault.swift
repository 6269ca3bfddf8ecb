internal import Base
internal import Desk
internal import Glibc

/// One sentence for each way a start can fail, and what to do about it.
enum StoreFault {
    static func of(_ number: Int32, _ path: String) -> DataFault {
        let reason = String(cString: strerror(number))
        switch number {
        case ENOENT, ENOTDIR: return missing(path)
        case EROFS: return readOnly(path)
        case EACCES, EPERM: return forbidden(path)
        default:
            return DataFault(
                "store.unusable", file: path,
                problem: Bilingual(vi: "Không dùng được (\(reason)).", en: "It cannot be used (\(reason))."),
                mend: Bilingual(vi: "Kiểm tra đĩa và quyền truy cập.", en: "Check the disk and the permissions."))
        }
    }

    static func missing(_ path: String) -> DataFault {
        DataFault(
            "store.missing", file: path,
            problem: Bilingual(vi: "Không có tệp hoặc thư mục này.", en: "There is no such file or folder."),
            mend: Bilingual(
                vi: "Tạo thư mục cha hoặc sửa --data.", en: "Make its parent folder, or correct --data."))
    }

    static func readOnly(_ path: String) -> DataFault {
        DataFault(
            "store.read-only", file: path,
            problem: Bilingual(vi: "Ổ đĩa chỉ cho đọc.", en: "The disk is mounted read-only."),
            mend: Bilingual(
                vi: "Gắn lại ổ đĩa ở chế độ ghi rồi khởi động lại.",
                en: "Mount it for writing, then start again."))
    }

    static func forbidden(_ path: String) -> DataFault {
        DataFault(
            "store.read-only", file: path,
            problem: Bilingual(
                vi: "Người dùng số \(geteuid()) không được phép ghi ở đây.",
                en: "User number \(geteuid()) may not write here."),
            mend: Bilingual(
                vi: "Chạy bằng người dùng sở hữu thư mục hoặc sửa quyền.",
                en: "Run as the user who owns the folder, or correct its permissions."))
    }

    static func owner(_ path: String, _ owner: UInt32, _ we: UInt32) -> DataFault {
        DataFault(
            "store.owner", file: path,
            problem: Bilingual(
                vi: "Tệp thuộc người dùng số \(owner), còn chương trình chạy bằng số \(we).",
                en: "It belongs to user number \(owner), and this program runs as number \(we)."),
            mend: Bilingual(
                vi: "Chạy bằng người dùng sở hữu tệp, hoặc đổi chủ bằng chown.",
                en: "Run as the user who owns it, or change the owner with chown."))
    }

    static func notAFolder(_ path: String) -> DataFault {
        DataFault(
            "store.unusable", file: path,
            problem: Bilingual(vi: "Đây không phải là thư mục.", en: "This is not a folder."),
            mend: Bilingual(vi: "Chỉ ra một thư mục.", en: "Name a folder."))
    }

    static func inUse(_ path: String) -> DataFault {
        DataFault(
            "store.in-use", file: path,
            problem: Bilingual(
                vi: "Một chương trình khác đang dùng thư mục dữ liệu này.",
                en: "Another process is using this data folder."),
            mend: Bilingual(
                vi: "Dừng chương trình kia trước, hoặc dùng thư mục khác.",
                en: "Stop the other process first, or use another folder."))
    }

    static func exists(_ path: String) -> DataFault {
        DataFault(
            "store.exists", file: path,
            problem: Bilingual(vi: "Tệp này đã có.", en: "This file exists already."),
            mend: Bilingual(
                vi: "Đặt tên khác, hoặc tự dời tệp này đi trước.",
                en: "Name another, or move this file away first yourself."))
    }

    static func notADatabase(_ path: String) -> DataFault {
        DataFault(
            "store.not-a-database", file: path,
            problem: Bilingual(vi: "Đây không phải là cơ sở dữ liệu.", en: "This is not a database."),
            mend: Bilingual(
                vi: "Khôi phục từ bản sao lưu, hoặc dời tệp này đi.",
                en: "Restore it from a backup, or move this file away."))
    }

    static func sentence(for fault: LedgerFault, _ path: String) -> DataFault {
        switch fault {
        case .failed(operation: "store.other-program", _): return otherProgram(path)
        case .failed(operation: "store.newer", let version): return newer(path, version)
        case .damaged(let what): return damaged(path, what)
        case .full: return full(path)
        case .busy: return inUse(path)
        case .failed(let operation, let reason): return unusable(path, "\(operation): \(reason)")
        case .stopped(let after): return unusable(path, after)
        case .versionMoved, .unknown: return unusable(path, "\(fault)")
        }
    }

    private static func otherProgram(_ path: String) -> DataFault {
        DataFault(
            "store.other-program", file: path,
            problem: Bilingual(
                vi: "Cơ sở dữ liệu này của chương trình khác.", en: "This database belongs to another program."),
            mend: Bilingual(vi: "Chỉ ra thư mục khác.", en: "Name another folder."))
    }

    private static func newer(_ path: String, _ version: String) -> DataFault {
        DataFault(
            "store.newer", file: path,
            problem: Bilingual(
                vi: "Dữ liệu có phiên bản \(version), chương trình này chỉ biết đến \(Schema.version).",
                en: "Its version is \(version); this program knows versions up to \(Schema.version)."),
            mend: Bilingual(
                vi: "Dùng bản chương trình mới hơn; dữ liệu chưa bị thay đổi.",
                en: "Use a newer release of the program; nothing was changed."))
    }

    private static func damaged(_ path: String, _ what: String) -> DataFault {
        DataFault(
            "store.damaged", file: path,
            problem: Bilingual(vi: "Dữ liệu bị hỏng: \(what).", en: "The data is damaged: \(what)."),
            mend: Bilingual(
                vi: "Giữ lại tệp này và khôi phục từ bản sao lưu mới nhất.",
                en: "Keep this file aside and restore the latest backup."))
    }

    private static func full(_ path: String) -> DataFault {
        DataFault(
            "store.full", file: path,
            problem: Bilingual(vi: "Ổ đĩa đầy.", en: "The disk is full."),
            mend: Bilingual(
                vi: "Giải phóng dung lượng rồi khởi động lại.", en: "Free some space, then start again."))
    }

    /// The server goes on reading; what it says of itself meanwhile.
    static func stopped(_ path: String, _ reason: String) -> DataFault {
        DataFault(
            "store.stopped", file: path,
            problem: Bilingual(
                vi: "Đã ngừng ghi sau lỗi đĩa (\(reason)); những gì đã xác nhận vẫn còn, xem hồ sơ vẫn được.",
                en:
                    "Writing has stopped after a disk error (\(reason)); what was acknowledged is kept, reading goes on."
            ),
            mend: Bilingual(
                vi: "Kiểm tra đĩa rồi khởi động lại máy chủ; nếu lỗi lặp lại, chuyển dữ liệu sang đĩa khác.",
                en: "Check the disk, then restart the server; if it happens again, move the data to another disk."))
    }

    private static func unusable(_ path: String, _ reason: String) -> DataFault {
        DataFault(
            "store.unusable", file: path,
            problem: Bilingual(
                vi: "Không mở được cơ sở dữ liệu (\(reason)).", en: "The database cannot be opened (\(reason))."),
            mend: Bilingual(vi: "Kiểm tra đĩa và quyền truy cập.", en: "Check the disk and the permissions."))
    }
}
