package org.quis.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quis.ties.Ties;

/// Writes what the report needs to know of the reference data: which tables were read, what was wrong in them, and
/// where the accounts of the log belong.
final class ReferenceTables {
    private final Store store;
    private final @Nullable Ties ties;
    private final Accounts accounts;

    ReferenceTables(Store store, @Nullable Ties ties, Accounts accounts) {
        this.store = store;
        this.ties = ties;
        this.accounts = accounts;
    }

    void write() throws IOException {
        var tables = new ArrayList<List<? extends @Nullable Object>>();
        var problems = new ArrayList<List<? extends @Nullable Object>>();
        var staff = new ArrayList<List<? extends @Nullable Object>>();
        if (ties != null) {
            for (var table : ties.tablesRead()) {
                tables.add(List.of(table.file(), table.sha256(), table.rows(), table.leftOut(), table.noted()));
            }
            for (var lint : ties.lints()) {
                problems.add(List.of(lint.file(), lint.row(), lint.column(), lint.problem(), lint.leftOut()));
            }
            for (var name : accounts.users()) staff.add(post(ties, name));
        }
        store.table(
                "reference_tables",
                List.of("file VARCHAR", "sha256 VARCHAR", "rows BIGINT", "left_out BIGINT", "noted BIGINT"),
                tables);
        store.table(
                "reference_problems",
                List.of("file VARCHAR", "\"row\" BIGINT", "\"column\" VARCHAR", "problem VARCHAR", "left_out BOOLEAN"),
                problems);
        store.table("staff", List.of("user_id VARCHAR", "organization VARCHAR", "unit VARCHAR"), staff);
    }

    private static List<? extends @Nullable Object> post(Ties ties, String name) {
        int user = ties.user(name);
        return user == Ties.NOBODY
                ? Arrays.asList(name, null, null)
                : Arrays.asList(
                        name,
                        ties.latest(user, "works_for").orElse(null),
                        ties.latest(user, "member_of").orElse(null));
    }
}
