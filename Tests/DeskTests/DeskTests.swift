internal import Testing

/// See the files beside this one.
@Suite struct DeskTests {}
