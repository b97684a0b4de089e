package org.quis.witness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.quis.ledger.Broken;
import org.quis.ledger.Cosignature;
import org.quis.ledger.Cosigning;
import org.quis.ledger.VerifierKey;

/// One round of asking: every witness at once, each within a time.
///
/// @param cosigned  who cosigned, and when
/// @param away      who did not, and why: a witness that is away says nothing against the ledger
/// @param published whether the cosignatures stand below the checkpoint now
public record Round(List<Cosignature> cosigned, List<Away> away, boolean published) {
    /// A witness that was asked in vain.
    public record Away(Endpoint witness, String why) {}

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    /// all tries together, a body that comes in drops included
    private static final Duration ROUND = Duration.ofSeconds(40);
    /// a witness stands at another size, and while it is asked again other requests may move it
    private static final int TRIES = 4;

    public Round {
        cosigned = List.copyOf(cosigned);
        away = List.copyOf(away);
    }

    /// Asks the witnesses to cosign a ledger's checkpoint, and puts what they give below it.
    ///
    /// @throws Broken.Fork if a witness knows another history of the log; then nothing is put anywhere
    /// @throws Broken.Ledger if the ledger gives no proof of what it was at an earlier size
    public static Round of(Cosigning ledger, List<Endpoint> witnesses, InstantSource clock)
            throws IOException, InterruptedException, Broken {
        var replies = ask(ledger, witnesses, clock);
        var cosigned = new ArrayList<Cosigning.Reply.Cosigned>();
        var away = new ArrayList<Away>();
        for (int i = 0; i < witnesses.size(); i++) {
            switch (replies.get(i)) {
                case Cosigning.Reply.Cosigned it -> cosigned.add(it);
                case Cosigning.Reply.Refused it -> away.add(new Away(witnesses.get(i), it.why()));
                case Cosigning.Reply.Stale _ ->
                    away.add(new Away(witnesses.get(i), "it was busy with other sizes of this log"));
            }
        }
        List<VerifierKey> keys = witnesses.stream().map(Endpoint::key).toList();
        boolean published = ledger.publish(cosigned, keys);
        return new Round(cosigned.stream().map(Cosigning.Reply.Cosigned::word).toList(), away, published);
    }

    private static List<Cosigning.Reply> ask(Cosigning ledger, List<Endpoint> witnesses, InstantSource clock)
            throws IOException, InterruptedException, Broken {
        try (var client = HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = witnesses.stream()
                    .map(witness -> threads.submit(() -> ask(client, ledger, witness, clock)))
                    .toList();
            try {
                var replies = new ArrayList<Cosigning.Reply>();
                long end = System.nanoTime() + ROUND.toNanos();
                for (var reply : asked) replies.add(outcome(reply, end - System.nanoTime()));
                return replies;
            } finally {
                client.shutdownNow();
                asked.forEach(it -> it.cancel(true));
            }
        }
    }

    private static Cosigning.Reply ask(HttpClient client, Cosigning ledger, Endpoint witness, InstantSource clock)
            throws IOException, InterruptedException, Broken {
        long size = ledger.guess(witness.key());
        Cosigning.Reply reply = new Cosigning.Reply.Stale(size);
        for (int i = 0; i < TRIES && reply instanceof Cosigning.Reply.Stale(long stands); i++) {
            size = stands;
            var request = HttpRequest.newBuilder(witness.addCheckpoint())
                    .timeout(ANSWER)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(ledger.request(size)))
                    .build();
            try {
                var answer =
                        client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Cosigning.MOST_BYTES));
                reply = ledger.reply(witness.key(), size, answer.statusCode(), answer.body(), clock.instant());
            } catch (IOException noAnswer) {
                return new Cosigning.Reply.Refused("no answer: " + why(noAnswer));
            }
        }
        return reply;
    }

    private static String why(IOException noAnswer) {
        return switch (noAnswer) {
            case java.net.http.HttpTimeoutException _ -> "it took too long";
            case java.net.ConnectException _ -> "nobody is there";
            default -> String.valueOf(noAnswer.getMessage());
        };
    }

    private static Cosigning.Reply outcome(Future<Cosigning.Reply> asked, long nanos)
            throws IOException, InterruptedException, Broken {
        try {
            return asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException answersByDrops) {
            return new Cosigning.Reply.Refused("no answer: it took too long");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case Broken broken -> throw broken;
                case IOException disk -> throw disk;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
