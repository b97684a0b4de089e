package org.quis.sigma;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of IP addresses, as CIDR writes it. No name is ever looked up.
///
/// @param high the first 64 bits of the address as IPv6; an IPv4 address is `::ffff:a.b.c.d`
/// @param bits how many of the 128 bits count
record Network(long high, long low, int bits) {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int LONGEST = 45;

    /// @return nothing where the text is not a network like `10.0.0.0/8` or `fe80::/10`
    static @Nullable Network parse(String text) {
        int slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) return null;
        int width = address.isIpv4() ? 32 : 128;
        int bits = width;
        if (slash >= 0) {
            var written = text.substring(slash + 1);
            if (!written.matches("\\d{1,3}")) return null;
            bits = Integer.parseInt(written);
        }
        if (bits > width) return null;
        int counted = bits + 128 - width;
        return new Network(address.high & highMask(counted), address.low & lowMask(counted), counted);
    }

    boolean contains(String text) {
        var address = address(text);
        return address != null
                && (address.high & highMask(bits)) == high
                && (address.low & lowMask(bits)) == low
                && (bits > 96 || isIpv4() == address.isIpv4()); // `::/0` is no range of IPv4
    }

    private boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    private static long highMask(int bits) {
        return bits >= 64 ? -1 : bits == 0 ? 0 : -1L << (64 - bits);
    }

    private static long lowMask(int bits) {
        return bits <= 64 ? 0 : -1L << (128 - bits);
    }

    private static @Nullable Network address(String text) {
        if (text.isEmpty() || text.length() > LONGEST) return null;
        if (text.indexOf(':') < 0) {
            long low = ipv4(text);
            return low < 0 ? null : new Network(0, 0xffff_0000_0000L | low, 128);
        }
        return ipv6(text);
    }

    private static long ipv4(String text) {
        var parts = IPV4.matcher(text);
        if (!parts.matches()) return -1;
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) return -1;
            address = address << 8 | part;
        }
        return address;
    }

    /// RFC 4291, section 2.2, all three forms.
    private static @Nullable Network ipv6(String text) {
        var written = text;
        int colon = text.lastIndexOf(':');
        if (text.indexOf('.') > 0) {
            long tail = ipv4(text.substring(colon + 1));
            if (tail < 0) return null;
            written = text.substring(0, colon + 1) + Long.toHexString(tail >>> 16) + ":"
                    + Long.toHexString(tail & 0xffff);
        }
        int gap = written.indexOf("::");
        if (gap >= 0 && written.indexOf("::", gap + 1) >= 0) return null;
        var before = groups(gap < 0 ? written : written.substring(0, gap));
        var after = groups(gap < 0 ? "" : written.substring(gap + 2));
        if (before == null || after == null) return null;
        int given = before.length + after.length;
        if (gap < 0 ? given != 8 : given > 7) return null;
        var all = new int[8];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(after, 0, all, 8 - after.length, after.length);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | all[i];
            low = low << 16 | all[i + 4];
        }
        return new Network(high, low, 128);
    }

    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) return new int[0];
        var parts = text.split(":", -1);
        if (parts.length > 8) return null;
        var groups = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!GROUP.matcher(parts[i]).matches()) return null;
            groups[i] = Integer.parseInt(parts[i], 16);
        }
        return groups;
    }
}
