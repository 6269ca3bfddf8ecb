public import Base

extension Phrase {
    public static let operatorSections = Bilingual(vi: "Các mục vận hành", en: "Operation")
    public static let operatorOverview = Bilingual(vi: "Tổng quan", en: "Overview")
    public static let operatorHealth = Bilingual(vi: "Tình trạng 24 giờ", en: "Last 24 hours")
    public static let operatorAccounts = Bilingual(vi: "Tài khoản", en: "Accounts")
    public static let operatorKeys = Bilingual(vi: "Khóa đối tác", en: "Partner keys")
    public static let operatorRoles = Bilingual(vi: "Vai trò và quyền", en: "Roles and rights")
    public static let operatorBranches = Bilingual(vi: "Quầy và giờ mở cửa", en: "Branches and hours")
    public static let operatorJournal = Bilingual(vi: "Nhật ký", en: "Journal")
    public static let operatorBackups = Bilingual(vi: "Sao lưu", en: "Backups")
    public static let operatorLook = Bilingual(vi: "Cần xem trước", en: "What to look at")
    public static let operatorAllWell = Bilingual(
        vi: "Mọi thứ đều ổn: đang ghi, đủ chỗ trên đĩa, bản sao lưu còn mới, không có lỗi trong một giờ qua.",
        en: "All is well: recording, room on the disk, a fresh backup, nothing failed in the last hour.")
    public static let operatorNowTag = Bilingual(vi: "Làm ngay", en: "Now")
    public static let operatorSoonTag = Bilingual(vi: "Nên làm", en: "Soon")
    public static let operatorKnowTag = Bilingual(vi: "Để biết", en: "To know")
    public static let operatorNow = Bilingual(vi: "Hiện tại", en: "Right now")
    public static let operatorNoBackup = Bilingual(
        vi: "Trong thư mục dữ liệu chưa có bản sao lưu nào. Nếu sao lưu nơi khác thì bỏ qua dòng này.",
        en: "There is no backup in the data folder. If you keep them elsewhere, pass over this line.")
    public static let operatorRecording = Bilingual(vi: "Ghi dữ liệu", en: "Recording")
    public static let operatorRecords = Bilingual(vi: "Đang ghi", en: "Recording")
    public static let operatorHalted = Bilingual(vi: "Đã ngừng ghi", en: "Stopped")
    public static let operatorEdition = Bilingual(vi: "Sổ thẩm quyền đang dùng", en: "Register in force")
    public static let operatorBackup = Bilingual(vi: "Bản sao lưu gần nhất", en: "Newest backup")
    public static let operatorDisk = Bilingual(vi: "Đĩa còn trống", en: "Free on the disk")
    public static let operatorOf = Bilingual(vi: "trên", en: "of")
    public static let operatorDatabase = Bilingual(vi: "Cơ sở dữ liệu", en: "Database")
    public static let operatorLog = Bilingual(vi: "nhật ký ghi trước", en: "write-ahead log")
    public static let operatorQueue = Bilingual(vi: "Đang chờ ghi", en: "Waiting to be recorded")
    public static let operatorWrites = Bilingual(vi: "yêu cầu đã ghi trong", en: "requests recorded in")
    public static let operatorCommits = Bilingual(vi: "lần ghi đĩa", en: "commits")
    public static let operatorPeople = Bilingual(vi: "Người đang dùng", en: "People")
    public static let operatorSessions = Bilingual(vi: "phiên đăng nhập", en: "signed in")
    public static let operatorConnections = Bilingual(vi: "kết nối đang mở", en: "connections open")
    public static let operatorMemory = Bilingual(vi: "Bộ nhớ đang dùng", en: "Memory in use")
    public static let operatorUp = Bilingual(vi: "Đã chạy", en: "Running for")
    public static let operatorSince = Bilingual(vi: "từ", en: "since")
    public static let operatorVersion = Bilingual(vi: "Phiên bản", en: "Version")
    public static let operatorLookAgain = Bilingual(vi: "Xem lại", en: "Look again")

    public static let healthLead = Bilingual(
        vi: "Mỗi phút đo một lần; mỗi cột là phút xấu nhất trong mười phút. Số liệu chỉ có từ lần khởi động gần nhất.",
        en:
            "Measured once a minute; each column is the worst minute of ten. Nothing is known from before the last start."
    )
    public static let healthSince = Bilingual(vi: "Máy chủ khởi động lúc", en: "The service was started at")
    public static let healthNothing = Bilingual(vi: "chưa đo được gì", en: "nothing measured yet")
    public static let healthUnknown = Bilingual(vi: "chưa rõ", en: "unknown")
    public static let healthAnswered = Bilingual(vi: "Yêu cầu được đáp, mỗi phút", en: "Requests answered, a minute")
    public static let healthRefused = Bilingual(vi: "Yêu cầu bị từ chối (4xx)", en: "Requests refused (4xx)")
    public static let healthFailed = Bilingual(vi: "Lỗi máy chủ (5xx)", en: "Requests that failed here (5xx)")
    public static let healthSlowest = Bilingual(vi: "99% yêu cầu xong trong", en: "99% of answers within")
    public static let healthCommits = Bilingual(vi: "Lần ghi đĩa, mỗi phút", en: "Commits, a minute")
    public static let healthWaiting = Bilingual(vi: "Yêu cầu đang chờ ghi", en: "Requests waiting to be recorded")
    public static let healthConnections = Bilingual(vi: "Kết nối đang mở", en: "Connections open")
    public static let healthMemory = Bilingual(vi: "Bộ nhớ", en: "Memory")
    public static let healthDisk = Bilingual(vi: "Đĩa còn trống", en: "Free on the disk")
    public static let healthFigures = Bilingual(vi: "Xem bằng số", en: "The same in figures")
    public static let healthByHour = Bilingual(vi: "Phút xấu nhất của từng giờ", en: "The worst minute of each hour")
    public static let healthHour = Bilingual(vi: "Giờ", en: "Hour")

    public static let backupLead = Bilingual(
        vi:
            "Mỗi bản sao lưu là một tệp chứa toàn bộ dữ liệu, đã được đọc lại và kiểm tra trọn vẹn. Chép sang máy khác ngay: bản nằm cùng đĩa không cứu được khi đĩa hỏng.",
        en:
            "A backup is one file with all data, read again and verified whole. Copy it to another machine: one on the same disk does not survive that disk."
    )
    public static let backupNow = Bilingual(vi: "Sao lưu ngay", en: "Back up now")
    public static let backupEffect = Bilingual(
        vi: "Mọi người vẫn làm việc bình thường trong lúc sao lưu.", en: "Everybody goes on working meanwhile.")
    public static let backupRunning = Bilingual(vi: "Đang sao lưu, bắt đầu lúc", en: "A backup is under way since")
    public static let backupMade = Bilingual(vi: "Đã sao lưu và kiểm tra:", en: "Copied and verified:")
    public static let backupFailed = Bilingual(vi: "Chưa sao lưu được.", en: "No backup was made.")
    public static let backupNoRoom = Bilingual(
        vi: "Đĩa không đủ chỗ cho một bản sao nữa. Dời bản cũ đi trước.",
        en: "There is no room for another copy on this disk. Move old ones away first.")
    public static let backupHolds = Bilingual(vi: "Gồm", en: "Holds")
    public static let backupDossiers = Bilingual(vi: "hồ sơ", en: "dossiers")
    public static let backupRows = Bilingual(vi: "dòng nhật ký", en: "rows of the journal")
    public static let backupTook = Bilingual(vi: "Mất", en: "Took")
    public static let backupHead = Bilingual(vi: "Đầu nhật ký", en: "Head of the journal")
    public static let backupHeadWhy = Bilingual(
        vi: "Chép dòng này ra nơi khác: sau này nó chứng minh không ai sửa hay cắt nhật ký.",
        en: "Keep this line elsewhere: later it proves that nobody altered or cut the journal.")
    public static let backupNone = Bilingual(
        vi: "Chưa có bản nào trong thư mục backups.", en: "The folder backups holds none yet.")
    public static let backupList = Bilingual(vi: "Các bản sao lưu, mới nhất trước", en: "Backups, newest first")
    public static let backupName = Bilingual(vi: "Tệp", en: "File")
    public static let backupAt = Bilingual(vi: "Lúc", en: "Made")
    public static let backupSize = Bilingual(vi: "Kích thước", en: "Size")
    public static let backupRestore = Bilingual(vi: "Khôi phục", en: "How to restore")
    public static let backupRestoreStop = Bilingual(
        vi: "Dừng máy chủ (nếu còn chạy).", en: "Stop the server, if it still runs.")
    public static let backupRestoreRun = Bilingual(
        vi: "Trên máy chủ, khôi phục vào một thư mục mới; lệnh kiểm tra toàn bộ bản sao trước và nói rõ điều gì mất:",
        en:
            "On the machine, restore into a new folder; the command verifies the whole copy first and says what is lost:"
    )
    public static let backupRestoreServe = Bilingual(
        vi: "Chạy máy chủ với thư mục mới đó (--data). Không mã hồ sơ nào bị cấp hai lần.",
        en: "Start the server with that folder (--data). No dossier code is given twice.")
    public static let backupNoDownload = Bilingual(
        vi:
            "Không tải bản sao lưu qua trình duyệt được: trong đó có dữ liệu của mọi người dân. Chép nó qua kênh quản trị máy (rsync, scp) tới nơi có mã hóa.",
        en:
            "Backups cannot be downloaded here: they hold every citizen's data. Copy them by the machine's own ways (rsync, scp) to an encrypted place."
    )
}
