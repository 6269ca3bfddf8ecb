internal import Base
internal import Desk
internal import Pages

/// A form that may have to be shown again: made on the thread that has the readers, shown from the one that answers.
struct FormAgain: Sendable {
    private let state: FormState
    private let make: @Sendable (FormState) -> [UInt8]

    init(_ state: FormState, _ make: @escaping @Sendable (FormState) -> [UInt8]) {
        (self.state, self.make) = (state, make)
    }

    var page: [UInt8] { make(state) }

    /// With what is wrong in it.
    var instead: PageInstead { PageInstead(422, page) }

    func saying(_ fault: FieldFault) -> PageInstead {
        var told = state
        told.faults = [fault]
        return PageInstead(422, make(told))
    }

    /// A refusal that is about what was typed stands at its field; anything else is told on a page of its own.
    func orReply<Value>(_ result: Result<Value, any Error>, _ reply: (Value) -> Reply) -> Result<Reply, any Error> {
        switch result {
        case .success(let value): return .success(reply(value))
        case .failure(let refusal as PeopleRefusal) where refusal.isAboutTheForm:
            var told = state
            told.faults = [
                FieldFault(refusal.field, refusal == .loginTaken ? Phrase.accountLoginTaken : refusal.sentence)
            ]
            return .failure(PageInstead(refusal.status, make(told)))
        case .failure(let error): return .failure(error)
        }
    }
}

extension PeopleRefusal {
    fileprivate var isAboutTheForm: Bool {
        switch self {
        case .badLogin, .loginTaken, .badName, .badGrant, .noGrants, .notForKeys, .badExpiry, .yourself, .lastOperator,
            .keyRevoked:
            true
        case .notFound, .wrongSignIn, .tooManyTries, .notSignedIn, .notFromOurPage, .mustChangePassword, .weakPassword,
            .samePassword, .secondPersonNeeded:
            false
        }
    }

    /// Where it stands in the operator's forms.
    fileprivate var field: String {
        switch self {
        case .badLogin, .loginTaken: "login"
        case .badName: "name"
        case .badExpiry: "days"
        default: "scope"
        }
    }
}

extension Exchange {
    /// The form as it was typed; what is missing is told in the page's own words.
    func formState(saying words: [String: Bilingual]) -> FormState {
        var state = formState
        state.faults = form.faults.map { fault in
            let name = PageForm.name(of: fault.pointer)
            return FieldFault(name, fault.code == "body.missing" ? words[name] ?? fault.problem : fault.problem)
        }
        return state
    }
}
