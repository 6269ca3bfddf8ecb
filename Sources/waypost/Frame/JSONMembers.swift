internal import Base

// Members of a JSON object whose shape was checked, or is a server's promise: what is not there has its usual value.
extension JSON {
    func text(_ name: String) -> String { self[name]?.text ?? "" }

    func flag(_ name: String) -> Bool {
        if case .bool(true)? = self[name] { true } else { false }
    }

    func whole(_ name: String) -> Int? { self[name]?.whole }
    func list(_ name: String) -> [JSON] { self[name]?.items ?? [] }

    func choice<Value: RawRepresentable<String>>(_ name: String, usual: Value) -> Value {
        Value(rawValue: text(name)) ?? usual
    }
}
