package org.quis.anchor;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/// What an authority answered: a token, or that it gives none (RFC 3161, section 2.4.2). None of it is believed yet.
final class Reply {
    /// in bytes; with its certificates a token takes about eight thousand, and new signatures are longer
    static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_LETTERS = 200;

    private final byte[] encoded;
    private final TimeStampResponse response;

    private Reply(byte[] encoded, TimeStampResponse response) {
        this.encoded = encoded;
        this.response = response;
    }

    /// The library throws exceptions of all kinds at a stranger's bytes.
    static Reply parse(byte[] der) throws BrokenStamp {
        if (der.length > MOST_BYTES) throw new BrokenStamp("is longer than a time-stamp may be");
        try {
            return new Reply(der, new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(der))));
        } catch (TSPException | IOException | RuntimeException malformed) {
            throw new BrokenStamp("is not a time-stamp: " + malformed.getMessage());
        }
    }

    /// Why there is no token.
    Optional<String> refusal() {
        int status = response.getStatus();
        if (status == PKIStatus.GRANTED || status == PKIStatus.GRANTED_WITH_MODS) return Optional.empty();
        var text = response.getStatusString();
        return Optional.of("it refused with status " + status
                + (text == null ? "" : ", `" + text.substring(0, Math.min(text.length(), MOST_LETTERS)) + "`"));
    }

    /// @param stamped what the token must be of
    Token token(byte[] stamped) throws BrokenStamp {
        var refusal = refusal();
        if (refusal.isPresent()) throw new BrokenStamp("holds no time-stamp: " + refusal.get());
        return Token.of(encoded, response.getTimeStampToken(), stamped);
    }
}
