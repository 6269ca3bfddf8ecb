// Store: the ledger on libsqlite3: statements, migrations, journal with its chain, projections, group commit.
// Must never know: what a step means, HTTP, pages. Start reading: Store.swift, then Writer.swift.
internal import Base
internal import CSQLite
internal import Desk
