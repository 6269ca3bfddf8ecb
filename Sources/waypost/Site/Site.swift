internal import Base
internal import Desk
internal import HTTP
internal import Pages

/// The pages people use: endpoints like the API's, in the same table of routes and rights, whose answers are HTML.
/// Each file here turns requests into what `Pages` shows, and forms into what `Desk` does.
enum Site {
    static let all: [Endpoint] =
        AssetRoutes.all + DoorRoutes.all + CounterRoutes.all + DossierPageRoutes.all + InboxRoutes.all
        + StewardRoutes.all + WhyRoutes.all + PublicPageRoutes.all + SlipRoutes.all + OperatorRoutes.all
}

extension Endpoint {
    /// A page.
    /// - Parameter body: what its form may hold, by the shape of the JSON its fields are read as (``PageForm``).
    static func page(
        _ method: String, _ path: String, _ id: String, _ about: String, _ access: Access, query: [Parameter] = [],
        body: Shape? = nil, needsMatch: Bool = false, work: Work
    ) -> Endpoint {
        var endpoint = Endpoint(
            method: method, path: path, id: id, about: about, access: access, query: query, body: body,
            answers: [(200, about)], type: pageType, work: work)
        endpoint.needsMatch = needsMatch
        return endpoint
    }

    /// What the OpenAPI document tells of.
    var isForPrograms: Bool { !isPage && !path.hasPrefix("/assets/") }
}

extension Exchange {
    /// What every page shows around its own.
    var shell: Shell {
        var shell = Shell(language: language, isDemo: service.parts.isDemo, path: request.target)
        if let visitor, let token { shell.person = Shell.Person(visitor, token, at: request.path) }
        return shell
    }

    /// The form as it was typed, with what is wrong; or empty.
    var formState: FormState {
        FormState(
            language, values: form.values,
            faults: form.faults.map { FieldFault(PageForm.name(of: $0.pointer), $0.problem) })
    }

    /// A key that makes two presses of one button one press.
    var freshOnce: String { service.parts.entropy.letters(20) }
}

extension Shell.Person {
    /// - Parameter path: where they are, for the navigation.
    init?(_ visitor: Visitor, _ token: SessionToken, at path: String) {
        guard let form = FormToken(of: token) else { return nil }
        self.init(
            name: visitor.account.name, roles: Set(visitor.account.grants.map(\.role)).sorted().map(\.name),
            formToken: form.text, places: Navigation.places(for: visitor.principal, at: path))
    }
}

extension Reply {
    static func page(_ bytes: [UInt8], _ status: Int = 200) -> Reply { Reply(status, bytes) }

    /// On to another page after something was done (RFC 9110, section 15.4.4).
    static func onward(_ path: String) -> Reply { Reply(303, [], headers: [("Location", path)]) }
}

/// An answer that is a page of its own, thrown from where only a refusal can leave: a form with its faults, say.
struct PageInstead: Error {
    let reply: Reply
    init(_ status: Int, _ bytes: [UInt8]) { reply = .page(bytes, status) }
}
