package org.quis.audit;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quis.detect.Look;
import org.quis.detect.Measures;

/// Writes what was measured: a row per account, with how common each measure is among its peers, and a row
/// per organization.
final class MeasureTables {
    private final Store store;
    private final Accounts accounts;
    private final Detection.Found found;
    private final Comparator<Measures> byName;

    MeasureTables(Store store, Accounts accounts, Detection.Found found) {
        this.store = store;
        this.accounts = accounts;
        this.found = found;
        byName = Comparator.comparing((Measures measured) -> accounts.user(measured.user()))
                .thenComparing(measured -> accounts.organizationName(measured.organization()));
    }

    void write() throws IOException {
        users();
        weeks();
        organizations();
    }

    private void users() throws IOException {
        var columns = new ArrayList<>(List.of(
                "user_id VARCHAR",
                "organization VARCHAR",
                "accesses BIGINT",
                "searches BIGINT",
                "days BIGINT",
                "first_time TIMESTAMP",
                "last_time TIMESTAMP"));
        for (var name : Measures.names()) {
            columns.add(name + " DOUBLE");
            columns.add(name + "_percentile DOUBLE");
        }
        store.table(
                "user_measures",
                columns,
                found.measures().stream()
                        .filter(measured -> measured.user() != Look.UNKNOWN_USER)
                        .sorted(byName)
                        .map(this::user)
                        .toList());
    }

    private List<@Nullable Object> user(Measures measured) {
        var row = new ArrayList<@Nullable Object>(Arrays.asList(
                accounts.user(measured.user()),
                accounts.organizationName(measured.organization()),
                measured.accesses(),
                measured.searches(),
                measured.days(),
                Instant.ofEpochMilli(measured.firstMillis()),
                Instant.ofEpochMilli(measured.lastMillis())));
        var peers = found.peersOf(measured.organization());
        for (var name : Measures.names()) {
            row.add(measured.value(name));
            row.add(peers.percentile(name, measured.value(name)) / 100);
        }
        return row;
    }

    private void weeks() throws IOException {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        found.measures().stream()
                .filter(measured -> !measured.weeks().isEmpty())
                .sorted(byName)
                .forEach(measured -> weeks(measured, rows));
        store.table(
                "user_weeks",
                List.of(
                        "user_id VARCHAR",
                        "organization VARCHAR",
                        "monday TIMESTAMP",
                        "accesses BIGINT",
                        "people BIGINT",
                        "unlikeness DOUBLE",
                        "because VARCHAR"),
                rows);
    }

    /// Each account's weeks in order of time; what makes one unlike the others stands beside it.
    private void weeks(Measures measured, List<List<? extends @Nullable Object>> rows) {
        var unlike = found.peersOf(measured.organization()).unlikeWeeks(measured).stream()
                .collect(Collectors.toMap(one -> one.week().monday(), one -> one));
        for (var week : measured.weeks()) {
            var strange = unlike.get(week.monday());
            rows.add(List.of(
                    accounts.user(measured.user()),
                    accounts.organizationName(measured.organization()),
                    LocalDate.ofEpochDay(week.monday()).atStartOfDay(),
                    week.accesses(),
                    week.people(),
                    strange == null ? 0.0 : strange.nats(),
                    strange == null ? "" : String.join(". ", strange.because())));
        }
    }

    /// Sums over an organization's accounts; shares are weighted by accesses.
    private static final class Sum {
        private long users;
        private long accesses;
        private long searches;
        private double blank;
        private double vague;
        private double withoutCase;

        void add(Measures measured) {
            if (measured.user() != Look.UNKNOWN_USER) users++;
            accesses += measured.accesses();
            searches += measured.searches();
            blank += measured.blankShare() * measured.accesses();
            vague += measured.vagueShare() * measured.accesses();
            withoutCase += measured.withoutCaseShare() * measured.accesses();
        }
    }

    private void organizations() throws IOException {
        Map<Integer, Sum> sums = new HashMap<>();
        for (var measured : found.measures()) {
            sums.computeIfAbsent(measured.organization(), _ -> new Sum()).add(measured);
        }
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        sums.entrySet().stream()
                .sorted(Comparator.comparing(sum -> accounts.organizationName(sum.getKey())))
                .forEach(entry -> {
                    var sum = entry.getValue();
                    rows.add(List.of(
                            accounts.organizationName(entry.getKey()),
                            sum.users,
                            sum.accesses,
                            sum.searches,
                            sum.blank / sum.accesses,
                            sum.vague / sum.accesses,
                            sum.withoutCase / sum.accesses));
                });
        store.table(
                "organization_measures",
                List.of(
                        "organization VARCHAR",
                        "users BIGINT",
                        "accesses BIGINT",
                        "searches BIGINT",
                        "blank_share DOUBLE",
                        "vague_share DOUBLE",
                        "without_case_share DOUBLE"),
                rows);
    }
}
