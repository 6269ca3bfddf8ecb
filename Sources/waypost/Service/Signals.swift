internal import Glibc

/// Waits for the operator to end the program; to be made before the first thread, so that all inherit the mask.
struct Signals {
    private var set = sigset_t()

    init(_ signals: [Int32]) {
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Until one of them comes.
    /// - Parameter everySecond: called meanwhile.
    func wait(_ everySecond: () -> Void) {
        var set = set
        var second = timespec(tv_sec: 1, tv_nsec: 0)
        while sigtimedwait(&set, nil, &second) < 0 { everySecond() }
    }
}
