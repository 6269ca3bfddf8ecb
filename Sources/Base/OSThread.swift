internal import CLinux
internal import Glibc

/// A thread of the operating system: event loops, the writer and slow workers own their state and block, which the
/// cooperative pool of Swift's tasks must not.
// safe: the handle is only joined, by whoever started it, once
public final class OSThread: @unchecked Sendable {
    private let handle: pthread_t

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts at once. All signals stay blocked in it: the thread that waits for signals is started by nobody.
    /// - Parameter name: at most 15 bytes, as `top -H` shows it.
    public init?(_ name: String, _ run: @escaping @Sendable () -> Void) {
        var blocked = sigset_t()
        var before = sigset_t()
        sigfillset(&blocked)
        pthread_sigmask(SIG_SETMASK, &blocked, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        guard pthread_create(&thread, nil, osThreadMain, body.toOpaque()) == 0 else {
            body.release()
            return nil
        }
        _ = waypost_name_thread(thread, name)
        handle = thread
    }

    fileprivate static func run(_ context: UnsafeMutableRawPointer) {
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    }

    /// Waits until it has returned; once.
    public func join() { pthread_join(handle, nil) }
}

// A free function: a C callback written inside another body traps at run time on a foreign thread.
private func osThreadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { OSThread.run(context) }
    return nil
}
