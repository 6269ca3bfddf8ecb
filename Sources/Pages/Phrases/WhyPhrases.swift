public import Base

extension Phrase {
    public static let whyTitle = Bilingual(vi: "Ai giải quyết?", en: "Who decides?")
    public static let whyWords = Bilingual(vi: "Tên hoặc mã thủ tục", en: "Name or code of the procedure")
    public static let whyFind = Bilingual(vi: "Tìm thủ tục", en: "Find the procedure")
    public static let whyOn = Bilingual(vi: "Vào ngày", en: "On the day")
    public static let whyAsk = Bilingual(vi: "Xem câu trả lời", en: "Show the answer")
    public static let whyOpen = Bilingual(vi: "Chưa chọn", en: "Not chosen")
    public static let whyChoose = Bilingual(vi: "Chọn thủ tục", en: "Choose the procedure")
    public static let whyNothingFound = Bilingual(
        vi: "Không có thủ tục nào khớp. Thử ít từ hơn, không cần gõ dấu.",
        en: "No procedure fits. Try fewer words; marks are not needed.")
    public static let whyEverywhere = Bilingual(
        vi: "Thủ tục này không phụ thuộc nơi chốn: ở đâu cũng một câu trả lời.",
        en: "This procedure does not depend on a place: the answer is the same everywhere.")
    public static let whyAnswerFirst = Bilingual(
        vi: "Ai giải quyết còn tùy câu hỏi ở trên: chọn câu trả lời để xem từng nơi.",
        en: "Who decides depends on the question above: choose an answer to see each place.")
    public static let whyByLodging = Bilingual(
        vi: "Làm ở nơi nào cũng được. Dưới đây là cơ quan giải quyết theo nơi nộp hồ sơ.",
        en: "It may be done anywhere. Below: who decides, by the place where it is lodged.")
    public static let whyPress = Bilingual(
        vi: "Bấm vào một xã, phường để biết cơ quan nào giải quyết ở đó và vì sao.",
        en: "Press a commune or ward to see who decides there, and why.")
    public static let whyLegend = Bilingual(vi: "Chú giải", en: "Legend")
    public static let whyUnsettled = Bilingual(vi: "Chưa rõ", en: "Open")
    public static let whyCommune = Bilingual(vi: "xã, phường", en: "commune or ward")
    public static let whyCommunes = Bilingual(vi: "xã, phường", en: "communes and wards")
    public static let whyAgency = Bilingual(vi: "cơ quan", en: "agency")
    public static let whyAgencies = Bilingual(vi: "cơ quan", en: "agencies")
    public static let whyAnswer = Bilingual(vi: "Câu trả lời", en: "The answer")
    public static let whyBecause = Bilingual(vi: "Vì", en: "Because")
    public static let whyFact = Bilingual(vi: "Dữ kiện", en: "Facts")
    public static let whyPeriod = Bilingual(vi: "Thời hạn", en: "Period")
    public static let whyHolds = Bilingual(vi: "Câu trả lời này", en: "This answer")
    public static let whyNoPeriod = Bilingual(vi: "Sổ chưa ghi thời hạn", en: "The register states no period")

    public static func whyThrough(_ day: CivilDate) -> Bilingual {
        Bilingual(vi: "đúng đến hết ngày \(day.slashed)", en: "holds through \(day.slashed)")
    }
    public static func whyNot(_ count: Int) -> Bilingual {
        Bilingual(
            vi: "\(count) quy tắc khác không được áp dụng, và vì sao",
            en: count == 1 ? "1 other rule did not apply, and why" : "\(count) other rules did not apply, and why")
    }
    public static func whyDue(_ due: String) -> Bilingual {
        Bilingual(vi: "nộp 8 giờ sáng ngày này thì hạn là \(due)", en: "lodged at 8:00 that day, it is due by \(due)")
    }
    public static func whyByEdition(_ number: Int, _ stage: Bilingual, on day: CivilDate) -> Bilingual {
        Bilingual(
            vi: "Theo ấn bản số \(number) (\(stage.vi)), cho ngày \(day.slashed)",
            en: "By edition \(number) (\(stage.en)), for \(day.slashed)")
    }
    public static let whyOwnOffice = Bilingual(vi: "mỗi nơi một cơ quan", en: "each place its own")
    public static let whyGap = Bilingual(vi: "Không có quy tắc", en: "No rule")
    public static let whyConflict = Bilingual(vi: "Các quy tắc mâu thuẫn", en: "Rules contradict each other")
    public static let whyOnTheSpot = Bilingual(vi: "Giải quyết ngay tại nơi nộp", en: "Decided on the spot")
    public static let whyNotOffered = Bilingual(vi: "Không thực hiện ở đây", en: "Not offered here")
    public static let whyBadDay = Bilingual(
        vi: "Ngày đã viết không có thật. Chọn lại ngày.", en: "There is no such day. Choose another.")
    public static let whyNoSuchProcedure = Bilingual(
        vi: "Ấn bản này không có thủ tục đó. Tìm lại bằng tên.",
        en: "This edition has no such procedure. Find it by name.")
    public static let whyUnreadable = Bilingual(
        vi: "Không đọc được các bảng của ấn bản này. Xem lỗi ở trang ấn bản.",
        en: "The tables of this edition cannot be read. See the faults on its page.")
}
