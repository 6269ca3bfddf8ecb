internal import Base

// The dossier page's lower half: the deadline, the routing, what happened.
extension Phrase {
    static let deadline = Bilingual(vi: "Thời hạn, từng dòng", en: "The deadline, line by line")
    static let latestApology = Bilingual(
        vi: "Hạn chót xin lỗi và hẹn lại", en: "Last day for an apology and a new date")
    static let warnings = Bilingual(vi: "Nhắc trước", en: "Early warnings")
    static let warningDays = Bilingual(vi: "trước {n} ngày làm việc", en: "{n} working days before")
    static let appointed = Bilingual(vi: "Đã hẹn lại", en: "New date given")
    static let appointedInstead = Bilingual(vi: "{to}, thay cho {was}", en: "{to}, instead of {was}")
    static let silenceEnds = Bilingual(vi: "Hết hạn bổ sung", en: "Time to bring papers ends")
    static let cautions = Bilingual(vi: "Lưu ý về lịch", en: "What is doubtful in the calendar")

    static let routing = Bilingual(vi: "Vì sao cơ quan này?", en: "Why this agency?")
    static let routedOn = Bilingual(vi: "Xác định theo ngày", en: "As of")
    static let facts = Bilingual(vi: "Dữ kiện", en: "Facts")
    static let noFacts = Bilingual(vi: "Thủ tục không cần dữ kiện nào.", en: "The procedure needs none.")
    static let rules = Bilingual(vi: "Căn cứ", en: "Rules applied")
    static let chosenAmong = Bilingual(vi: "Luật cho chọn giữa", en: "The law allowed any of")
    static let chosenWhy = Bilingual(vi: "Chọn vì", en: "Chosen because")
    static let byHand = Bilingual(
        vi: "Cơ quan hiện nay do con người xác định sau lần định tuyến này; xem diễn biến.",
        en: "The present agency was named by people after this routing; see what happened.")
    static let whyNot = Bilingual(vi: "Vì sao không phải nơi khác?", en: "Why not the others?")
    static let whyNotNeighbours = Bilingual(
        vi: "Cùng loại cơ quan có ở nhiều nơi, nhưng {factor} là {area}, nên chỉ nơi đó có thẩm quyền.",
        en: "There are many of this kind of agency; the {factor} is {area}, so only that one is competent.")
    static let ruleSays = Bilingual(vi: "Quy tắc", en: "Rule")
    static let ruleNotBecause = Bilingual(vi: "Không áp dụng vì", en: "Does not apply because")
    static let edition = Bilingual(vi: "Phiên bản sổ thẩm quyền", en: "Edition of the register")
    static let noReceipt = Bilingual(
        vi: "Không đọc được phiếu định tuyến của hồ sơ này.", en: "The routing receipt of this dossier cannot be read.")

    static let atOdds = Bilingual(vi: "Trả lại và tranh chấp thẩm quyền", en: "Declines and conflicts of competence")
    static let declinedBy = Bilingual(vi: "{agency} trả lại: {reason}", en: "{agency} declined: {reason}")
    static let declinedFact = Bilingual(vi: "Dữ kiện mới: {fact}", en: "New fact: {fact}")
    static let conflictBetween = Bilingual(vi: "Tranh chấp giữa {between}", en: "Conflict between {between}")
    static let conflictSettled = Bilingual(vi: "Đã giải quyết bằng {document}", en: "Settled by {document}")
    static let supplements = Bilingual(vi: "Bổ sung giấy tờ", en: "Supplements")
    static let supplementAsked = Bilingual(vi: "Yêu cầu lúc {when}", en: "Asked for at {when}")
    static let supplementCame = Bilingual(vi: "nhận đủ lúc {when}", en: "complete at {when}")
    static let supplementOpen = Bilingual(vi: "chưa nhận", en: "not here yet")

    static let slips = Bilingual(vi: "In phiếu", en: "Slips to print")
    static let slip1 = Bilingual(vi: "Mẫu 01: Giấy tiếp nhận và hẹn trả", en: "Form 01: receipt and appointment")
    static let slip2 = Bilingual(vi: "Mẫu 02: Phiếu yêu cầu bổ sung", en: "Form 02: request for a supplement")
    static let slip3 = Bilingual(vi: "Mẫu 03: Phiếu từ chối tiếp nhận", en: "Form 03: refusal")
    static let slip4 = Bilingual(vi: "Mẫu 04: Phiếu xin lỗi và hẹn lại", en: "Form 04: apology and new date")
    static let slip5 = Bilingual(vi: "Mẫu 05: Thông báo dừng giải quyết", en: "Form 05: notice of stopping")
    static let slip6 = Bilingual(vi: "Mẫu 06: Phiếu kiểm soát quá trình", en: "Form 06: processing control slip")
    static let slip7 = Bilingual(vi: "Mẫu 07: Sổ theo dõi hồ sơ", en: "Form 07: the register")
    static let printPage = Bilingual(vi: "In trang này", en: "Print this page")

    static let story = Bilingual(vi: "Diễn biến", en: "What happened")
    static let storyEarlier = Bilingual(vi: "Trước đó", en: "Earlier")
    static let evLodged = Bilingual(vi: "Nộp tại {branch}", en: "Lodged at {branch}")
    static let evRoutedByHand = Bilingual(
        vi: "Xác định cơ quan giải quyết: {to}. {why}", en: "The agency was named by hand: {to}. {why}")
    static let evRerouted = Bilingual(vi: "Định tuyến lại: {to}", en: "Routed anew: {to}")
    static let evTransferred = Bilingual(
        vi: "Chuyển sang {to}. {why} (căn cứ: {basis})", en: "Transferred to {to}. {why} (basis: {basis})")
    static let evAccepted = Bilingual(vi: "Tiếp nhận giải quyết; người xử lý: {who}", en: "Accepted; officer: {who}")
    static let evAssigned = Bilingual(vi: "Giao cho {who} xử lý", en: "Assigned to {who}")
    static let evDeclined = Bilingual(
        vi: "{agency} trả lại vì không thuộc thẩm quyền: {reason}", en: "{agency} declined: {reason}")
    static let evConflict = Bilingual(
        vi: "Thành tranh chấp thẩm quyền giữa {between}", en: "A conflict of competence between {between}")
    static let evReferred = Bilingual(vi: "Trình {superior} quyết định. {note}", en: "Referred to {superior}. {note}")
    static let evSettled = Bilingual(
        vi: "Cấp trên quyết định: {agency} giải quyết ({document})", en: "The superior decided: {agency} ({document})")
    static let evAsked = Bilingual(vi: "Yêu cầu bổ sung: {papers}", en: "Asked for: {papers}")
    static let evBrought = Bilingual(vi: "Nhận đủ bổ sung: {papers}", en: "The supplement is complete: {papers}")
    static let evPaused = Bilingual(vi: "Tạm dừng ({reason}): {note}", en: "Paused ({reason}): {note}")
    static let evResumed = Bilingual(vi: "Giải quyết tiếp. {note}", en: "Work goes on. {note}")
    static let evReappointed = Bilingual(
        vi: "Xin lỗi và hẹn lại ngày {to}: {reason}", en: "Apology and new date {to}: {reason}")
    static let evGranted = Bilingual(vi: "Quyết định: chấp thuận", en: "Decided: granted")
    static let evRejected = Bilingual(vi: "Quyết định: không chấp thuận. {reason}", en: "Decided: rejected. {reason}")
    static let evIssued = Bilingual(vi: "Ban hành kết quả {number}: {title}", en: "Result issued, {number}: {title}")
    static let evPlace = Bilingual(vi: "Đổi nơi nhận kết quả: {to}", en: "The result goes elsewhere: {to}")
    static let evHandedCounter = Bilingual(
        vi: "Trả kết quả tại {branch} cho {recipient} (xuất trình {identity})",
        en: "Handed out at {branch} to {recipient} (who showed: {identity})")
    static let evHandedPost = Bilingual(
        vi: "Giao kết quả cho bưu chính (bưu gửi {consignment})", en: "Given to the post (item {consignment})")
    static let evHandedElectronic = Bilingual(vi: "Trả kết quả bản điện tử", en: "Sent electronically")
    static let evDelivered = Bilingual(
        vi: "Bưu chính đã phát cho {recipient}", en: "Delivered by the post to {recipient}")
    static let evBroughtBack = Bilingual(
        vi: "Bưu chính chuyển hoàn: {reason}", en: "Brought back by the post: {reason}")
    static let evRefused = Bilingual(vi: "Từ chối tiếp nhận: {reason}", en: "Refused: {reason}")
    static let evWithdrawn = Bilingual(vi: "Người nộp rút hồ sơ. {reason}", en: "Withdrawn by the applicant. {reason}")
    static let evStopped = Bilingual(
        vi: "Dừng giải quyết: {reason} (căn cứ: {basis})", en: "Stopped: {reason} (basis: {basis})")
    static let evSilence = Bilingual(
        vi: "Đóng vì không bổ sung trong thời hạn", en: "Closed: no supplement came in time")
    static let evReference = Bilingual(
        vi: "Mã trên {system} nay là {reference}", en: "{system} now calls it {reference}")
    static let evClosedElsewhere = Bilingual(
        vi: "Kết thúc trên hệ thống khác: {report}", en: "Ended on the other system: {report}")
    static let evFollows = Bilingual(vi: "Gắn vào hồ sơ chính {code}", en: "Follows {code}")
    static let evLeads = Bilingual(vi: "Gắn thêm hồ sơ liên thông {code}", en: "Leads {code}")
    static let evRederived = Bilingual(vi: "Tính lại hạn trả: {due}", en: "The due date was reckoned again: {due}")
}
