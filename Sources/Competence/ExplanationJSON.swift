internal import Areas
public import Base

// The whole explanation as one JSON object: the routing receipt.
extension Edition {
    /// The version of the semantics; a change of what rules mean is another number, and old receipts say theirs.
    public static let semantics = 1

    /// Writes the receipt of a decision: facts, date, edition, outcome, every rule with its part, and until when.
    /// The same decision gives the same bytes.
    public func writeReceipt(_ routing: Routing, to json: inout JSONWriter) {
        json.object {
            $0.raw(fragments.bytes, fragments.head)
            $0.field("asOf", routing.asOf)
            write(routing.facts, to: &$0)
            $0.object("outcome") { write(routing.outcome, to: &$0) }
            $0.array("applied") { for rule in routing.applied { $0.raw(fragments.bytes, fragments.rules[Int(rule)]) } }
            $0.array("rules") { for finding in routing.findings { write(finding, to: &$0) } }
            if !routing.implied.isEmpty {
                $0.object("implied") {
                    for answer in routing.implied {
                        $0.key(text: answer.key)
                        $0.string(answer.value)
                    }
                }
            }
            $0.array("moved") {
                for move in routing.moved {
                    $0.object {
                        $0.field("from", areas.reference(of: move.from).description)
                        $0.field("to", areas.reference(of: move.to).description)
                    }
                }
            }
            if let right = routing.right { $0.field("lodgingRight", register.rights[right].id) }
            $0.field("holdsUntil", routing.holdsUntil)
        }
    }

    /// The same as bytes.
    public func receipt(_ routing: Routing) -> [UInt8] {
        var json = JSONWriter(capacity: 2048)
        writeReceipt(routing, to: &json)
        return json.bytes
    }

    private func write(_ facts: Facts, to json: inout JSONWriter) {
        json.object("facts") {
            $0.field("procedure", facts.procedure)
            $0.field("branch", facts.branch)
            $0.array("places") {
                for place in facts.places {
                    $0.object {
                        $0.field("factor", place.factor.code)
                        $0.field("text", place.text)
                        $0.array("areas") {
                            for area in place.candidates { $0.string(areas.reference(of: area).description) }
                        }
                    }
                }
            }
            $0.object("answers") {
                for (key, value) in facts.answers.sorted(by: { $0.key < $1.key }) {
                    $0.key(text: key)
                    $0.string(value)
                }
            }
        }
    }

    private func write(_ outcome: Outcome, to json: inout JSONWriter) {
        json.field("kind", outcome.code)
        switch outcome {
        case .assigned(let agency), .manualDesk(let agency): write("agency", [agency], to: &json, asList: false)
        case .choice(let agencies): write("agencies", agencies, to: &json, asList: true)
        case .needsFact(let question):
            json.key("question")
            question.write(to: &json)
        case .onTheSpot, .gap: break
        case .heldElsewhere(let system):
            json.object("system") {
                $0.field("id", register.systems[system].id)
                $0.field("name", register.systems[system].name)
                $0.field("how", register.systems[system].how)
            }
        case .notOffered(let reason): json.field("reason", reason)
        case .lodgingNotAllowed(let agencies, let branches):
            write("agencies", agencies, to: &json, asList: true)
            json.array("lodgeAt") { for branch in branches { $0.string(register.branches[branch].id) } }
        case .areaUnknown(let factor, let candidates):
            json.field("factor", factor.code)
            write("candidates", candidates, to: &json)
        case .areaEnded(let factor, let area, let successors):
            json.field("factor", factor.code)
            json.field("area", areas.reference(of: area).description)
            write("successors", successors, to: &json)
        case .conflict(let rules):
            json.array("rules") { for rule in rules { $0.raw(fragments.bytes, fragments.rules[Int(rule)]) } }
        }
    }

    private func write(_ name: StaticString, _ agencies: [Int32], to json: inout JSONWriter, asList: Bool) {
        json.key(name)
        if !asList, let agency = agencies.first { return json.raw(fragments.bytes, fragments.agencies[Int(agency)]) }
        json.array { for agency in agencies { $0.raw(fragments.bytes, fragments.agencies[Int(agency)]) } }
    }

    private func write(_ name: StaticString, _ list: [AreaIndex], to json: inout JSONWriter) {
        json.array(name) { for area in list { $0.string(areas.reference(of: area).description) } }
    }

    private func write(_ finding: RuleFinding, to json: inout JSONWriter) {
        let plain: Int
        switch finding.reason {
        case .applied: plain = 0
        case .notInForce: plain = 1
        case .elsewhere: plain = 2
        case .lowerLayer: plain = 3
        case .needs, .otherCase, .overridden, .lessSpecial, .replaced, .keptDead: return writeWhole(finding, to: &json)
        }
        json.raw(fragments.bytes, fragments.findings[Int(finding.rule) * Fragments.plainParts.count + plain])
    }

    private func writeWhole(_ finding: RuleFinding, to json: inout JSONWriter) {
        json.object {
            $0.key("rule")
            $0.raw(fragments.bytes, fragments.ruleIDs[Int(finding.rule)])
            $0.field("part", finding.reason.code)
            switch finding.reason {
            case .applied, .notInForce, .elsewhere, .lowerLayer: break
            case .needs(let key), .otherCase(let key): $0.field("key", key)
            case .overridden(let rule), .lessSpecial(let rule), .replaced(let rule), .keptDead(let rule):
                $0.key("by")
                $0.raw(fragments.bytes, fragments.ruleIDs[Int(rule)])
            }
        }
    }
}

extension RoutingQuestion {
    public func write(to json: inout JSONWriter) {
        json.object {
            $0.field("key", key)
            $0.field("text", text)
            $0.array("options") {
                for option in options {
                    $0.object {
                        $0.field("value", option.value)
                        $0.field("label", option.label)
                    }
                }
            }
        }
    }
}
