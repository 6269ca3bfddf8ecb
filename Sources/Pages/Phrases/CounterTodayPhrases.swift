public import Base

// The branch's day, and the faults of the counter's forms.
extension Phrase {
    public static let todayTitle = Bilingual(vi: "Hồ sơ tại quầy hôm nay", en: "The branch today")
    public static let todayParts = Bilingual(vi: "Nhóm hồ sơ", en: "Groups of dossiers")
    public static let todayLodged = Bilingual(vi: "nhận hôm nay", en: "lodged today")
    public static let todayDesk = Bilingual(vi: "chờ xác định cơ quan", en: "at the manual desk")
    public static let todaySupplements = Bilingual(vi: "chờ bổ sung", en: "supplements awaited")
    public static let todayReady = Bilingual(vi: "có kết quả, chờ trả", en: "results to hand out")
    public static let todayDueSoon = Bilingual(vi: "sắp đến hạn, quá hạn", en: "due soon or late")
    public static let todayOpen = Bilingual(vi: "đang mở", en: "open")
    public static let todayWaitsAt = Bilingual(vi: "Đang ở", en: "Lies with")
    public static let todayDue = Bilingual(vi: "Hẹn trả", en: "Due")
    public static let todayNoDue = Bilingual(vi: "không tính giờ", en: "no date now")
    public static let todaySoon = Bilingual(vi: "sắp đến hạn", en: "due soon")
    public static let todayLate = Bilingual(vi: "quá hạn", en: "late")
    public static let todayNothing = Bilingual(vi: "Không có hồ sơ nào.", en: "There is nothing here.")
    public static let todayMore = Bilingual(vi: "Xem tiếp", en: "More")
    public static let todayShift = Bilingual(vi: "Bàn giao ca", en: "Hand over the shift")
    public static let todayDrafts = Bilingual(vi: "Hồ sơ đang điền dở", en: "Drafts")
    public static let todayDraftsMore = Bilingual(
        vi:
            "Phần đang điền được giữ trên chính máy này, tối đa một ngày, và mất khi đăng xuất. Máy chủ và máy khác không có.",
        en:
            "What is being filled in is kept on this very device, for a day at most, and goes when you sign out. Neither the server nor another device has it."
    )
    public static let todayNoDraft = Bilingual(
        vi: "Máy này không có hồ sơ điền dở.", en: "There is no draft on this device.")

    public static let shiftTitle = Bilingual(vi: "Bàn giao ca", en: "Hand-over of the shift")
    public static let shiftNote = Bilingual(vi: "Nhắn ca sau", en: "A note for the next shift")
    public static let shiftNoteHint = Bilingual(
        vi: "Chỉ để in, không được lưu lại.", en: "For print only: it is not kept.")
    public static let shiftGives = Bilingual(
        vi: "Người giao (ký, ghi rõ họ tên)", en: "Handed over by (signature, name)")
    public static let shiftTakes = Bilingual(
        vi: "Người nhận (ký, ghi rõ họ tên)", en: "Taken over by (signature, name)")

    public static let faultPlace = Bilingual(
        vi: "Gõ địa chỉ để biết cơ quan giải quyết.", en: "Type the address: it says who decides.")
    public static let faultWhich = Bilingual(
        vi: "Chọn một nơi trong danh sách.", en: "Choose one of the places in the list.")
    public static let faultUnknownPlace = Bilingual(
        vi: "Không nhận ra nơi này. Viết thêm xã, phường và tỉnh, thành phố.",
        en: "This place is not recognised. Add the commune or ward, and the province or city.")
    public static let faultAnswer = Bilingual(vi: "Chọn một câu trả lời.", en: "Choose an answer.")
    public static let faultVariant = Bilingual(
        vi: "Thời hạn tùy trường hợp: chọn một.", en: "The period depends on the case: choose one.")
    public static let faultWhyUnsure = Bilingual(
        vi: "Ghi điều chưa rõ để người sau biết cần hỏi gì.",
        en: "Say what is not clear, so that somebody can find out.")
    public static let faultChosen = Bilingual(
        vi: "Cơ quan này không có trong danh sách được chọn.", en: "That agency is not among those to choose from.")
    public static let faultName = Bilingual(vi: "Điền họ tên người nộp.", en: "Fill in the applicant's name.")
    public static let faultPhone = Bilingual(
        vi: "Số điện thoại chưa đúng: 10 số, bắt đầu bằng 0, như 0901 234 567.",
        en: "This is no telephone number of Viet Nam: ten digits from 0, like 0901 234 567.")
    public static let faultEmail = Bilingual(
        vi: "Thư điện tử chưa đúng, như an@example.vn.", en: "This is no email address; one looks like an@example.vn.")
    public static let faultProxyName = Bilingual(
        vi: "Điền họ tên người được ủy quyền.", en: "Fill in the proxy's name.")
    public static let faultAuthority = Bilingual(
        vi: "Ghi số và ngày của văn bản ủy quyền.", en: "Give number and date of the power of attorney.")
    public static let faultDelivery = Bilingual(
        vi: "Ghi địa chỉ nhận kết quả, hoặc địa chỉ người nộp.",
        en: "Give the address for the result, or the applicant's.")
    public static let faultCount = Bilingual(vi: "Số bản là số từ 1 đến 99.", en: "Copies: a number from 1 to 99.")
    public static let faultLine = Bilingual(
        vi: "Viết trên một dòng, ngắn hơn.", en: "Write it on one line, and shorter.")
    public static let faultElectronic = Bilingual(
        vi: "Kết quả điện tử cần thư điện tử của người nộp.", en: "An electronic result needs the applicant's email.")
}
