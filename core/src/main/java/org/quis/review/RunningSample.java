package org.quis.review;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Draws from accesses as they come, of which nobody knows how many there will be: whenever so many findings
/// were put up for review that their share wants it, and once a day, some of those that came since the last time,
/// all alike.
///
/// Which they are depends on a secret key and on where the draw begins and ends, and on nothing else: nobody
/// who looks can tell beforehand, and what is drawn once is drawn again, whatever was lost in between.
public final class RunningSample {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final byte[] PURPOSE = "quis: a draw from what came in".getBytes(StandardCharsets.UTF_8);

    /// What is to be drawn.
    ///
    /// @param drawn    how many; 0 for none yet
    /// @param findings for which they are
    public record Due(int drawn, int findings) {}

    private final double perFinding;
    private final Mac mac;

    /// @param key secret
    public RunningSample(byte[] key) {
        double share = Spending.shipped().random();
        perFinding = share / (1 - share);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC with SHA-256", e);
        }
    }

    /// @param findings put up since the last draw that are for none
    /// @param accesses that came since the last draw
    /// @param waiting  how long the first of them has
    public Due due(int findings, long accesses, Duration waiting) {
        int share = (int) Math.min(accesses, (long) (findings * perFinding));
        if (share > 0) return new Due(share, Math.min(findings, (int) Math.ceil(share / perFinding)));
        boolean late = accesses > 0 && waiting.compareTo(LONGEST) >= 0;
        return late ? new Due(1, findings) : new Due(0, 0);
    }

    /// The places, from 0, of those that are drawn among the accesses of one draw.
    public SortedSet<Long> places(long from, long upTo, long accesses, int drawn) {
        if (drawn > accesses) throw new IllegalArgumentException("more are drawn than there are");
        var places = new TreeSet<Long>();
        for (long number = 0; places.size() < drawn; number++) {
            var input = ByteBuffer.allocate(PURPOSE.length + 3 * Long.BYTES)
                    .put(PURPOSE)
                    .putLong(from)
                    .putLong(upTo)
                    .putLong(number);
            long chance = ByteBuffer.wrap(mac.doFinal(input.array())).getLong() >>> 1;
            // the last, incomplete run through all places would make some of them likelier
            if (chance < Long.MAX_VALUE - Long.MAX_VALUE % accesses) places.add(chance % accesses);
        }
        return places;
    }
}
