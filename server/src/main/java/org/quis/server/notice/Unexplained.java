package org.quis.server.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.acts.Act.Access;
import org.quis.acts.Act.EvidenceAdded;
import org.quis.acts.Act.ItemQueued;
import org.quis.desk.NoticesFile.Night;
import org.quis.publish.Archive;
import org.quis.publish.Query;
import org.quis.server.record.Register;

/// The looks that nothing explains and nobody looks into.
///
/// To ask about one that is looked into would warn whoever did it. So everything is left out that a finding holds,
/// and everything of the same user at the same target, until the finding was no concern; what was drawn for review or
/// is evidence; and all of a user under investigation. A look at somebody tied to the user is `conflicted` and never
/// `unexplained`.
final class Unexplained {
    /// looks that one notice is about; the others of that night are counted
    static final int MOST = 100;

    private static final Query LOOKS = new Query("looks that nothing explains", """
            with concerns as (
              select user_id, person_id, subject from findings
              where finding_id not in (select unnest(string_split(?, chr(10))))),
            looks as (
              select log.entry, log.user_id from log
              join marks on marks.entry = log.entry and marks.first_entry = log.entry
              where log.verdict = 'unexplained' and log.user_id <> ''
                and log.entry between ? and ? and epoch_ms(log.time) between ? and ?
                and not exists (
                  select 1 from (select unnest(string_split(?, ',')) as entry) drawn where drawn.entry = log.entry::varchar)
                and not exists (
                  select 1 from finding_entries held join marks seen on seen.entry = held.entry
                  where seen.first_entry = log.entry)
                and not exists (
                  select 1 from concerns where concerns.user_id = log.user_id and concerns.person_id = log.person_id)
                and not exists (
                  select 1 from concerns where concerns.user_id = log.user_id and concerns.subject = log.subject)),
            counted as (select *, row_number() over (partition by user_id order by entry) as place from looks)
            select user_id, count(*) as looks,
                   string_agg(entry::varchar, ',' order by entry) filter (where place <= ?) as first
            from counted group by user_id order by user_id""");

    private static final Query IDS = new Query("access ids", """
            select entry, coalesce(access_id, '') as access_id from log
            where entry in (select unnest(string_split(?, ',')::bigint[])) order by entry""");

    private final Archive archive;
    private final Register register;

    Unexplained(Archive archive, Register register) {
        this.archive = archive;
        this.register = register;
    }

    /// What one user looked at.
    ///
    /// @param looks   how many there are
    /// @param entries of the first of them in the ledger
    record Of(String user, long looks, String entries) {}

    /// @param upTo the last entry that it is about
    List<Of> in(Night night, long upTo) {
        var investigated = register.files().underInvestigation();
        return archive
                .query(
                        LOOKS,
                        String.join("\n", register.files().ofNoConcern()),
                        night.from(),
                        upTo,
                        night.since().toEpochMilli(),
                        night.until().toEpochMilli(),
                        lookedInto().stream().map(String::valueOf).collect(Collectors.joining(",")),
                        MOST)
                .stream()
                .map(row -> new Of(row.text("user_id"), row.count("looks"), row.text("first")))
                .filter(of -> !investigated.contains(of.user()))
                .toList();
    }

    List<Access> accesses(Of of) {
        return archive.query(IDS, of.entries()).stream()
                .map(row -> new Access(row.text("access_id"), row.count("entry")))
                .toList();
    }

    /// Entries drawn for review without a finding, and those that are evidence.
    private Set<Long> lookedInto() {
        var entries = new HashSet<Long>();
        for (var item : register.files().drawn()) {
            ItemQueued queued = register.item(item).queued();
            for (var access : queued.accesses()) entries.add(access.ledgerIndex());
        }
        for (var one : register.files().investigations(0, Integer.MAX_VALUE)) {
            var evidence = register.investigation(one.investigation()).evidence();
            evidence.stream().map(EvidenceAdded::ledgerIndex).forEach(entries::add);
        }
        return entries;
    }
}
