public import Base

// What each role does and what each right allows, as the operator reads it.
extension Phrase {
    public static let rightAdvise = Bilingual(
        vi: "Hướng dẫn: ai giải quyết, cần giấy tờ gì, bao lâu", en: "Advise: who decides, which papers, how long")
    public static let rightReadRegister = Bilingual(vi: "Xem sổ thẩm quyền", en: "Read the register of competence")
    public static let rightLodge = Bilingual(vi: "Tiếp nhận hồ sơ", en: "Take dossiers in")
    public static let rightReadDossier = Bilingual(
        vi: "Xem hồ sơ và lịch sử của nó (mỗi lần xem đều được ghi lại)",
        en: "Read dossiers and their history (every look is logged)")
    public static let rightListBranch = Bilingual(vi: "Xem danh sách hồ sơ của quầy", en: "List a branch's dossiers")
    public static let rightListAgency = Bilingual(
        vi: "Xem danh sách hồ sơ của cơ quan", en: "List an agency's dossiers")
    public static let rightForward = Bilingual(
        vi: "Chuyển hồ sơ đi, định tuyến lại bằng tay", en: "Send dossiers on, route them again by hand")
    public static let rightServeApplicant = Bilingual(
        vi: "Nhận bổ sung, nhận đơn rút, đổi nơi trả kết quả",
        en: "Take in supplements and withdrawals, change where the result goes")
    public static let rightTakeOn = Bilingual(
        vi: "Nhận giải quyết, trả lại vì không thuộc thẩm quyền, trình cấp trên",
        en: "Accept, decline or refer dossiers")
    public static let rightExamine = Bilingual(
        vi: "Yêu cầu bổ sung, xin lỗi và hẹn lại, dừng giải quyết", en: "Ask for a supplement, give a new date, stop")
    public static let rightDecide = Bilingual(vi: "Quyết định, ban hành kết quả", en: "Decide and issue results")
    public static let rightHandOut = Bilingual(vi: "Trả kết quả", en: "Hand results out")
    public static let rightResolveConflict = Bilingual(
        vi: "Quyết định khi hai cơ quan cùng từ chối", en: "Settle conflicts of competence")
    public static let rightCarry = Bilingual(vi: "Ghi nhận giao và nhận giấy tờ", en: "Record that papers passed on")
    public static let rightProposeEdition = Bilingual(
        vi: "Soạn, kiểm tra và đề nghị bản mới của sổ thẩm quyền",
        en: "Edit, prove and propose editions of the register")
    public static let rightApproveEdition = Bilingual(
        vi: "Duyệt bản mới do người khác đề nghị", en: "Approve editions that somebody else proposed")
    public static let rightManageAccounts = Bilingual(
        vi: "Quản lý tài khoản, vai trò, sao lưu; xem nhật ký không có nội dung hồ sơ",
        en: "Look after accounts, roles and backups; read the journal without what dossiers hold")
    public static let rightManageKeys = Bilingual(vi: "Cấp và thu hồi khóa đối tác", en: "Make and revoke partner keys")
    public static let rightReadAccessLog = Bilingual(vi: "Xem ai đã xem gì", en: "Read who looked at what")
    public static let rightMetrics = Bilingual(vi: "Xem số liệu vận hành", en: "Read the service's figures")

    public static let roleReceptionist = Bilingual(
        vi: "Tiếp nhận, hướng dẫn và trả kết quả tại một quầy.", en: "Takes in, advises and hands out at a branch.")
    public static let roleShiftLead = Bilingual(
        vi: "Như cán bộ tiếp nhận, và chuyển hồ sơ đi, giữ bàn xử lý tay, xem ai đã xem hồ sơ của quầy.",
        en: "A receptionist who also sends on, keeps the manual desk, and sees who looked at the branch's dossiers.")
    public static let roleCaseOfficer = Bilingual(
        vi: "Nhận, thẩm tra và quyết định hồ sơ của một cơ quan.", en: "Accepts, examines and decides at an agency.")
    public static let roleAgencyHead = Bilingual(
        vi: "Như cán bộ thụ lý, và quyết định khi có tranh chấp thẩm quyền.",
        en: "A case officer who also settles conflicts of competence.")
    public static let roleDutyManager = Bilingual(
        vi: "Thấy trước hồ sơ sắp trễ; chỉ quyết định tranh chấp, không đổi gì khác.",
        en: "Sees what will be late before it is; settles conflicts and changes nothing else.")
    public static let rolePostalAgent = Bilingual(
        vi: "Mang giấy tờ và ghi nhận giao nhận; không đọc hồ sơ.", en: "Carries papers; reads no dossier.")
    public static let roleSteward = Bilingual(
        vi: "Soạn, kiểm tra và đề nghị sổ thẩm quyền; không tự duyệt được.",
        en: "Keeps the register of competence; cannot approve alone.")
    public static let rolePublisher = Bilingual(
        vi: "Người thứ hai: duyệt điều người giữ danh bạ đề nghị.",
        en: "The second person: approves what a steward proposed.")
    public static let roleOperator = Bilingual(
        vi: "Tài khoản, khóa, sao lưu, số liệu; không đọc hồ sơ.",
        en: "Accounts, keys, backups and figures; reads no dossier.")
    public static let roleAuditor = Bilingual(
        vi: "Đọc mọi thứ trong phạm vi được giao, kể cả nhật ký truy cập; không đổi gì.",
        en: "Reads everything in reach, the access log too; changes nothing.")
    public static let roleAPIClient = Bilingual(
        vi: "Phần mềm của đối tác: nộp và theo dõi hồ sơ qua API.", en: "A partner's system: lodges and follows.")
}
