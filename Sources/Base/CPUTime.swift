internal import Glibc

/// Nanoseconds the calling thread has computed, waiting left out.
public func threadCPUNanoseconds() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

/// Nanoseconds all threads of this process have computed together.
public func processCPUNanoseconds() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

/// Nanoseconds that the threads of this process with that name have computed (`/proc/self/task/…/schedstat`, its first
/// number); 0 where the kernel does not tell.
public func threadCPUNanoseconds(named name: String) -> UInt64 {
    guard let tasks = try? FileBytes.names(in: "/proc/self/task", suffix: "") else { return 0 }
    return tasks.reduce(0) { sum, task in
        let folder = "/proc/self/task/\(task)"
        guard firstLine("\(folder)/comm") == name else { return sum }
        let number = firstLine("\(folder)/schedstat").split(separator: " ").first.flatMap { UInt64($0) }
        return sum + (number ?? 0)
    }
}

/// Of a file that the kernel makes when it is read; empty when it cannot be.
private func firstLine(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
}

private func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
