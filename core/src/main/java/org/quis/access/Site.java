package org.quis.access;

/// Where a device or an address is, as `sites.csv` says.
///
/// @param latitude  in degrees, and `longitude`
public record Site(String name, double latitude, double longitude) {
    private static final double EARTH_KM = 6_371;

    /// The shortest way over the ground, in km (haversine formula).
    public double kilometresTo(Site other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
