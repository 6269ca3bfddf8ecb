// HTTP: bytes to requests and responses to bytes, strictly (RFC 9110, 9112), on epoll; knows no dossiers.
// Must never know: what is served, who asks, any clock but the one it is given for deadlines.
// Start reading: Request.swift, then RequestParser.swift, then Loop.swift.
internal import Base
internal import CLinux
