public import Base

extension Phrase {
    static let inbox = Bilingual(vi: "Hồ sơ cơ quan", en: "Inbox")
    static let inboxEmpty = Bilingual(vi: "Không có hồ sơ nào phải làm.", en: "There is nothing to do here.")
    static let inboxNone = Bilingual(vi: "Không có hồ sơ nào như vậy.", en: "No dossier is like that.")
    static let inboxCut = Bilingual(
        vi: "Chỉ xếp {n} hồ sơ đến hạn sớm nhất; lọc để thấy các hồ sơ khác.",
        en: "Only the {n} that fall due first are ranked; filter to see others.")
    static let inboxLeft = Bilingual(
        vi: "Hồ sơ {code} đã rời cơ quan: {step}.", en: "Dossier {code} has left the agency: {step}.")

    static let chooseAgency = Bilingual(vi: "Chọn cơ quan", en: "Choose an agency")
    static let agencyName = Bilingual(vi: "Tên cơ quan", en: "Name of the agency")
    static let searchAgency = Bilingual(vi: "Tìm", en: "Search")
    static let urgentAgencies = Bilingual(
        vi: "Cơ quan có hồ sơ đến hạn sớm nhất", en: "Agencies whose dossiers fall due first")
    static let otherAgency = Bilingual(vi: "Cơ quan khác", en: "Another agency")
    static let openCount = Bilingual(vi: "đang mở", en: "open")
    static let foundAgencies = Bilingual(vi: "Tìm thấy", en: "Found")

    // Filters.
    static let filters = Bilingual(vi: "Lọc", en: "Filter")
    static let filterStage = Bilingual(vi: "Tình trạng", en: "Stage")
    static let filterOfficer = Bilingual(vi: "Người xử lý", en: "Officer")
    static let filterProcedure = Bilingual(vi: "Thủ tục", en: "Procedure")
    static let filterAll = Bilingual(vi: "Tất cả", en: "All")
    static let filterNobody = Bilingual(vi: "Chưa giao ai", en: "Nobody yet")
    static let filterApply = Bilingual(vi: "Lọc", en: "Apply")
    static let filterClear = Bilingual(vi: "Bỏ lọc", en: "Clear")

    // Columns.
    static let colPick = Bilingual(vi: "Chọn", en: "Pick")
    static let colWhy = Bilingual(vi: "Vì sao đứng đây", en: "Why it stands here")
    static let colCode = Bilingual(vi: "Mã hồ sơ", en: "Code")
    static let colApplicant = Bilingual(vi: "Người nộp", en: "Applicant")
    static let colDue = Bilingual(vi: "Hạn trả", en: "Due")
    static let colStage = Bilingual(vi: "Tình trạng", en: "Stage")
    static let pickOne = Bilingual(vi: "Chọn hồ sơ", en: "Pick dossier")
    static let byUrgency = Bilingual(vi: "Hồ sơ, gấp trước", en: "Dossiers, the most urgent first")
    static let pageOf = Bilingual(vi: "Trang {n} trên {all}", en: "Page {n} of {all}")
    static let pageNext = Bilingual(vi: "Trang sau", en: "Next page")
    static let pageBefore = Bilingual(vi: "Trang trước", en: "Previous page")
    static let pagesLabel = Bilingual(vi: "Các trang", en: "Pages")

    // Several at once.
    static let bulk = Bilingual(vi: "Làm cho các hồ sơ đã chọn", en: "For those picked")
    static let bulkOfficer = Bilingual(vi: "Giao cho", en: "Give to")
    static let bulkDo = Bilingual(vi: "Thực hiện", en: "Do it")
    static let bulkAll = Bilingual(vi: "Chọn cả trang", en: "Pick the whole page")
    public static let bulkNoPick = Bilingual(vi: "Chưa chọn hồ sơ nào.", en: "No dossier is picked.")
    public static let bulkNoStep = Bilingual(vi: "Chưa chọn việc cần làm.", en: "It is not said what to do.")
    public static let bulkNoOfficer = Bilingual(vi: "Chọn người xử lý.", en: "Choose an officer.")
    static let bulkHint = Bilingual(
        vi: "Mỗi hồ sơ được xét riêng; hồ sơ nào không làm được sẽ nói rõ vì sao.",
        en: "Each is judged by itself; where something cannot be done, it says why.")
    static let bulkReport = Bilingual(vi: "Kết quả", en: "What was done")
    static let bulkDone = Bilingual(vi: "{n} hồ sơ đã ghi nhận, {m} chưa làm được.", en: "{n} done, {m} not done.")
    static let bulkYes = Bilingual(vi: "Đã làm", en: "Done")
    static let bulkNo = Bilingual(vi: "Chưa làm", en: "Not done")
    static let bulkAnswer = Bilingual(vi: "Vì sao", en: "Why")
    public static let bulkMoved = Bilingual(
        vi: "Người khác vừa thay đổi hồ sơ này. Mở ra xem lại.", en: "Somebody changed it first. Open it and look.")
    public static let bulkGone = Bilingual(
        vi: "Không có hồ sơ này, hoặc bạn không được làm việc này với nó.",
        en: "There is no such dossier, or this is not yours to do.")
    public static let bulkByHand = Bilingual(
        vi: "Trả tại quầy hoặc qua bưu chính phải ghi người nhận hoặc mã bưu gửi: mở hồ sơ để làm.",
        en: "Over a counter or by post it needs the recipient or the item number: open the dossier.")
    static let bulkElectronic = Bilingual(vi: "trả kết quả bản điện tử", en: "hand out electronic results")
    static let backToInbox = Bilingual(vi: "Về danh sách", en: "Back to the inbox")

    // Ranks.
    static let rankSilence = Bilingual(
        vi: "Hết hạn bổ sung: có thể đóng", en: "No papers came in time: may be closed")
    static let rankApology = Bilingual(
        vi: "Hôm nay là ngày cuối để xin lỗi và hẹn lại", en: "Last day to apologise and give a new date")
    static let rankConflict = Bilingual(
        vi: "Chờ bạn quyết định thẩm quyền", en: "Waits for your decision on competence")
    static let rankAccept = Bilingual(vi: "Phải tiếp nhận", en: "Has to be accepted")
    static let rankAcceptDays = Bilingual(
        vi: "Phải tiếp nhận, đã chờ {n} ngày làm việc", en: "Has to be accepted, waiting for {n} working days")
    static let rankSoon = Bilingual(vi: "Sắp đến hạn: còn {n} ngày làm việc", en: "Due soon: {n} working days left")
    static let rankSoonOne = Bilingual(vi: "Sắp đến hạn: còn 1 ngày làm việc", en: "Due soon: 1 working day left")
    static let rankAnswered = Bilingual(vi: "Đã bổ sung, chờ giải quyết tiếp", en: "The supplement is here: go on")
    static let rankIssue = Bilingual(vi: "Phải ban hành kết quả", en: "The result has to be issued")
    static let rankHandOut = Bilingual(vi: "Chờ trả kết quả", en: "The result waits to be handed out")
    static let rankSupplement = Bilingual(vi: "Chờ người nộp bổ sung", en: "Waits for the applicant's papers")
    static let rankPaused = Bilingual(vi: "Tạm dừng", en: "Paused")
    static let rankPost = Bilingual(vi: "Bưu chính đang giữ", en: "With the post")
    static let rankElsewhere = Bilingual(vi: "Trên hệ thống khác", en: "On another system")
    static let rankRoute = Bilingual(vi: "Phải xác định cơ quan giải quyết", en: "The agency has to be named")
    static let rankNoDue = Bilingual(vi: "Không có hạn", en: "No due date")
    static let rankMoved = Bilingual(vi: "đã hẹn lại một lần", en: "a new date was given once")

    // The team.
    static let load = Bilingual(vi: "Việc của từng người", en: "The team's load")
    static let loadLate = Bilingual(vi: "Quá hạn", en: "Overdue")
    static let loadSoon = Bilingual(vi: "Đến hạn trong 3 ngày làm việc", en: "Due within 3 working days")
    static let loadRest = Bilingual(vi: "Còn lại", en: "The rest")
    static let loadOpen = Bilingual(vi: "Đang mở", en: "Open")
    static let loadTable = Bilingual(vi: "Xem bằng bảng", en: "As a table")
}
