internal import Base
internal import Competence
internal import Desk
internal import WorkingTime

// Advice for programs: the receipt as it is kept, and beside it what the person needs to know.
extension RegisterInForce {
    func write(_ advice: Advice, to json: inout JSONWriter) {
        let procedure = edition.register.procedures[advice.routing.procedure]
        json.object {
            $0.field("outcome", advice.routing.outcome.code)
            $0.field("settled", advice.routing.outcome.isSettled)
            $0.field("sentence", edition.words(of: advice.routing))
            $0.key("receipt")
            $0.raw(advice.receipt.bytes)
            $0.object("procedure") { write(procedure, to: &$0) }
            $0.array("periods") { for period in advice.periods { write(period, to: &$0) } }
            $0.array("papers") { for paper in advice.papers { write(paper, to: &$0) } }
        }
    }

    func write(_ procedure: Procedure, to json: inout JSONWriter) {
        json.field("code", procedure.id)
        json.field("name", procedure.name)
        json.field("level", procedure.level)
        json.field("sector", procedure.sector)
        json.array("channels") { for channel in procedure.channels { $0.string(channel.rawValue) } }
        if let fee = procedure.fee { json.field("fee", fee) }
        if !procedure.feeNote.vi.isEmpty { json.field("feeNote", procedure.feeNote) }
        json.field("result", procedure.result)
    }

    private func write(_ period: Advice.Period, to json: inout JSONWriter) {
        json.object {
            if !period.variant.isEmpty { $0.field("variant", period.variant) }
            guard let row = period.row else { return }
            $0.field("act", row.act)
            $0.field("article", row.article)
            if let deadline = period.deadline {
                $0.key("deadline")
                deadline.write(to: &$0)
            }
        }
    }

    func write(_ paper: Paper, to json: inout JSONWriter) {
        json.object {
            $0.field("id", paper.id)
            $0.field("name", paper.name)
            $0.field("form", paper.form)
            $0.field("count", paper.count)
            $0.field("returned", paper.returned)
        }
    }
}
