internal import Base

let version = "0.1.0"

/// Everything that can be asked, in the order it is shown.
let waypostCommand = Command(
    name: "waypost",
    summary: Bilingual(
        vi: "quầy nào cũng nhận, đúng cơ quan giải quyết, trả kết quả tận nhà",
        en: "any counter, the right agency, back to your door"),
    story: [
        Bilingual(
            vi:
                "Hỏi: thủ tục này, nộp tại quầy này, về nơi này, vào ngày này thì cơ quan nào giải quyết, theo điều nào, "
                + "khi nào phải xong?",
            en: "Ask: this procedure, lodged at this branch, about this place, on this date: who decides, by which "
                + "article, and when is it due?")
    ],
    children: [
        areaCommand, routeCommand, dueCommand, proceduresCommand, receiptCommand, registerCommand, benchCommand,
        tourCommand, serveCommand, lodgeCommand, dossierCommand, journalCommand,
        backupCommand, restoreCommand, accountCommand,
    ])

/// Help that belongs to no command.
let topics: [Topic] = [exitCodesTopic, formatsTopic, environmentTopic]
