internal import Areas
internal import Base
internal import Competence

/// The repository's own register, read once for all tests.
enum National {
    static let areas = Result { try AreaRegister.load(folder: repository + "/Routing/vn") }
    static let files = Result { try RegisterFolder.files(repository + "/Routing/hcmc") }
    static let hcmc = Result { try Edition(files: files.get(), areas: areas.get()) }
}
