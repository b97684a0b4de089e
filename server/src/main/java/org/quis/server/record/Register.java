package org.quis.server.record;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.desk.AccountFile;
import org.quis.desk.CaseFile;
import org.quis.desk.DrawsFile;
import org.quis.desk.Figures;
import org.quis.desk.ItemFile;
import org.quis.desk.NoticesFile;
import org.quis.desk.Publishing;
import org.quis.desk.Refused;
import org.quis.desk.RuleWorth;
import org.quis.desk.Standing;
import org.quis.desk.SuppressionFile;
import org.quis.desk.TipFile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Does acts, one at a time: checks each against the file it belongs to, seals it, and writes it into the tables.
///
/// What is sealed is done, even if the database goes away in that moment: it is written there as soon as it is back,
/// before anything else is done, and after a crash from the ledger.
public final class Register {
    /// Quis itself.
    public static final Doer PROGRAM = new Doer(Done.PROGRAM, Set.of(), "");

    private final Sealed ledger;
    private final ActTable acts;
    private final FileTables files;
    private final Publications publications;
    private final Tips tips;
    private final Suppressions suppressions;
    private final TransactionTemplate transaction;
    private final Standing standing;
    private final InstantSource clock;
    private final Deque<Done> unwritten = new ArrayDeque<>();

    public Register(
            Sealed ledger, JdbcClient sql, TransactionTemplate transaction, Standing standing, InstantSource clock) {
        this.ledger = ledger;
        this.acts = new ActTable(sql);
        this.files = new FileTables(sql, clock);
        this.publications = new Publications(sql);
        this.tips = new Tips(sql);
        this.suppressions = new Suppressions(sql);
        this.transaction = transaction;
        this.standing = standing;
        this.clock = clock;
    }

    public FileTables files() {
        return files;
    }

    public Tips tips() {
        return tips;
    }

    public Suppressions suppressions() {
        return suppressions;
    }

    private SuppressionFile suppression(String suppression) {
        return SuppressionFile.of(acts.about(About.suppression(suppression)));
    }

    /// Makes a suppression under the next number. It holds nothing back yet ([Act.ItemHeldBack]).
    public synchronized Done suppress(Doer doer, Function<String, Act.SuppressionMade> numbered)
            throws Refused, UnavailableException {
        return perform(doer, numbered.apply(suppressions.next()));
    }

    /// Whether whoever looked at something that nothing explains is asked why the same night.
    public NoticesFile notices() {
        return NoticesFile.of(acts.about(About.NOTICES));
    }

    /// What was drawn by chance from accesses that came in.
    public DrawsFile draws() {
        return DrawsFile.of(acts.about(About.DRAWS));
    }

    private TipFile tip(String tip) {
        return TipFile.of(acts.about(About.tip(tip)));
    }

    /// Takes what somebody outside tells; nothing is kept of who they are.
    public synchronized Done receive(String text) throws Refused, UnavailableException {
        return perform(PROGRAM, new Act.TipReceived(tips.next(), text));
    }

    public Publications publications() {
        return publications;
    }

    /// What there is to tell of a period.
    public Figures figures(LocalDate from, LocalDate to) {
        return Figures.of(acts.all(), from, to);
    }

    /// What each rule was worth.
    ///
    /// @param ruleOf an item's rule; empty for what no rule found
    public Map<String, RuleWorth> worth(UnaryOperator<String> ruleOf) {
        return RuleWorth.of(acts.all(), ruleOf);
    }

    /// Writes down what the ledger has and the tables do not, after a crash or for tables that are new.
    ///
    /// @return how many acts
    public synchronized long catchUp() throws UnavailableException {
        long[] count = {0};
        try {
            ledger.read(acts.last() + 1, done -> {
                write(done);
                count[0]++;
            });
        } catch (DataAccessException | TransactionException e) {
            throw new UnavailableException("the database is away: " + e.getMessage(), e);
        }
        return count[0];
    }

    /// An item's acts; an empty file where there is no such item.
    public ItemFile item(String item) {
        return ItemFile.of(acts.about(About.item(item)));
    }

    public CaseFile investigation(String investigation) {
        return CaseFile.of(acts.about(About.investigation(investigation)));
    }

    public AccountFile account(String account) {
        return AccountFile.of(acts.about(About.account(account)));
    }

    /// Everything that was done, newest first.
    public List<Done> trail(long before, int most) {
        return acts.before(before, most);
    }

    /// Proofs of what was done, and of the log's rows.
    ///
    /// @param last the highest index that is to be proved
    public Proofs proofs(long last) throws UnavailableException {
        return ledger.proofs(last);
    }

    public Standing standing() {
        return standing;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// @param seen see [ItemFile#check]
    public synchronized Done perform(Doer doer, Act act, long seen) throws Refused, UnavailableException {
        try {
            settle();
            check(doer, act, seen);
        } catch (DataAccessException | TransactionException e) {
            throw new UnavailableException("the database is away, so nothing was done", e);
        }
        var unsealed = new Done(-1, clock.instant().truncatedTo(ChronoUnit.MICROS), doer.account(), act);
        var done = new Done(ledger.seal(unsealed), unsealed.time(), unsealed.actor(), act);
        unwritten.add(done);
        try {
            settle();
        } catch (DataAccessException | TransactionException e) {
            throw new UnavailableException(
                    "done and sealed, as entry " + done.index()
                            + "; the database is away, and pages show it when it is back",
                    e);
        }
        return done;
    }

    public Done perform(Doer doer, Act act) throws Refused, UnavailableException {
        return perform(doer, act, Long.MAX_VALUE);
    }

    /// Opens an investigation under the next register number of this year.
    public synchronized Done open(Doer doer, Function<String, Act.InvestigationOpened> numbered)
            throws Refused, UnavailableException {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        int last = files.lastNumber(year)
                .map(number -> Integer.parseInt(number.substring(number.indexOf('-') + 1)))
                .orElse(0);
        return perform(doer, numbered.apply("%d-%04d".formatted(year, last + 1)));
    }

    /// Says whether an act may be done now, and does nothing.
    public void check(Doer doer, Act act) throws Refused {
        check(doer, act, Long.MAX_VALUE);
    }

    private void check(Doer doer, Act act, long seen) throws Refused {
        switch (act) {
            case Act.OnItem it -> item(it.item()).check(it, doer, standing, clock.instant(), seen);
            case Act.OnInvestigation it -> investigation(it.investigation()).check(it, doer, standing, this::doer);
            case Act.OnAccount it -> account(it.account()).check(it, doer);
            case Act.OnTip it -> tip(it.tip()).check(it, doer);
            case Act.OnSuppression it -> suppression(it.suppression()).check(it, doer, standing, today());
            case Act.OnNotices it -> notices().check(it, doer);
            case Act.OnDraws it -> draws().check(it, doer);
            case Act.FiguresPublished it -> {
                boolean isNew = publications.find(it.publication()).isEmpty();
                Publishing.check(it, doer, isNew, figures(it.from(), it.to()), clock.instant());
            }
        }
    }

    private Optional<Doer> doer(String account) {
        return files.account(account).map(FileTables.Account::doer);
    }

    private void settle() {
        while (!unwritten.isEmpty()) {
            write(unwritten.peek());
            unwritten.remove();
        }
    }

    private void write(Done done) {
        transaction.executeWithoutResult(_ -> {
            acts.add(done);
            switch (done.act()) {
                case Act.OnItem it -> files.put(item(it.item()));
                case Act.OnInvestigation it -> files.put(investigation(it.investigation()));
                case Act.OnAccount it -> files.put(account(it.account()));
                case Act.OnPublication _ -> publications.put(done);
                case Act.OnTip it -> tips.put(tip(it.tip()));
                case Act.OnSuppression it -> suppressions.put(suppression(it.suppression()));
                // few: they are summed up when they are asked for
                case Act.OnNotices _, Act.OnDraws _ -> {}
            }
        });
    }
}
