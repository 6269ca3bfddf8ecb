internal import Base

// The same shapes as JSON Schema (2020-12, which OpenAPI 3.1 takes as it is).
extension Shape {
    func writeSchema(to json: inout JSONWriter) {
        json.object { members(&$0) }
    }

    private func members(_ json: inout JSONWriter) {
        switch self {
        case .text(let min, let max, let form):
            json.field("type", "string")
            json.field("minLength", min)
            json.field("maxLength", max)
            if let form {
                json.field("pattern", form.pattern)
                json.array("examples") { $0.string(form.example) }
            }
        case .choice(let words):
            json.field("type", "string")
            json.array("enum") { for word in words { $0.string(word) } }
        case .whole(let range):
            json.field("type", "integer")
            json.field("minimum", range.lowerBound)
            json.field("maximum", range.upperBound)
        case .flag: json.field("type", "boolean")
        case .list(let item, let most):
            json.field("type", "array")
            json.field("maxItems", most)
            json.key("items")
            item.writeSchema(to: &json)
        case .map(let value, let most):
            json.field("type", "object")
            json.field("maxProperties", most)
            json.key("additionalProperties")
            value.writeSchema(to: &json)
        case .object(let fields): Self.members(fields, &json)
        case .oneOf(let tag, let kinds):
            json.array("oneOf") {
                for kind in kinds {
                    $0.object {
                        Self.members([.must(tag, .choice([kind.name]), "")] + kind.fields, &$0)
                    }
                }
            }
            json.object("discriminator") { $0.field("propertyName", tag) }
        case .anything: break
        }
    }

    private static func members(_ fields: [Field], _ json: inout JSONWriter) {
        json.field("type", "object")
        json.field("additionalProperties", false)
        let required = fields.filter(\.isRequired)
        if !required.isEmpty { json.array("required") { for field in required { $0.string(field.name) } } }
        json.object("properties") {
            for field in fields {
                $0.key(text: field.name)
                $0.object {
                    if !field.about.isEmpty { $0.field("description", field.about) }
                    field.shape.members(&$0)
                }
            }
        }
    }
}
