package org.quis.ties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.identity.Names;

/// Reads a folder of reference tables: every row becomes the ties its table declares.
///
/// A row that cannot be used is left out and told of; the good rows beside it stay.
final class ReferenceReader {
    private static final Set<String> UNIQUE = Set.of("people", "cases", "databases", "authorities");

    private final Declarations declared;
    private final Moments moments;
    final Keys keys;
    final Lints lints = new Lints();
    final Nodes nodes = new Nodes();
    final Growing ties = new Growing();
    final Names names = new Names();
    final Sexes sexes = new Sexes();
    final Sites sites = new Sites();
    final Registers registers = new Registers();
    final Set<String> tablesRead = new LinkedHashSet<>();
    final List<String> tableNames = new ArrayList<>();
    final Map<String, Long> rows = new HashMap<>();
    final Map<String, String> sha256 = new HashMap<>();
    final Namesakes namesakes = new Namesakes();
    final Births births = new Births();
    private final Map<String, BitSet> listed = new HashMap<>(); // by table: nodes that have a row of their own

    ReferenceReader(Declarations declared, Moments moments, Keys keys) {
        this.declared = declared;
        this.moments = moments;
        this.keys = keys;
    }

    void read(Path folder) throws IOException {
        for (var table : declared.tables().values()) {
            int number = tableNames.size();
            tableNames.add(table.name() + ".csv");
            var file = folder.resolve(table.name() + ".csv");
            if (!Files.isRegularFile(file)) continue;
            var use = new Reading(table, number);
            var csv = new TableFile(file, lints);
            if (csv.read(table.need(), use)) tablesRead.add(table.name());
            rows.put(table.name(), use.rows);
            sha256.put(table.name(), csv.sha256());
        }
    }

    boolean isListed(String table, int node) {
        var nodesOf = listed.get(table);
        return nodesOf != null && nodesOf.get(node);
    }

    /// What is being done with one table.
    private final class Reading implements TableFile.Use {
        private final TableKind table;
        private final int number;
        private final BitSet seen;
        private final boolean unique;
        private long rows;

        Reading(TableKind table, int number) {
            this.table = table;
            this.number = number;
            this.seen = listed.computeIfAbsent(table.name(), _ -> new BitSet());
            this.unique = UNIQUE.contains(table.name());
        }

        @Override
        public void row(TableFile.Row row) {
            rows++;
            for (var column : table.need()) {
                if (!row.cell(column).isEmpty()) continue;
                lints.leftOut(row.file(), row.number(), column, "is empty, and the row says nothing without it");
                return;
            }
            var valid = valid(row);
            if (valid == null) return;
            int own = own(row);
            if (own >= 0) {
                if (unique && seen.get(own)) {
                    lints.leftOut(
                            row.file(),
                            row.number(),
                            table.id() == null ? "" : table.id(),
                            "`" + nodes.shown(own) + "` has a row above already; the first one counts");
                    return;
                }
                seen.set(own);
            }
            if (table.name().equals("people")) person(row, own);
            if (table.name().equals("sites")) site(row);
            for (var tie : table.ties()) tie(row, tie, valid);
            registers.take(table.name(), row, own < 0 ? user(row) : own, subject(row), valid);
        }

        private int own(TableFile.Row row) {
            if (table.id() == null) return -1;
            var cell = row.cell(table.id());
            var kind = ownKind();
            var key = keys.of(kind, cell);
            return key.isEmpty() ? -1 : nodes.add(nodes.kind(kind), key, Keys.shown(kind, cell));
        }

        /// `person_id` names a person, `case_number` a case.
        private String ownKind() {
            var id = String.valueOf(table.id());
            return id.substring(0, id.lastIndexOf('_') < 0 ? id.length() : id.lastIndexOf('_'));
        }

        private int user(TableFile.Row row) {
            var cell = row.cell("user_id");
            return cell.isEmpty() ? -1 : nodes.add(nodes.kind("user"), keys.of("user", cell), cell);
        }

        private int subject(TableFile.Row row) {
            return node(row, new TableKind.End(null, "subject", "subject_kind"));
        }

        private void site(TableFile.Row row) {
            sites.add(
                            row.cell("device_id"),
                            row.cell("source_ip"),
                            row.cell("site"),
                            row.cell("latitude"),
                            row.cell("longitude"))
                    .ifPresent(wrong -> lints.leftOut(row.file(), row.number(), "", wrong));
        }

        private void person(TableFile.Row row, int node) {
            var name = row.cell("name");
            var born = row.cell("date_of_birth");
            LocalDate birth = null;
            if (!born.isEmpty()) {
                birth = moments.day(born).orElse(null);
                if (birth == null) {
                    lints.noted(
                            row.file(),
                            row.number(),
                            "date_of_birth",
                            "`" + born + "` is not a day like 1980-02-14; the person is known without one");
                }
            }
            sexes.add(node, row.cell("sex"));
            births.add(node, birth);
            if (name.isEmpty()) return;
            names.add(node, name, row.cell("former_names"), birth);
            namesakes.add(node, keys.of("name", name), birth, row.number());
        }

        private void tie(TableFile.Row row, TableKind.Row tie, Interval valid) {
            var kind = tie.kind();
            if (kind == null) {
                var label = row.cell(String.valueOf(tie.kindColumn()))
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '_');
                kind = declared.kind(label).orElse(null);
                if (kind == null) {
                    lints.leftOut(
                            row.file(),
                            row.number(),
                            String.valueOf(tie.kindColumn()),
                            "`" + label + "` is not a kind of tie that is declared; declare it with `--ties FILE`");
                    return;
                }
            }
            int from = node(row, tie.from());
            int to = node(row, tie.to());
            if (from < 0 || to < 0) return; // this row does not say
            if (from == to) {
                lints.leftOut(
                        row.file(),
                        row.number(),
                        tie.to().column(),
                        "`" + nodes.shown(to) + "` cannot be tied to itself (" + kind.name() + ")");
                return;
            }
            ties.add(from, to, kind, valid, number, row.number());
            var then = kind.becomes().flatMap(declared::kind);
            if (then.isPresent() && valid.end() < Interval.FOREVER) {
                ties.add(from, to, then.get(), new Interval(valid.end(), Interval.FOREVER), number, row.number());
            }
        }

        private int node(TableFile.Row row, TableKind.End end) {
            var kind = end.kind();
            if (kind == null) {
                kind = row.cell(String.valueOf(end.kindColumn())).toLowerCase(Locale.ROOT);
                if (kind.isEmpty()) return -1;
            }
            var cell = row.cell(end.column());
            if (cell.isEmpty() && end.column().equals(table.id())) cell = "in row " + row.number();
            var key = keys.of(kind, cell);
            if (key.isEmpty()) return -1;
            return nodes.add(nodes.kind(kind), key, Keys.shown(kind, cell));
        }

        private @Nullable Interval valid(TableFile.Row row) {
            if (table.from() == null || table.to() == null) return Interval.OPEN;
            long begin = moment(row, table.from());
            long end = table.to().equals(table.from()) ? begin : moment(row, table.to());
            if (begin == Moments.WRONG || end == Moments.WRONG) return null;
            if (end == Moments.UNKNOWN) {
                var lasts = table.eventMillis();
                end = lasts == null || begin == Moments.UNKNOWN ? Interval.FOREVER : begin + lasts;
            }
            if (begin == Moments.UNKNOWN) begin = Interval.ALWAYS;
            if (begin > end) {
                lints.leftOut(
                        row.file(),
                        row.number(),
                        table.to(),
                        "`" + row.cell(table.to()) + "` is before `" + row.cell(table.from()) + "` in " + table.from());
                return null;
            }
            return new Interval(begin, end);
        }

        private long moment(TableFile.Row row, String column) {
            long moment = moments.read(row.cell(column));
            if (moment == Moments.WRONG) {
                lints.leftOut(
                        row.file(),
                        row.number(),
                        column,
                        "`" + row.cell(column) + "` is not a day like 2026-11-23 or a time like 2026-11-23T04:00:00Z");
            }
            return moment;
        }
    }
}
