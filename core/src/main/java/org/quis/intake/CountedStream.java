package org.quis.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// A file's bytes on their way in: hashed and counted as they pass.
final class CountedStream extends FilterInputStream {
    private final MessageDigest digest;
    private final LongConsumer progress;
    private long bytes;

    CountedStream(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    long bytes() {
        return bytes;
    }

    /// Reads what is left, so that the hash is that of the whole file.
    String sha256() throws IOException {
        in.transferTo(new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("bytes come in arrays");
            }

            @Override
            public void write(byte[] from, int at, int length) {
                count(from, at, length);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        int read = in.read(to, at, length);
        if (read > 0) count(to, at, read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(byte[] from, int at, int length) {
        digest.update(from, at, length);
        bytes += length;
        progress.accept(bytes);
    }
}
