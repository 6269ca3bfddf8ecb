internal import Base

/// How a run of `waypost` ends, for scripts. The numbers above 63 are those of `sysexits.h`.
enum Exit: Int32, CaseIterable, Sendable {
    case answered = 0
    case negative = 1
    case usage = 64
    case data = 65
    case missingInput = 66
    case unavailable = 69
    case internalFault = 70
    case cannotCreate = 73
    case inputOutput = 74

    var meaning: Bilingual {
        switch self {
        case .answered:
            Bilingual(
                vi: "Đã trả lời. Người đọc đóng ống dẫn sớm (| head) cũng là 0.",
                en: "Answered. Also when the reader closes the pipe early (| head).")
        case .negative:
            Bilingual(
                vi: "Đã trả lời, nhưng câu trả lời là \"không\" hoặc \"chưa\": còn thiếu dữ kiện, không được nhận, "
                    + "kiểm tra không đạt, hai ấn bản khác nhau.",
                en: "Answered, and the answer is \"no\" or \"not yet\": a fact is missing, it may not be lodged here, "
                    + "a check failed, two editions differ.")
        case .usage:
            Bilingual(
                vi: "Dòng lệnh sai: không có lệnh hoặc tùy chọn đó, thiếu hoặc sai giá trị.",
                en: "The command line is wrong: no such command or option, a value missing or malformed.")
        case .data:
            Bilingual(
                vi: "Dữ liệu sai: mỗi lỗi có tệp, dòng, cột và cách sửa. Sổ được nạp trọn hoặc không nạp gì; "
                    + "trong tệp nhiều vụ việc, dòng đúng vẫn được trả lời.",
                en: "The data is wrong: each fault with file, line, column and mend. A register is loaded whole or not "
                    + "at all; of a file of cases the good rows are answered.")
        case .missingInput:
            Bilingual(
                vi: "Thiếu đầu vào: không có hoặc không đọc được tệp, thư mục, sổ thẩm quyền.",
                en: "Input is missing: a file, folder or register that is not there or cannot be read.")
        case .unavailable:
            Bilingual(
                vi:
                    "Máy chủ không trả lời hoặc chưa phục vụ được, hoặc thư mục dữ liệu đang do chương trình khác giữ; thử "
                    + "lại sau.",
                en:
                    "The server does not answer or cannot serve now, or another process holds the data folder; try again "
                    + "later.")
        case .internalFault:
            Bilingual(
                vi: "Lỗi của chính waypost. Xin báo lại kèm dòng lệnh.",
                en: "A fault of waypost itself. Please report it with the command line.")
        case .cannotCreate:
            Bilingual(
                vi: "Không tạo tệp kết quả, vì tệp đó đã có nội dung và waypost không ghi đè.",
                en: "A file of results was not made: it is there already, and waypost writes over nothing.")
        case .inputOutput:
            Bilingual(
                vi: "Không ghi được kết quả (đĩa đầy, thiết bị hỏng).",
                en: "The answer could not be written (disk full, broken device).")
        }
    }
}
