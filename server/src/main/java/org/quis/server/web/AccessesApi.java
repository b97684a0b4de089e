package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quis.access.Rejection;
import org.quis.audit.Staging;
import org.quis.intake.UnreadableException;
import org.quis.server.live.Arrivals;
import org.quis.server.record.UnavailableException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where sources hand in accesses as they happen: a JSON object, an array, a line for each, or a file of any format
/// that an audit reads. What is answered is sealed.
@RestController
final class AccessesApi {
    private static final long MOST_BYTES = 16L << 20;
    private static final String SOON = "1"; // seconds

    /// @param repeated how many of the accesses had been handed in before
    record Answer(long rows, long sealed, long repeated, List<Access> accesses, List<Rejected> rejected) {}

    record Access(String accessId, long ledgerIndex, boolean repeated) {}

    record Rejected(long row, String column, String problem) {}

    record Problem(String problem, String todo) {}

    private final Arrivals arrivals;

    AccessesApi(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @PostMapping("/v1/accesses")
    ResponseEntity<Object> accesses(HttpServletRequest request) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("quis-accesses");
        try {
            var body = folder.resolve("accesses");
            if (!keep(request.getInputStream(), body)) {
                return problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "more than " + (MOST_BYTES >> 20) + " MiB at once",
                        "hand it in in several pieces");
            }
            return answer(arrivals.take(request.getRemoteUser(), body, false));
        } catch (UnreadableException e) {
            var lines =
                    String.valueOf(e.getMessage()).lines().map(String::strip).toList();
            return problem(HttpStatus.BAD_REQUEST, lines.getFirst(), String.join("; ", lines.subList(1, lines.size())));
        } catch (Arrivals.Busy e) {
            return soon(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()));
        } catch (UnavailableException e) {
            return soon(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
        } finally {
            Staging.delete(folder);
        }
    }

    /// @return whether it was no more than may come at once
    private static boolean keep(InputStream in, Path body) throws IOException {
        try (var out = Files.newOutputStream(body)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > MOST_BYTES) return false;
                out.write(buffer, 0, n);
            }
            return true;
        }
    }

    private static ResponseEntity<Object> answer(Arrivals.Taken taken) {
        var accesses = taken.receipts().stream()
                .map(receipt -> new Access(receipt.accessId(), receipt.entry(), receipt.repeated()))
                .toList();
        var rejected = taken.rejections().stream().map(AccessesApi::rejected).toList();
        long repeated = accesses.stream().filter(Access::repeated).count();
        var answer = new Answer(taken.rows(), accesses.size() - repeated, repeated, accesses, rejected);
        boolean none = accesses.isEmpty() && !rejected.isEmpty();
        return ResponseEntity.status(none ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                .body(answer);
    }

    private static Rejected rejected(Rejection rejection) {
        return new Rejected(rejection.row(), rejection.column(), rejection.problem());
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String problem, String todo) {
        return ResponseEntity.status(status).body(new Problem(problem, todo));
    }

    private static ResponseEntity<Object> soon(HttpStatus status, String problem) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .body(new Problem(problem, "nothing handed in again is sealed twice"));
    }
}
