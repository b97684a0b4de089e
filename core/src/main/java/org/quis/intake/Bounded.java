package org.quis.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// What comes out of a compressed stream, as long as it is in proportion to what went in: a few
/// kilobytes that unpack to terabytes are an attack, not a log.
final class Bounded extends FilterInputStream {
    private static final long ALWAYS_ALLOWED = 64L << 20; // bytes; small files may be as regular as they like

    private final LongSupplier compressedBytes;
    private final Intake.Options options;
    private long bytes;

    Bounded(InputStream in, LongSupplier compressedBytes, Intake.Options options) {
        super(in);
        this.compressedBytes = compressedBytes;
        this.options = options;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        int read = in.read(to, at, length);
        if (read > 0) bytes += read;
        boolean outOfProportion = bytes > ALWAYS_ALLOWED && bytes / options.mostRatio() > compressedBytes.getAsLong();
        if (outOfProportion || bytes > options.mostUnpackedBytes()) throw new TooLarge();
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Unpacking was stopped.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
