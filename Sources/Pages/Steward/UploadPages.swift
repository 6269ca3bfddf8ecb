public import Base

/// Proposing an edition: files from a spreadsheet, or one table edited in the page.
public enum UploadPages {
    public struct Table: Sendable {
        public var folder: String
        public var name: String
        public var size: Int
        /// Small enough to be edited in the page.
        public var isSmall: Bool

        public init(folder: String, name: String, size: Int, isSmall: Bool) {
            (self.folder, self.name, self.size, self.isSmall) = (folder, name, size, isSmall)
        }
    }

    /// - Parameters:
    ///   - base: hash and number of the active edition.
    ///   - refused: why the upload as a whole was refused.
    public static func new(
        _ shell: Shell, _ state: FormState, base: (hash: String, number: Int), tables: [Table], trial: TrialView?,
        refused: Bilingual?
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.edUpload, language)", width: .work,
            """
            \(state.summary)
            \(refused.map { Piece.notice(.bad, "<p role=\"alert\">\(StewardText.said($0, language))</p>") } ?? .nothing)
            <p><a href="/editions">\(Phrase.placeEditions, language)</a></p>
            <h1>\(Phrase.edUpload, language)</h1>
            \(trial.map { TrialParts.html($0, language) } ?? .nothing)
            <div class="columns two"><div>
            <p>\(Phrase.upIntro, language)</p>
            \(form(shell, state, base, tables))
            </div><div>\(list(tables, base.hash, language))</div></div>
            """)
    }

    /// Files travel as `multipart/form-data`; our token stands first in it.
    private static func form(
        _ shell: Shell, _ state: FormState, _ base: (hash: String, number: Int), _ tables: [Table]
    ) -> HTML {
        let language = shell.language
        let folders = tables.map(\.folder).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return """
            <form action="/editions/new" method="post" enctype="multipart/form-data" novalidate>\(shell.hidden)\
            <input type="hidden" name="base" value="\(base.hash)">
            <div class="field\(when: state.fault("files") != nil, " faulty")"><label for="files">\(Phrase.upFiles, language)</label>
            <p class="hint" id="files-hint">\(Phrase.upFilesHint, language)</p>
            \(state.fault("files").map { "<p class=\"fault\" id=\"files-fault\"><span class=\"quiet\">\(Phrase.errorPrefix, language)</span>\($0)</p>" } ?? .nothing)
            <input id="files" name="files" type="file" accept=".csv,text/csv" multiple aria-describedby="files-hint\(when: state.fault("files") != nil, " files-fault")"></div>
            \(Field("folder", Phrase.upFolder, hint: Phrase.upFolderHint, .select(folders.map { Field.Option($0, "\($0)") }), width: "medium").html(state))
            \(Field("extent", Phrase.upExtent, .radios([
                Field.Option("some", "\(Phrase.upSome(base.number), language)"),
                Field.Option("all", "\(Phrase.upAll, language)"),
            ])).html(state))
            \(Field("note", Phrase.trNote, hint: Phrase.trNoteHint, .lines(rows: 3, length: 1000)).html(state))
            <div class="buttons"><button>\(Phrase.upSend, language)</button></div>
            <p class="hint">\(Phrase.upNothingYet, language)</p></form>
            """
    }

    private static func list(_ tables: [Table], _ hash: String, _ language: Language) -> HTML {
        """
        <h2>\(Phrase.upTables, language)</h2>
        <ul class="bare tables">\(tables.map { table in
            """
            <li>\(code: "\(table.folder)/\(table.name)") <span class="hint">\(Phrase.size(table.size), language)</span> \
            <a href="/api/v1/editions/\(hash)/files/\(path: table.folder)/\(path: table.name)" download>\(Phrase.upDownload, language)\
            <span class="quiet"> \(table.folder)/\(table.name)</span></a>\
            \(when: table.isSmall, " <a href=\"/editions/draft/\(path: table.folder)/\(path: table.name)\">\(Phrase.upEdit, language)<span class=\"quiet\"> \(table.folder)/\(table.name)</span></a>")</li>
            """
        })</ul>
        """
    }

    /// One table as text.
    public static func draft(
        _ shell: Shell, _ state: FormState, table: String, base: (hash: String, number: Int), trial: TrialView?
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.upEditTable, language) \(code: table)", width: .work,
            """
            \(state.summary)
            <p><a href="/editions/new">\(Phrase.edUpload, language)</a></p>
            <h1>\(Phrase.upEditTable, language) \(code: table)</h1>
            <p>\(Phrase.upDraftIntro(base.number), language)</p>
            \(trial.map { TrialParts.html($0, language) } ?? .nothing)
            \(Piece.form("/editions/draft/\(table)", shell, """
            <input type="hidden" name="base" value="\(base.hash)">
            \(Field("text", Phrase.upText, hint: Phrase.upTextHint, .lines(rows: 24, length: 300_000), width: "table", more: " lang=\"vi\" spellcheck=\"false\" wrap=\"off\"").html(state))
            \(TrialParts.buttons(trial, state))
            """))
            """)
    }
}
