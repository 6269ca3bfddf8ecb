internal import Base
internal import Competence
internal import Desk
internal import Pages

// Where roles are held, by name: the register knows thousands of agencies, so a place is found by what it is called.
extension RegisterInForce {
    func place(_ scope: Scope) -> PlaceName? {
        switch scope {
        case .branch(let id): PlaceName(id: id, name: edition.register.branches.row(id)?.name)
        case .agency(let id): PlaceName(id: id, name: edition.register.agencies.row(id)?.name)
        case .everything: nil
        }
    }

    func view(_ grant: Grant) -> GrantView {
        GrantView(text: grant.text, role: grant.role.name, place: place(grant.scope))
    }

    /// Those in force on that day whose name holds all words of `sought`, branches first. Nothing sought finds the
    /// branches, which are few, and no agencies, which are thousands.
    func places(_ kinds: [Scope.Kind], called sought: String, on day: CivilDate) -> [GrantChoice.PlaceOption] {
        let words = Fold.folded(sought).split(separator: " ").map { " \($0)" }
        func fits(_ name: Bilingual, _ id: String) -> Bool {
            let text = " \(Fold.folded(name.vi)) \(Fold.folded(name.en)) \(Fold.folded(id))"
            return words.allSatisfy { text.contains($0) }
        }
        var found: [GrantChoice.PlaceOption] = []
        if kinds.contains(.everything), words.isEmpty { found.append(.init(scope: Scope.everything.text, name: nil)) }
        if kinds.contains(.branch) {
            found += edition.register.branches.rows.filter { $0.validity.contains(day) && fits($0.name, $0.id) }
                .map { .init(scope: Scope.branch($0.id).text, name: PlaceName(id: $0.id, name: $0.name)) }
        }
        if kinds.contains(.agency), !words.isEmpty {
            found += edition.register.agencies.rows.filter { $0.validity.contains(day) && fits($0.name, $0.id) }
                .map { .init(scope: Scope.agency($0.id).text, name: PlaceName(id: $0.id, name: $0.name)) }
        }
        return found.inOrder(of: " \(Fold.folded(sought)) ")
    }
}

extension [GrantChoice.PlaceOption] {
    /// Those that hold the words as they were typed come first: thu duc is Thủ Đức before it is Thượng Đức.
    fileprivate func inOrder(of words: String) -> [GrantChoice.PlaceOption] {
        func holds(_ option: GrantChoice.PlaceOption) -> Bool {
            let name = option.name?.name
            return " \(Fold.folded(name?.vi ?? "")) | \(Fold.folded(name?.en ?? "")) ".contains(words)
        }
        return filter(holds) + filter { !holds($0) }
    }
}

extension Exchange {
    /// What a form about a role needs, from `role` and `place` of its address, or of the form that came back.
    /// - Parameter roles: those to choose from.
    func grantChoice(_ roles: [Role]) throws -> GrantChoice {
        let register = try service.register(at: now)
        let typed = body.text("role").isEmpty ? asked("role") ?? "" : body.text("role")
        guard let role = roles.first(where: { $0.rawValue == typed }) else {
            return GrantChoice(roles: roles.map(\.option), role: nil, sought: "", places: [], found: 0, hasPlaces: true)
        }
        let sought = asked("place") ?? ""
        let chosen = Scope(body.text("scope")).flatMap { scope in
            scope == .everything ? nil : GrantChoice.PlaceOption(scope: scope.text, name: register.place(scope))
        }
        var places = register.places(role.scopes, called: sought, on: LocalMoment(now).date)
        let found = places.count
        places = Array(places.prefix(Self.mostPlaces))
        // What was chosen before stays to be chosen, however it was found.
        if let chosen, !places.contains(where: { $0.scope == chosen.scope }) { places.insert(chosen, at: 0) }
        return GrantChoice(
            roles: roles.map(\.option), role: role.option, sought: sought, places: places, found: found,
            hasPlaces: role.scopes != [.everything])
    }

    /// More than a list to choose from holds.
    private static let mostPlaces = 60

    static let placeQuery = [
        Endpoint.Parameter(name: "role", shape: .text(max: 32), about: "The role to give."),
        Endpoint.Parameter(name: "place", shape: .text(min: 0, max: 100), about: "Part of a place's name."),
    ]

    /// The role and place a form asks for, as the API writes them.
    var askedGrant: String { "\(body.text("role"))@\(body.text("scope"))" }
}
