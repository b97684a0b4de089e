package org.quis.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case, who works it, whom it concerns, what a judge allowed in it. Where `entered` is false the
/// thing is true but nobody put it into the tables: a missing link.
final class CaseFile {
    record Assignment(Account who, String role, LocalDate from, boolean entered) {}

    record Involved(Person person, String role, boolean entered) {}

    record Authority(
            String id,
            String kind,
            String issuer,
            LocalDate issued,
            LocalDate expires,
            Database database,
            Person subject,
            boolean entered) {

        /// Days are cut a little short, so that a moment is inside whatever the reader's time zone.
        boolean allows(LocalDate day) {
            return day.isAfter(issued) && day.plusDays(1).isBefore(expires);
        }
    }

    private final String number;
    private final String kind;
    private final Unit unit;
    private final LocalDate opened;
    private final @Nullable LocalDate closed;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Involved> involved = new ArrayList<>();
    private final List<Authority> authorities = new ArrayList<>();

    CaseFile(String number, String kind, Unit unit, LocalDate opened, @Nullable LocalDate closed) {
        this.number = number;
        this.kind = kind;
        this.unit = unit;
        this.opened = opened;
        this.closed = closed;
    }

    /// Whether it is worked on a day; a margin keeps time zones out of it.
    boolean workedOn(LocalDate day) {
        return day.isAfter(opened) && (closed == null || day.plusDays(1).isBefore(closed));
    }

    /// Entering what was forgotten mends it.
    void assign(Account who, String role, boolean entered) {
        assignments.removeIf(assignment ->
                entered && !assignment.entered() && assignment.who().equals(who));
        if (!isAssigned(who)) assignments.add(new Assignment(who, role, opened, entered));
    }

    void involve(Person person, String role, boolean entered) {
        involved.removeIf(one -> entered && !one.entered() && one.person().equals(person));
        if (!concerns(person)) involved.add(new Involved(person, role, entered));
    }

    void allow(Authority authority) {
        authorities.add(authority);
    }

    boolean isAssigned(Account who) {
        return assignments.stream().anyMatch(assignment -> assignment.who().equals(who));
    }

    boolean concerns(Person person) {
        return involved.stream().anyMatch(one -> one.person().equals(person));
    }

    /// What the tables say of somebody's work on a person in it, or on its report.
    Trace trace(Account who, @Nullable Person person) {
        boolean assigned = assignments.stream()
                .anyMatch(assignment -> assignment.entered() && assignment.who().equals(who));
        boolean involves = person == null
                || involved.stream()
                        .anyMatch(one -> one.entered() && one.person().equals(person));
        return assigned && involves ? Trace.ENTERED : Trace.MISSING;
    }

    /// The number of the report, which is what records staff and reviewers open.
    String report() {
        return "R" + number + "-1";
    }

    String number() {
        return number;
    }

    String kind() {
        return kind;
    }

    Unit unit() {
        return unit;
    }

    LocalDate opened() {
        return opened;
    }

    @Nullable
    LocalDate closed() {
        return closed;
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<Involved> involved() {
        return involved;
    }

    List<Authority> authorities() {
        return authorities;
    }
}
