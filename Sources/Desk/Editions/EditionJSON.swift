public import Base
internal import Competence
internal import Dossiers

// What the API shows of editions: stable JSON, members always in the same order.
extension EditionRecord {
    /// One edition. The list leaves out files and failures, which are long.
    public func write(to json: inout JSONWriter, stage: EditionStage, whole: Bool) {
        json.object { json in
            json.field("edition", hash.description)
            json.field("number", number)
            json.field("version", version)
            json.field("stage", stage.rawValue)
            json.field("note", note)
            json.field("proposedBy", proposer.actor)
            json.field("proposedAt", zoned: proposed)
            if let base { json.field("base", base.description) }
            if !source.isEmpty { json.field("source", source) }
            proof?.write(to: &json, whole: whole)
            if let approval { Self.write(approval, to: &json) }
            json.array("activations") { list in activations.forEach { $0.write(to: &list) } }
            if let withdrawal { Self.write(withdrawal, to: &json) }
            if whole { json.array("files") { list in files.forEach { $0.write(to: &list) } } }
        }
    }

    private static func write(_ approval: Approval, to json: inout JSONWriter) {
        json.object("approval") {
            $0.field("by", approval.by.actor)
            $0.field("at", zoned: approval.at)
            if let against = approval.against { $0.field("against", against.description) }
        }
    }

    private static func write(_ withdrawal: Withdrawal, to json: inout JSONWriter) {
        json.object("withdrawal") {
            $0.field("by", withdrawal.by.actor)
            $0.field("at", zoned: withdrawal.at)
            $0.field("reason", withdrawal.reason)
        }
    }
}

extension EditionActivation {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("number", number)
            $0.field("start", zoned: start)
            $0.field("by", by.actor)
            $0.field("decidedAt", zoned: decided)
            if !reason.isEmpty { $0.field("reason", reason) }
            $0.field("cancelled", isCancelled)
        }
    }
}

extension EditionFile {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("name", name)
            $0.field("content", content.description)
            $0.field("size", size)
        }
    }
}

extension EditionProof {
    fileprivate func write(to json: inout JSONWriter, whole: Bool) {
        json.object("proof") { json in
            json.field("passed", isPassed)
            json.field("day", day)
            json.field("procedures", procedures)
            json.field("pairs", pairs)
            json.field("cells", cells)
            json.field("waived", waived)
            json.field("milliseconds", milliseconds)
            if holdsUntil != .distantFuture { json.field("holdsUntil", holdsUntil) }
            json.field("failureCount", failureCount)
            if whole { json.array("failures") { list in failures.forEach { list.words($0) } } }
        }
    }
}

extension EditionComparison {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("older", older.description)
            json.field("newer", newer.description)
            json.field("verdict", verdict)
            json.field("changedCells", changedCells)
            json.field("rebasedCells", rebasedCells)
            json.array("changes") { list in
                for group in groups {
                    list.object {
                        $0.field("procedure", group.procedure)
                        $0.field("sentence", group.sentence)
                        $0.field("areas", group.areaCount)
                        $0.field("cells", group.cellCount)
                        $0.field("basisOnly", group.isBasisOnly)
                    }
                }
            }
            json.array("addedProcedures") { list in addedProcedures.forEach { list.string($0) } }
            json.array("removedProcedures") { list in removedProcedures.forEach { list.string($0) } }
            json.array("rewordedProcedures") { list in rewordedProcedures.forEach { list.string($0) } }
            json.array("rows") { list in rows.forEach { list.words($0.sentence) } }
            writeCases(to: &json)
        }
    }

    private func writeCases(to json: inout JSONWriter) {
        json.object("cases") { json in
            json.field("asked", casesAsked)
            json.array("moved") { list in
                for item in moved {
                    list.object {
                        $0.field("case", item.label)
                        $0.field("before", item.before)
                        $0.field("after", item.after)
                        $0.field("newlyAsked", item.isNewlyAsked)
                    }
                }
            }
            json.array("loads") { list in
                for load in loads {
                    list.object {
                        $0.field("agency", load.agency)
                        $0.field("name", load.name)
                        $0.field("before", load.before)
                        $0.field("after", load.after)
                    }
                }
            }
        }
    }
}

extension EditionPreview {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("asked", asked)
            json.field("ownerless", ownerless.count)
            json.array("dossiers") { list in
                for finding in findings {
                    list.object {
                        $0.field("code", finding.code.description)
                        $0.field("agency", finding.agency)
                        $0.field("effect", finding.effect.word)
                        $0.field("sentence", finding.sentence)
                    }
                }
            }
        }
    }
}

extension EditionPreview.Effect {
    /// The word for programs.
    public var word: String {
        switch self {
        case .elsewhere: "elsewhere"
        case .losesOwner: "losesOwner"
        case .unreadable: "unreadable"
        }
    }
}
