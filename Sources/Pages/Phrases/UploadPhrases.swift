public import Base

extension Phrase {
    public static let upIntro = Bilingual(
        vi:
            "Tải các bảng về, sửa trong bảng tính, lưu dạng CSV UTF-8 rồi gửi lại ở đây. Bảng nào không gửi thì giữ nguyên.",
        en:
            "Download tables, change them in a spreadsheet, save them as CSV UTF-8 and send them here. Tables you do not send stay as they are."
    )
    public static let upFiles = Bilingual(vi: "Tệp CSV", en: "CSV files")
    public static let upFilesHint = Bilingual(
        vi: "Một hoặc nhiều bảng, tên như rules.csv.", en: "One table or several, named like rules.csv.")
    public static let upFolder = Bilingual(vi: "Các tệp này thuộc thư mục", en: "These files belong to the folder")
    public static let upFolderHint = Bilingual(
        vi: "Tệp gửi kèm thư mục thì giữ thư mục của nó.", en: "Files sent with a folder keep their own.")
    public static let upExtent = Bilingual(vi: "Gửi gì", en: "What you send")
    public static let upAll = Bilingual(vi: "Toàn bộ sổ, mọi bảng", en: "The whole register, every table")
    public static let upSend = Bilingual(vi: "Kiểm tra và đề nghị", en: "Check and propose")
    public static let upNothingYet = Bilingual(
        vi:
            "Có lỗi thì không lưu gì, mỗi lỗi được chỉ rõ tệp và dòng. Đạt thì lưu một bản thảo chờ người thứ hai duyệt.",
        en:
            "With faults nothing is kept, and each is shown with its file and line. Else a draft is kept for a second person to approve."
    )
    public static let upTables = Bilingual(vi: "Các bảng đang dùng", en: "The tables in use")
    public static let upDownload = Bilingual(vi: "Tải về", en: "Download")
    public static let upEdit = Bilingual(vi: "Sửa", en: "Edit")
    public static let upEditTable = Bilingual(vi: "Sửa bảng", en: "Edit the table")
    public static let upText = Bilingual(vi: "Nội dung bảng", en: "The table's content")
    public static let upTextHint = Bilingual(
        vi: "CSV: mỗi dòng một hàng, ô có dấu phẩy đặt trong ngoặc kép.",
        en: "CSV: a line a row; fields with a comma stand in quotation marks.")
    public static let upNoFiles = Bilingual(vi: "Chọn ít nhất một tệp.", en: "Choose at least one file.")
    public static let upUnreadable = Bilingual(
        vi: "Không đọc được những gì trình duyệt gửi. Chưa có gì được lưu; chọn lại tệp và gửi lại.",
        en: "What the browser sent cannot be read. Nothing was kept; choose the files again and send them.")
    public static let upNotProved = Bilingual(
        vi: "Các bảng đọc được nhưng kiểm tra chưa đạt. Chưa có gì được lưu.",
        en: "The tables can be read, but they do not pass the check. Nothing was kept.")

    public static func upSome(_ number: Int) -> Bilingual {
        Bilingual(
            vi: "Các bảng thay đổi; phần còn lại lấy từ ấn bản số \(number)",
            en: "Tables that change; the others are taken from edition \(number)")
    }
    public static func upDraftIntro(_ number: Int) -> Bilingual {
        Bilingual(
            vi: "Bảng của ấn bản số \(number) đang dùng. Sửa, xem kiểm tra và thay đổi, rồi đề nghị thành ấn bản mới.",
            en:
                "A table of edition \(number), the active one. Change it, look at proof and differences, then propose it."
        )
    }
}
