internal import Base

/// Options that every command takes, before or after its name.
enum GlobalOptions {
    static let language = Option<Language>.choice(
        "lang",
        Bilingual(
            vi: "ngôn ngữ trả lời (mặc định theo LC_ALL, LC_MESSAGES, LANG; không nói gì thì tiếng Việt)",
            en: "language of the answer (default from LC_ALL, LC_MESSAGES, LANG; Vietnamese when they say nothing)"))
    static let json = Option.flag(
        "json",
        Bilingual(vi: "như --format json: một đối tượng mỗi dòng", en: "same as --format json: one object a line"))
    static let form = Option<Form>.choice(
        "format",
        Bilingual(
            vi: "cách trình bày (mặc định: text trên màn hình, bảng thành csv trong ống dẫn)",
            en: "layout (default: text on a terminal, tables as csv in a pipe)"))
    static let color = Option<ColorChoice>.choice(
        "color",
        Bilingual(vi: "màu chữ (auto tôn trọng NO_COLOR)", en: "colour (auto respects NO_COLOR)"))
    static let routing = Option<String>.text(
        "routing", Bilingual(vi: "THƯ MỤC", en: "DIR"),
        Bilingual(
            vi: "thư mục chứa các sổ thẩm quyền (mặc định: WAYPOST_ROUTING, rồi Routing gần đây)",
            en: "folder with the registers (default: WAYPOST_ROUTING, then a Routing folder nearby)"))
    static let register = Option<String>.text(
        "register", Bilingual(vi: "TÊN", en: "NAME"),
        Bilingual(vi: "sổ được dùng (mặc định: hcmc)", en: "register to use (default: hcmc)"))
    static let help = Option.flag(
        "help", short: "h", Bilingual(vi: "hướng dẫn về lệnh này", en: "help on this command"))
    static let version = Option.flag("version", Bilingual(vi: "số phiên bản", en: "version number"))

    static let all: [OptionSpec] = [
        language.spec, json.spec, form.spec, color.spec, routing.spec, register.spec, help.spec, version.spec,
    ]

    struct Said {
        var language: Language?
        var form: Form?
        var color: ColorChoice?
    }

    /// What was said about manners, read leniently before the command line is judged.
    static func glance(_ arguments: [String]) -> Said {
        var said = Said()
        let words = arguments.prefix { $0 != "--" }
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            func value(_ option: OptionSpec) -> String? {
                if word == option.dashed { return next }
                return word.hasPrefix(option.dashed + "=") ? String(word.dropFirst(option.dashed.count + 1)) : nil
            }
            if let read = value(language.spec).flatMap(language.read) { said.language = read }
            if let read = value(form.spec).flatMap(form.read) { said.form = read }
            if let read = value(color.spec).flatMap(color.read) { said.color = read }
            if word == json.spec.dashed { said.form = .json }
        }
        return said
    }
}
