internal import Base

/// `--set FIELD=VALUE` made into the JSON of a step: a path parted by dots, numbers for places in lists; the step's shape
/// says what is a number, a flag or a list.
enum StepFields {
    static func read(_ text: String) -> (path: [String], value: String)? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        let path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return path.contains("") || path.count > 8 ? nil : (path, parts[1])
    }

    static func body(_ step: String, _ fields: [(path: [String], value: String)], _ call: Call) throws -> [UInt8] {
        var tree = Tree.object([])
        for (path, value) in fields {
            guard tree.put(value, at: path[...]) else {
                let name = path.joined(separator: ".")
                throw call.misuse(
                    Bilingual(
                        vi: "--set \(name): trường này đã có giá trị khác kiểu.",
                        en: "--set \(name): this field has a value of another kind already."))
            }
        }
        let shape = StepForms.shape.fields(of: step)
        return bytes(step, tree.json(as: .object(shape)).members ?? [])
    }

    static func bytes(_ step: String, _ members: [(name: String, value: JSON)]) -> [UInt8] {
        var json = JSONWriter()
        json.value(.object([("step", .string(step))] + members))
        return json.bytes
    }

    /// What was said so far.
    private indirect enum Tree {
        /// Said once, or several times.
        case leaf([String])
        case object([(name: String, value: Tree)])

        /// False where a value stands in the way.
        mutating func put(_ value: String, at path: ArraySlice<String>) -> Bool {
            guard let name = path.first else {
                guard case .leaf(let values) = self else { return false }
                self = .leaf(values + [value])
                return true
            }
            guard case .object(var members) = self else { return false }
            let place = members.firstIndex { $0.name == name }
            var child = place.map { members[$0].value } ?? (path.count == 1 ? .leaf([]) : .object([]))
            guard child.put(value, at: path.dropFirst()) else { return false }
            if let place { members[place].value = child } else { members.append((name, child)) }
            self = .object(members)
            return true
        }

        func json(as shape: Shape?) -> JSON {
            switch self {
            case .leaf(let values): Self.leaf(values, shape)
            case .object(let members):
                if case .list(let item, _)? = shape {
                    .array(members.map { $0.value.json(as: item) })
                } else {
                    .object(members.map { ($0.name, $0.value.json(as: shape?.field($0.name, said: text))) })
                }
            }
        }

        private static func leaf(_ values: [String], _ shape: Shape?) -> JSON {
            if case .list(let item, _)? = shape { return .array(values.map { leaf([$0], item) }) }
            guard values.count == 1, let text = values.first else { return .array(values.map(JSON.string)) }
            switch shape {
            case .flag? where text == "true" || text == "false": return .bool(text == "true")
            case .whole? where Int(text).map { String($0) == text } ?? false: return .number(text)
            default: return .string(text)
            }
        }

        func text(_ name: String) -> String? {
            guard case .object(let members) = self,
                case .leaf(let values)? = members.first(where: { $0.name == name })?.value
            else { return nil }
            return values.first
        }
    }
}

extension Shape {
    /// The fields of one kind of a shape that has several.
    func fields(of kind: String) -> [Field] {
        guard case .oneOf(_, let kinds) = self else { return [] }
        return kinds.first { $0.name == kind }?.fields ?? []
    }

    /// - Parameter said: what the members beside it say; one of them may decide which fields there are.
    fileprivate func field(_ name: String, said: (String) -> String?) -> Shape? {
        switch self {
        case .object(let fields): fields.first { $0.name == name }?.shape
        case .oneOf(let tag, _): fields(of: said(tag) ?? "").first { $0.name == name }?.shape
        case .map(let value, _): value
        case .text, .choice, .whole, .flag, .list, .anything: nil
        }
    }
}
