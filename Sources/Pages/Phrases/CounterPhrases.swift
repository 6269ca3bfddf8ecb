public import Base

// The counter's words: as a receptionist would say them to a citizen.
extension Phrase {
    public static let counterTitle = Bilingual(vi: "Người dân cần làm thủ tục gì?", en: "Which procedure is it?")
    public static let counterWords = Bilingual(vi: "Tên thủ tục", en: "Name of the procedure")
    public static let counterWordsHint = Bilingual(
        vi:
            "Gõ không dấu cũng được, theo cách người dân gọi: “khai sinh”, “doi bang lai”. Enter chọn dòng đầu, ↓ để xuống danh sách.",
        en:
            "Accents are not needed; say it as people do: “khai sinh”, “doi bang lai”. Enter takes the first line, ↓ goes down the list."
    )
    public static let counterSeek = Bilingual(vi: "Tìm", en: "Search")
    public static let counterFits = Bilingual(vi: "Thủ tục phù hợp", en: "Procedures that fit")
    public static let counterAll = Bilingual(vi: "Thủ tục thường gặp", en: "Procedures often asked for")
    public static let counterNothing = Bilingual(vi: "Không có thủ tục nào phù hợp.", en: "No procedure fits.")
    public static let counterNothingHint = Bilingual(
        vi: "Bớt chữ, thử tên khác, hoặc gõ mã thủ tục.", en: "Use fewer words, another name, or the procedure's code.")
    public static let counterAt = Bilingual(vi: "Nơi tiếp nhận", en: "Branch")
    public static let counterSwitch = Bilingual(vi: "Đổi nơi", en: "Switch")
    public static let counterNoBranch = Bilingual(
        vi: "Bạn không có quyền tiếp nhận tại quầy nào; ở đây chỉ tư vấn được.",
        en: "You may not lodge at any branch; here you can give advice.")
    public static let counterAdviceOnly = Bilingual(vi: "Chỉ tư vấn", en: "Advice only")
    public static let counterOther = Bilingual(vi: "Thủ tục khác", en: "Another procedure")
    public static let counterDraft = Bilingual(
        vi: "Trên máy này có một hồ sơ đang điền dở.", en: "A dossier was begun on this device and not lodged.")
    public static let counterResume = Bilingual(vi: "Điền tiếp", en: "Go on with it")
    public static let counterDiscard = Bilingual(vi: "Bỏ hồ sơ này", en: "Discard it")

    public static let counterLodge = Bilingual(vi: "Tiếp nhận hồ sơ", en: "Take it in")
    public static let counterAdvice = Bilingual(vi: "In phiếu tư vấn", en: "Print the advice")
    public static let counterShow = Bilingual(vi: "Xem ai giải quyết", en: "Show who decides")
    public static let counterNoQuestion = Bilingual(
        vi: "Không cần hỏi gì thêm để biết cơ quan giải quyết.", en: "Nothing needs to be asked to know who decides.")
    public static let counterPlaceHint = Bilingual(
        vi: "Địa chỉ người dân đọc, cũ hay mới đều được: số nhà, đường, phường, quận, tỉnh.",
        en: "The address as it is told, old or new: house, street, ward, district, province.")
    public static let counterSecondPlace = Bilingual(vi: "Địa chỉ thứ hai", en: "Second address")
    public static let counterAlso = Bilingual(
        vi: "Thêm nơi khác cũng đúng (tạm trú; của cha hoặc mẹ)",
        en: "Another place that is true as well (temporary residence; the father's or the mother's)")
    public static let counterWhichOne = Bilingual(vi: "Là nơi nào trong các nơi sau?", en: "Which of these is it?")
    public static let counterPerhaps = Bilingual(vi: "Có phải một trong các nơi sau?", en: "Is it one of these?")
    public static let counterNotTogether = Bilingual(
        vi: "Tên phường, xã và quận, tỉnh không khớp nhau. Là nơi nào?",
        en: "Ward and district or province do not fit together. Which is meant?")
    public static let counterNotKnownHere = Bilingual(
        vi: "Không rõ, để quầy xác minh", en: "Not sure: let the desk find out")
    public static let counterUnsure = Bilingual(
        vi: "Chưa xác định được tại quầy, nhận hồ sơ để xác minh",
        en: "It cannot be settled here: take it in, and a person finds out")
    public static let counterUnsureHint = Bilingual(
        vi: "Hồ sơ nằm ở bàn xác định thẩm quyền của nơi tiếp nhận; thời hạn vẫn tính.",
        en: "It goes to this branch's manual desk; the clock runs meanwhile.")
    public static let counterUnsureWhy = Bilingual(vi: "Chưa rõ điều gì?", en: "What is not clear?")
    public static let counterManual = Bilingual(vi: "Cần người xác minh", en: "A person finds out")
    public static let counterManualTold = Bilingual(
        vi: "Bàn xác định thẩm quyền của nơi tiếp nhận sẽ tìm cơ quan giải quyết.",
        en: "The branch's manual desk will find out who decides.")
    public static let counterManualMore = Bilingual(
        vi: "Người nộp được báo ngay khi biết. Ngày nhận hồ sơ không đổi.",
        en: "The applicant is told as soon as it is known. The date of receipt stays.")

    public static let counterAnswer = Bilingual(vi: "Ai giải quyết và vì sao", en: "Who decides, and why")
    public static let counterAsk = Bilingual(
        vi: "Trả lời câu hỏi bên cạnh để biết cơ quan giải quyết.", en: "Answer the question to see who decides.")
    public static let counterPick = Bilingual(
        vi: "Chọn đúng nơi trong danh sách để biết cơ quan giải quyết.",
        en: "Choose the right place in the list to see who decides.")
    public static let counterSettled = Bilingual(vi: "Đã rõ", en: "Settled")
    public static let counterOpen = Bilingual(vi: "Cần hỏi thêm", en: "One more question")
    public static let counterRefused = Bilingual(vi: "Không nhận được tại đây", en: "Not here")
    public static let counterProposed = Bilingual(vi: "đề nghị", en: "proposed")
    public static let counterProposedWhy = Bilingual(
        vi: "Nơi phục vụ địa bàn nộp hồ sơ, sau đó đến nơi gần nhất.",
        en: "It serves the lodging area, or is the nearest.")
    public static let counterApplicantChose = Bilingual(vi: "Người nộp chọn.", en: "The applicant's choice.")
    public static let counterChoose = Bilingual(
        vi: "Người nộp chọn cơ quan nào?", en: "Which one does the applicant choose?")
    public static let counterNowhere = Bilingual(
        vi: "Sổ không ghi nơi nào nhận được. Hỏi trưởng ca.",
        en: "The register names no place that may. Ask the shift lead.")
    public static let counterCall = Bilingual(vi: "Gọi hỏi:", en: "Call:")
    public static let counterWhy = Bilingual(vi: "Căn cứ", en: "Why")
    public static let counterDue = Bilingual(vi: "Hẹn trả", en: "Due")
    public static let counterLines = Bilingual(vi: "Cách tính từng ngày", en: "Line by line")
    public static let counterNoPeriod = Bilingual(vi: "Sổ chưa ghi thời hạn", en: "No period is stated")
    public static let counterPapers = Bilingual(vi: "Giấy tờ cần mang", en: "What to bring")
    public static let counterGoesBack = Bilingual(vi: "trả lại người nộp", en: "given back")
    public static let counterNotByHand = Bilingual(
        vi: "Thủ tục này không nộp giấy tại quầy: chỉ nộp trực tuyến. Hướng dẫn người dân nộp qua Cổng Dịch vụ công.",
        en: "This procedure is not lodged on paper: online only. Help the person to lodge it on the national portal.")
    public static let counterFee = Bilingual(vi: "Phí, lệ phí", en: "Fee")
    public static let counterResult = Bilingual(vi: "Kết quả", en: "Result")
    public static let counterHere = Bilingual(vi: "Nộp tại đây", en: "Lodged here")
    public static let counterMay = Bilingual(vi: "Được", en: "Yes")
    public static let counterMayNot = Bilingual(vi: "Không", en: "No")
    public static let counterNotAsked = Bilingual(vi: "Chưa nói nộp ở đâu", en: "No branch was named")
    public static let counterHolds = Bilingual(vi: "Câu trả lời đúng", en: "This holds")
    public static let counterThrough = Bilingual(vi: "đến hết ngày", en: "through")

    public static let counterAdviceTitle = Bilingual(vi: "Phiếu tư vấn thủ tục", en: "Advice on a procedure")
    public static let counterAdviceHonest = Bilingual(
        vi:
            "Đây là tư vấn theo quy định có trong hệ thống hôm nay, chưa phải giấy tiếp nhận. Hạn trả tính như nộp ngay lúc này.",
        en:
            "This is advice by the rules known to us today, not a receipt. The date is reckoned as if it were lodged now."
    )
    public static let counterBackToCase = Bilingual(vi: "Quay lại hồ sơ", en: "Back to the case")
    public static let counterNext = Bilingual(vi: "Người tiếp theo", en: "Next person")
    public static let counterPrintHint = Bilingual(
        vi: "In khổ A5 hoặc A4 từ trình duyệt (Ctrl+P).", en: "Print on A5 or A4 from the browser (Ctrl+P).")

    public static let counterApplicant = Bilingual(vi: "Người nộp hồ sơ", en: "Applicant")
    public static let counterPhone = Bilingual(vi: "Số điện thoại", en: "Telephone")
    public static let counterPhoneHint = Bilingual(
        vi: "Người đã từng nộp ở đây: chỉ gõ số rồi Enter, máy điền phần còn lại.",
        en: "Somebody who lodged here before: the number and Enter, the rest is filled in.")
    public static let counterName = Bilingual(vi: "Họ và tên (hoặc tên tổ chức)", en: "Name (or the firm's name)")
    public static let counterAddress = Bilingual(vi: "Địa chỉ", en: "Address")
    public static let counterEmail = Bilingual(vi: "Thư điện tử", en: "Email")
    public static let counterKind = Bilingual(vi: "Là", en: "Is")
    public static let counterPerson = Bilingual(vi: "Cá nhân", en: "A person")
    public static let counterFirm = Bilingual(vi: "Tổ chức, doanh nghiệp", en: "An organisation or firm")
    public static let counterKnown = Bilingual(vi: "Số này đã nộp hồ sơ:", en: "This number lodged before:")
    public static let counterKnownAsk = Bilingual(
        vi: "Hỏi lại tên rồi tiếp tục.", en: "Ask for the name, then go on.")
    public static let counterNotKnown = Bilingual(
        vi: "Số này chưa nộp hồ sơ nào ở đây. Điền họ tên.", en: "This number has not lodged here. Fill in the name.")
    public static let counterProxy = Bilingual(
        vi: "Nộp thay người khác (được ủy quyền)", en: "Somebody lodges for the applicant (proxy)")
    public static let counterProxyName = Bilingual(vi: "Họ tên người được ủy quyền", en: "Name of the proxy")
    public static let counterProxyPhone = Bilingual(vi: "Điện thoại người được ủy quyền", en: "Telephone of the proxy")
    public static let counterAuthority = Bilingual(vi: "Văn bản ủy quyền", en: "Power of attorney")
    public static let counterAuthorityHint = Bilingual(vi: "Số và ngày.", en: "Number and date.")
    public static let counterHandedIn = Bilingual(vi: "Giấy tờ đã nhận", en: "Papers handed in")
    public static let counterOtherPaper = Bilingual(vi: "Giấy tờ khác", en: "Another paper")
    public static let counterCount = Bilingual(vi: "Số bản", en: "Copies")
    public static let counterKept = Bilingual(vi: "giữ bản chính", en: "original kept")
    public static let counterWay = Bilingual(vi: "Nhận kết quả", en: "How the result comes back")
    public static let counterWayCounter = Bilingual(vi: "Tại quầy này", en: "At this counter")
    public static let counterWayPost = Bilingual(vi: "Qua bưu chính, tận nhà", en: "By post, to the door")
    public static let counterWayElectronic = Bilingual(vi: "Bản điện tử", en: "Electronically")
    public static let counterWayAddress = Bilingual(vi: "Địa chỉ nhận kết quả", en: "Where the result is delivered")
    public static let counterWayAddressHint = Bilingual(
        vi: "Để trống nếu là địa chỉ người nộp.", en: "Leave it blank when it is the applicant's address.")

    public static let counterCheck = Bilingual(vi: "Kiểm tra rồi tiếp nhận", en: "Check, then take it in")
    public static let counterLodgeNow = Bilingual(vi: "Tiếp nhận, cấp mã hồ sơ", en: "Lodge it and give the code")
    public static let counterCase = Bilingual(vi: "Việc và nơi giải quyết", en: "The case and who decides")
    public static let counterProcedure = Bilingual(vi: "Thủ tục", en: "Procedure")
    public static let counterWho = Bilingual(vi: "Cơ quan giải quyết", en: "Who decides")
    public static let counterProxyShort = Bilingual(vi: "Người được ủy quyền", en: "Proxy")

    public static let counterLodged = Bilingual(vi: "Đã tiếp nhận", en: "Lodged")
    public static let counterCode = Bilingual(vi: "Mã hồ sơ", en: "Code")
    public static let counterTell = Bilingual(vi: "Nói với người nộp", en: "Tell the applicant")
    public static let counterReceipt = Bilingual(vi: "In giấy tiếp nhận và hẹn trả", en: "Print the receipt")
    public static let counterOpenDossier = Bilingual(vi: "Mở hồ sơ", en: "Open the dossier")
    public static let counterSentBefore = Bilingual(vi: "Biểu mẫu này đã gửi rồi", en: "This form was sent before")
    public static let counterSentBeforeMore = Bilingual(
        vi: "Lần gửi trước đã thành hồ sơ dưới đây. Nếu cần sửa, sửa trong hồ sơ đó; nếu là hồ sơ khác, bắt đầu lại.",
        en: "It became the dossier below. To correct something, correct it there; for another dossier, begin again.")
    public static let counterTellAgency = Bilingual(
        vi: "Hồ sơ chuyển điện tử ngay bây giờ; nơi tiếp nhận này chịu trách nhiệm đến khi cơ quan giải quyết nhận.",
        en: "The file goes there electronically at once; this branch stays responsible until it is accepted.")
    public static let counterTellSpot = Bilingual(vi: "Giải quyết ngay tại đây.", en: "It is done here, on the spot.")
    public static let counterTellElsewhere = Bilingual(
        vi: "Hồ sơ xử lý trên hệ thống khác; ở đây giữ mã để theo dõi.",
        en: "It is handled on another system; its reference is kept here.")
    public static let counterTellDesk = Bilingual(
        vi: "Quầy sẽ xác minh cơ quan giải quyết và báo lại; thời hạn vẫn tính từ hôm nay.",
        en: "The branch finds out who decides and tells you; the clock runs from today.")
    public static let counterTellFollow = Bilingual(
        vi: "Giữ mã hồ sơ: quét mã QR trên giấy tiếp nhận để xem hồ sơ đến đâu.",
        en: "Keep the code: the QR code on the receipt shows how far the dossier is.")
    public static let counterTellCounter = Bilingual(
        vi: "Đến quầy này nhận kết quả, mang giấy tiếp nhận và giấy tờ tùy thân.",
        en: "Come to this counter for the result, with the receipt and an identity document.")
    public static let counterTellPost = Bilingual(
        vi: "Kết quả đến tận nhà qua bưu chính; cước bưu chính do người nộp trả.",
        en: "The result comes by post; the applicant pays the postage.")
    public static let counterTellElectronic = Bilingual(
        vi: "Kết quả là bản điện tử, gửi qua thư điện tử.", en: "The result is electronic and comes by email.")

    public static let counterFound = Bilingual(vi: "Hồ sơ tìm thấy", en: "Dossiers found")
    public static let counterFoundNothing = Bilingual(vi: "Không tìm thấy hồ sơ", en: "No dossier was found")
    public static let counterFindAgain = Bilingual(vi: "Tìm lại", en: "Search again")
    public static let counterFindNot = Bilingual(
        vi: "Không có hồ sơ như vậy, hoặc bạn không được xem. Có thể gõ:",
        en: "There is no such dossier, or none for you to see. You can type:")
    public static let counterFindCode = Bilingual(vi: "mã hồ sơ, như", en: "a dossier code, like")
    public static let counterFindScan = Bilingual(
        vi: "hoặc quét mã QR, mã vạch trên giấy tiếp nhận", en: "or scan the QR or bar code of a receipt")
    public static let counterFindPhone = Bilingual(
        vi: "số điện thoại người nộp (hồ sơ của nơi bạn làm việc)",
        en: "the applicant's telephone (dossiers of your own place)")
    public static let counterFindName = Bilingual(
        vi: "họ tên người nộp, không cần dấu (90 ngày gần đây)",
        en: "the applicant's name, without accents (the last 90 days)")
    public static let counterStage = Bilingual(vi: "Tình trạng", en: "State")
    public static let counterReceived = Bilingual(vi: "Ngày nhận", en: "Received")
    public static let counterMasked = Bilingual(
        vi: "Tên viết tắt vì màn hình có người khác nhìn thấy.", en: "Names are shortened: others see the screen.")
}
