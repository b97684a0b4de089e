package org.quis.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/// Bytes as characters. A byte that is not UTF-8 is read as Latin-1, which is what it nearly always
/// is, and counted: a name with a wrong accent is better evidence than a row thrown away.
final class TextReader extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private long latin1Bytes;

    TextReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// How many bytes were read as Latin-1.
    long latin1Bytes() {
        return latin1Bytes;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        if (length == 0) return 0;
        var chars = CharBuffer.wrap(to, from, length);
        int start = chars.position();
        while (chars.position() - start < Math.min(length, 2)) { // a pair of surrogates needs room for two
            var result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                for (int i = result.length(); i > 0 && chars.hasRemaining(); i--) {
                    chars.put((char) (bytes.get() & 0xff));
                    latin1Bytes++;
                }
            } else if (result.isOverflow()) {
                break;
            } else if (ended) {
                break;
            } else if (chars.position() == start) {
                fill();
            } else {
                break;
            }
        }
        int read = chars.position() - start;
        return read == 0 && ended && !bytes.hasRemaining() ? -1 : read;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) ended = true;
        else bytes.position(bytes.position() + read);
        bytes.flip();
    }

    /// Does nothing: the file is closed by whoever opened it, who still wants its hash.
    @Override
    public void close() {}
}
