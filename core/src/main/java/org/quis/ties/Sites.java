package org.quis.ties;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quis.access.Site;

/// Which site a device or an address belongs to: the device where it is listed, else the narrowest network.
final class Sites {
    private final Map<String, Site> devices = new HashMap<>();
    private final List<Network> networks = new ArrayList<>(); // the narrowest first

    private record Network(byte[] address, int bits, Site site) {
        boolean holds(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int differ = address[bit / 8] ^ other[bit / 8];
                if ((differ >>> 7 - bit % 8 & 1) != 0) return false;
            }
            return true;
        }
    }

    /// @return what is wrong with the row; empty where nothing is
    Optional<String> add(String device, String network, String name, String latitude, String longitude) {
        var site = site(name, latitude, longitude);
        if (site.isEmpty()) return Optional.of("needs degrees like 44.05 and -123.09");
        if (device.isEmpty() && network.isEmpty()) return Optional.of("names neither a `device_id` nor a `source_ip`");
        if (!device.isEmpty()) devices.put(device, site.get());
        if (network.isEmpty()) return Optional.empty();
        try {
            int slash = network.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(network.substring(slash + 1));
            if (bits < 0 || bits > address.length * 8) throw new IllegalArgumentException("bits");
            networks.add(new Network(address, bits, site.get()));
            networks.sort(Comparator.comparingInt(Network::bits).reversed());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("`" + network + "` is no address like 10.2.0.17 and no network like 10.2.0.0/16");
        }
    }

    private static Optional<Site> site(String name, String latitude, String longitude) {
        try {
            double north = Double.parseDouble(latitude);
            double east = Double.parseDouble(longitude);
            boolean onEarth = Math.abs(north) <= 90 && Math.abs(east) <= 180;
            return onEarth ? Optional.of(new Site(name, north, east)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<Site> of(String device, String address) {
        var site = devices.get(device);
        if (site != null || address.isEmpty() || networks.isEmpty()) return Optional.ofNullable(site);
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return networks.stream()
                    .filter(network -> network.holds(bytes))
                    .map(Network::site)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a host's name, or nothing that is an address
        }
    }
}
