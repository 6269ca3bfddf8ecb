extension Store {
    /// The data folder's path, for whoever looks after it: room on the disk, backups.
    public var dataFolder: String { folder.path }
}
