package org.quis.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// A desk of a handful of people, kept in memory. `a.diaz` looked; `b.frost` supervises her; `k.diaz` is her brother.
final class Desk implements Standing {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Doer QUIS = new Doer(Done.PROGRAM, Set.of(), "");

    final Doer rita = person("rita", "r.ames", Role.REVIEWER);
    final Doer omar = person("omar", "o.reed", Role.REVIEWER, Role.INVESTIGATOR);
    final Doer ines = person("ines", "", Role.INVESTIGATOR);
    final Doer dora = person("dora", "d.hill", Role.DECIDING_OFFICIAL, Role.INVESTIGATOR);
    final Doer otto = person("otto", "", Role.DECIDING_OFFICIAL);
    final Doer kurt = person("kurt", "k.diaz", Role.REVIEWER, Role.INVESTIGATOR, Role.DECIDING_OFFICIAL);
    final Doer diaz = person("diaz", "a.diaz", Role.USER, Role.REVIEWER);
    final Doer frost = person("frost", "b.frost", Role.SUPERVISOR, Role.REVIEWER);
    final Doer yale = person("yale", "y.yale", Role.SUPERVISOR, Role.USER);
    final Doer anna = person("anna", "", Role.ANALYST);
    final Doer vera = person("vera", "", Role.AUDITOR);
    final Doer admin = person("admin", "", Role.ADMINISTRATOR);

    private final Map<String, Doer> people;
    private final List<Done> acts = new ArrayList<>();

    Desk() {
        people = new HashMap<>();
        for (var each : List.of(rita, omar, ines, dora, otto, kurt, diaz, frost, yale, anna, vera, admin)) {
            people.put(each.account(), each);
        }
    }

    private static Doer person(String account, String user, Role... roles) {
        return new Doer(account, Set.of(roles), user);
    }

    static Act.ItemQueued queued() {
        return new Act.ItemQueued("F-1", 1, "no_reason", "a.diaz", "p-7", "No reason", 0.8, "risk", 1, List.of());
    }

    @Override
    public Optional<String> recusal(String user, String about, String person) {
        if (user.isEmpty() || !about.equals("a.diaz")) return Optional.empty();
        return switch (user) {
            case "a.diaz" -> Optional.of("it is about your own accesses");
            case "k.diaz" -> Optional.of("family");
            case "b.frost" -> Optional.of("you supervise whom it is about");
            default -> Optional.empty();
        };
    }

    @Override
    public boolean supervises(String user, String of) {
        return user.equals("b.frost") && of.equals("a.diaz");
    }

    ItemFile item() {
        return ItemFile.of(acts);
    }

    CaseFile investigation() {
        return CaseFile.of(acts);
    }

    AccountFile account() {
        return AccountFile.of(acts);
    }

    /// Does it, if it may be done, having seen everything.
    Desk done(Doer doer, Act act) throws Refused {
        return done(doer, act, Long.MAX_VALUE);
    }

    Desk done(Doer doer, Act act, long seen) throws Refused {
        switch (act) {
            case Act.OnItem it -> item().check(it, doer, this, NOW, seen);
            case Act.OnInvestigation it ->
                investigation().check(it, doer, this, account -> Optional.ofNullable(people.get(account)));
            case Act.OnAccount it -> AccountFile.of(acts).check(it, doer);
            case Act.OnTip it -> TipFile.of(acts).check(it, doer);
            case Act.OnSuppression it ->
                SuppressionFile.of(acts).check(it, doer, this, LocalDate.ofInstant(NOW, ZoneOffset.UTC));
            case Act.OnNotices it -> NoticesFile.of(acts).check(it, doer);
            case Act.OnDraws it -> DrawsFile.of(acts).check(it, doer);
            case Act.FiguresPublished it -> Publishing.check(it, doer, true, Figures.of(acts, it.from(), it.to()), NOW);
        }
        acts.add(new Done(acts.size(), NOW, doer.account(), act));
        return this;
    }
}
