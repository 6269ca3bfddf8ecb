internal import Base
internal import Competence
internal import Desk
internal import HTTP
internal import Store

/// What `/metrics` tells beside what the service itself knows; asked for at each scrape.
struct Figures: Sendable {
    var http = Counters()
    var writer = WriterFigures()
}

/// Lines of Prometheus' text format, version 0.0.4.
struct Exposition {
    private(set) var text = ""

    enum Kind: String { case counter, gauge, histogram }

    /// Announces a family; its samples follow.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// - Parameter labels: `class="2xx"`; values are words of ours, so that nothing needs escaping.
    mutating func sample(_ name: String, _ value: String, labels: String = "") {
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        family(name, kind, help)
        sample(name, String(value))
    }

    mutating func single(_ name: String, _ kind: Kind, _ help: String, microseconds: Int) {
        family(name, kind, help)
        sample(name, Self.seconds(microseconds))
    }

    /// `0.00025`: as seconds, without a detour over binary fractions.
    static func seconds(_ microseconds: Int) -> String {
        let digits = padded(microseconds % 1_000_000, 6)
        return "\(microseconds / 1_000_000).\(digits)"
    }
}

enum Metrics {
    /// For whoever holds the right, and nobody else: behind a proxy on the same machine every peer is on loopback, so
    /// that where a request comes from says nothing. A scraper has a key with `duty-manager@everything`.
    static let endpoint = Endpoint(
        method: "GET", path: "/metrics", id: "metrics", about: "Figures for Prometheus (text format 0.0.4).",
        access: .needs([.metrics], .house), answers: [(200, "One family after another.")], type: type,
        work: .now { exchange in Reply(200, Array(try text(exchange).utf8)) })

    private static let type = "text/plain; version=0.0.4; charset=utf-8"

    private static func text(_ exchange: Exchange) throws -> String {
        let service = exchange.service
        let figures = service.parts.figures()
        var lines = Exposition()
        try house(&lines, service, exchange.now)
        try people(&lines, exchange)
        store(&lines, figures.writer)
        http(&lines, figures.http)
        loops(&lines, figures.http)
        return lines.text
    }

    private static func house(_ lines: inout Exposition, _ service: Service, _ now: Instant) throws {
        let edition = try service.register(at: now).edition
        lines.family("waypost_edition_info", .gauge, "The edition of the register in force.")
        lines.sample("waypost_edition_info", "1", labels: "hash=\"\(edition.hash)\"")
        lines.single(
            "waypost_uptime_seconds", .gauge, "Since the service was started.",
            microseconds: Int(now.milliseconds - service.started.milliseconds) * 1000)
        lines.single(
            "waypost_ready", .gauge, "Whether dossiers can be recorded.", service.whyNotReady == nil ? 1 : 0)
        lines.single(
            "process_cpu_seconds_total", .counter, "Time on the processors, all threads.",
            microseconds: Int(processCPUNanoseconds() / 1000))
        lines.single(
            "process_resident_memory_bytes", .gauge, "Memory in use.", residentMebibytes() << 20)
    }

    private static func people(_ lines: inout Exposition, _ exchange: Exchange) throws {
        let (parts, now) = (exchange.service.parts, exchange.now)
        let live = try exchange.bench.people.liveSessions(
            startedAfter: parts.limits.startedSince(now), seenAfter: parts.limits.idleSince(now))
        lines.single("waypost_sessions_live", .gauge, "People signed in.", live)
        lines.single(
            "waypost_accesses_waiting", .gauge, "Notes of who saw which dossier that are not yet durable.",
            exchange.service.accesses.waiting)
    }

    private static func store(_ lines: inout Exposition, _ writer: WriterFigures) {
        lines.single("waypost_commits_total", .counter, "Commits, each with one wait for the disk.", writer.commits)
        lines.single("waypost_writes_total", .counter, "Requests recorded in them.", writer.units)
        lines.single("waypost_writes_largest_commit", .gauge, "Most requests in one commit.", writer.largestBatch)
        lines.single("waypost_writes_waiting", .gauge, "Requests waiting for the next commit.", writer.waiting)
        lines.single("waypost_writes_turned_away_total", .counter, "Answered busy.", writer.refusedBusy)
    }

    private static func http(_ lines: inout Exposition, _ http: Counters) {
        lines.single(
            "waypost_http_connections_accepted_total", .counter, "Connections let in.", http.connectionsAccepted)
        lines.single("waypost_http_connections", .gauge, "Connections open now.", http.connectionsOpen)
        lines.family("waypost_http_answers_total", .counter, "Answers by class of status.")
        for (index, count) in http.answers.enumerated() where index > 0 {
            lines.sample("waypost_http_answers_total", String(count), labels: "class=\"\(index + 1)xx\"")
        }
        durations(&lines, http)
        lines.single("waypost_http_received_bytes_total", .counter, "Bytes read.", http.bytesReceived)
        lines.single("waypost_http_sent_bytes_total", .counter, "Bytes written.", http.bytesSent)
        lines.family("waypost_http_refusals_total", .counter, "Requests the server turned away, by reason.")
        for refusal in http.refusals.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            lines.sample(
                "waypost_http_refusals_total", String(http.refusals[refusal] ?? 0),
                labels: "reason=\"\(refusal.rawValue)\"")
        }
        lines.single(
            "waypost_http_late_answers_total", .counter, "Answers nobody waited for any more.", http.lateAnswers)
        lines.single("waypost_http_broken_streams_total", .counter, "Answers broken off midway.", http.brokenStreams)
    }

    private static func durations(_ lines: inout Exposition, _ http: Counters) {
        let name = "waypost_http_request_duration_seconds"
        lines.family(name, .histogram, "From a request's first bytes to its answer.")
        var sum = 0
        for (index, count) in http.durations.enumerated() {
            sum += count
            let bound = index < Counters.bounds.count ? Exposition.seconds(Counters.bounds[index]) : "+Inf"
            lines.sample("\(name)_bucket", String(sum), labels: "le=\"\(bound)\"")
        }
        lines.sample("\(name)_sum", Exposition.seconds(http.durationMicroseconds))
        lines.sample("\(name)_count", String(sum))
    }

    private static func loops(_ lines: inout Exposition, _ http: Counters) {
        lines.single("waypost_loop_turns_total", .counter, "Turns of the event loops.", http.turns)
        lines.single(
            "waypost_loop_busy_seconds_total", .counter, "Work in those turns.", microseconds: http.busyMicroseconds)
        lines.single(
            "waypost_loop_longest_turn_seconds", .gauge, "While a turn lasts, others of its loop wait.",
            microseconds: http.longestTurnMicroseconds)
    }
}
