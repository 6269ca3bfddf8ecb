internal import Glibc

extension GeoPoint {
    /// Great-circle distance on a sphere of 6,371 km: within half a per cent of the truth, enough to say "nearest".
    public func metres(to other: GeoPoint) -> Double {
        let lat1 = radians(latitudeE4)
        let lat2 = radians(other.latitudeE4)
        let dLat = sin((lat2 - lat1) / 2)
        let dLon = sin((radians(other.longitudeE4) - radians(longitudeE4)) / 2)
        let square = dLat * dLat + cos(lat1) * cos(lat2) * dLon * dLon
        return 2 * 6_371_000 * asin(min(1, square.squareRoot()))
    }

    private func radians(_ e4: Int32) -> Double { Double(e4) / 10_000 * .pi / 180 }

    /// Reads `21.0386` and `105.8380`; nil outside the globe or with more than plain digits.
    init?(latitude: UnsafeBufferPointer<UInt8>, longitude: UnsafeBufferPointer<UInt8>) {
        guard let lat = Self.e4(latitude), let lon = Self.e4(longitude) else { return nil }
        guard abs(lat) <= 900_000, abs(lon) <= 1_800_000 else { return nil }
        self.init(latitudeE4: lat, longitudeE4: lon)
    }

    private static func e4(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
        let negative = bytes[0] == UInt8(ascii: "-")
        var value: Int32 = 0
        var places = -1
        for byte in bytes.dropFirst(negative ? 1 : 0) {
            if byte == UInt8(ascii: "."), places < 0 {
                places = 0
                continue
            }
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9, value < 100_000_000 else { return nil }
            if places >= 4 { continue }
            value = value * 10 + Int32(digit)
            if places >= 0 { places += 1 }
        }
        for _ in max(places, 0)..<4 {
            guard value < 100_000_000 else { return nil }
            value *= 10
        }
        return negative ? -value : value
    }
}
