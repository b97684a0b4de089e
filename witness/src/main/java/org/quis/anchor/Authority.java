package org.quis.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.quis.ledger.Note;

/// A time-stamp authority that answers over HTTP (RFC 3161, section 3.4).
///
/// @param address `http` or `https`; what is said is signed and no secret, so either will do
public record Authority(URI address) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /// to the last byte of the answer, one that comes in drops included
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final int NONCE_BITS = 64;

    public Authority {
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException("`" + address + "` is not an address like https://tsa.example");
        }
    }

    /// @throws IllegalArgumentException if the address is not one
    public static Authority of(String address) {
        try {
            return new Authority(new URI(address));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "`" + address + "` is not an address like https://tsa.example", malformed);
        }
    }

    /// Asks it to stamp a checkpoint, the whole note as it is encoded; checks that the answer is to this request.
    ///
    /// @throws BrokenStamp if it answers with something else than a time-stamp of this checkpoint
    public Answer stamp(Note checkpoint) throws BrokenStamp, InterruptedException {
        byte[] stamped = checkpoint.encoded().getBytes(StandardCharsets.UTF_8);
        var nonce = new BigInteger(NONCE_BITS, new SecureRandom());
        byte[] body;
        try {
            var answer = ask(query(stamped, nonce));
            if (answer.statusCode() != 200) {
                return new Answer.Refused("it answered with status " + answer.statusCode());
            }
            body = answer.body();
        } catch (IOException noAnswer) {
            return new Answer.Refused("no answer: " + why(noAnswer));
        }
        var reply = Reply.parse(body);
        if (reply.refusal().isPresent())
            return new Answer.Refused(reply.refusal().get());
        var token = reply.token(stamped);
        if (!token.nonce().equals(Optional.of(nonce))) throw new BrokenStamp("is to another request than was made");
        return new Answer.Stamped(token);
    }

    private static byte[] query(byte[] stamped, BigInteger nonce) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true); // without its certificate a token cannot be checked when the authority is gone
        return generator
                .generate(TSPAlgorithms.SHA256, Token.sha256(stamped), nonce)
                .getEncoded();
    }

    private HttpResponse<byte[]> ask(byte[] query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try (var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            try {
                return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Reply.MOST_BYTES))
                        .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException answersByDrops) {
                throw new HttpTimeoutException("it took too long");
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof IOException noAnswer) throw noAnswer;
                throw new IllegalStateException(failed);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static String why(IOException noAnswer) {
        return switch (noAnswer) {
            case HttpTimeoutException _ -> "it took too long";
            case ConnectException _ -> "nobody is there";
            default -> String.valueOf(noAnswer.getMessage());
        };
    }
}
