internal import Glibc

/// Switches for the tests, told by the environment.
enum Environment {
    static func isSet(_ name: String) -> Bool { getenv(name) != nil }
}
