// Proposing an edition: files from a spreadsheet, or one table edited in the page.
enum StewardUpload {
    static let all: [Endpoint] = []
}
