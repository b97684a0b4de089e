package org.quis.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.ItemDecided;
import org.quis.acts.Doer;
import org.quis.acts.Role;
import org.quis.desk.AccountFile;
import org.quis.desk.CaseFile;
import org.quis.desk.ItemFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One row for each file, to list them by. What a row says is the sum of the file's acts and nothing else.
public final class FileTables {
    /// What waits for a decision, and is not held back today. Nobody need decide on a notice of the same night.
    private static final String OPEN = """
            decision = '' and kind <> 'notice' and not exists (select 1 from suppression
              where suppression.suppression = item.held_back and not ended and until_day >= ?)""";

    private final JdbcClient sql;
    private final InstantSource clock;

    FileTables(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    // ---- items

    /// @param decision empty while it is open
    /// @param due      when the answer to the question is; `null` where nothing is asked
    public record Item(
            String item,
            int place,
            String kind,
            String user,
            String person,
            String title,
            double risk,
            int accesses,
            String decision,
            ItemFile.Asked asked,
            @Nullable Instant due) {}

    void put(ItemFile file) {
        var queued = file.queued();
        sql.sql("delete from item where item = ?").param(queued.item()).update();
        sql.sql("""
                insert into item (item, place_in_queue, kind, user_id, person_id, title, risk, accesses, decision, asked,
                                  due, held_back)
                values (:item, :place, :kind, :user, :person, :title, :risk, :accesses, :decision, :asked, :due, :held)""")
                .param("item", queued.item())
                .param("place", queued.position())
                .param("kind", queued.kind())
                .param("user", queued.user())
                .param("person", queued.person())
                .param("title", queued.title())
                .param("risk", queued.risk())
                .param("accesses", queued.accesses().size())
                .param(
                        "decision",
                        file.decided().map(done -> decision(done.act())).orElse(""))
                .param("asked", file.asked().name())
                .param("held", file.heldBack())
                .param(
                        "due",
                        file.question()
                                .map(asked -> asked.until().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .update();
    }

    private static String decision(Act act) {
        return ((ItemDecided) act).decision().name();
    }

    /// What waits for a decision, in the order of the queue; without what is held back.
    public List<Item> open(int from, int most) {
        return sql.sql("select * from item where " + OPEN + " order by place_in_queue, item limit ? offset ?")
                .param(today())
                .param(most)
                .param(from)
                .query(FileTables::item)
                .list();
    }

    public List<Item> decided(int from, int most) {
        return sql.sql("select * from item where decision <> '' order by place_in_queue, item limit ? offset ?")
                .param(most)
                .param(from)
                .query(FileTables::item)
                .list();
    }

    /// How many are open, without what is held back, or decided.
    public int count(boolean open) {
        var counted = open
                ? sql.sql("select count(*) from item where " + OPEN).param(today())
                : sql.sql("select count(*) from item where decision <> ''");
        return counted.query(Integer.class).single();
    }

    /// How many were put up for review, whatever became of them.
    public int items() {
        return sql.sql("select count(*) from item where kind <> 'notice'")
                .query(Integer.class)
                .single();
    }

    /// Where in the queue something new belongs: behind what waits before the first that deserves less.
    public int placeFor(double risk) {
        return sql.sql("select min(place_in_queue) - 1 from item where " + OPEN + " and risk < ?")
                .param(today())
                .param(risk)
                .query(Integer.class)
                .optional()
                .orElseGet(() -> sql.sql("select coalesce(max(place_in_queue), 0) from item")
                        .query(Integer.class)
                        .single());
    }

    /// Where in the queue an item stands, or something new where chance puts it: of all that wait, at one place.
    ///
    /// @param from 0, of the first
    public int placeOf(int from) {
        return sql.sql("select place_in_queue from item where " + OPEN
                        + " order by place_in_queue, item limit 1 offset ?")
                .param(today())
                .param(from)
                .query(Integer.class)
                .optional()
                .orElseGet(() -> placeFor(0));
    }

    /// What comes after an item among those that are open; empty where it is the last.
    public Optional<String> next(int place, String item) {
        return neighbour("(place_in_queue, item) > (?, ?) order by place_in_queue, item", place, item);
    }

    public Optional<String> previous(int place, String item) {
        return neighbour("(place_in_queue, item) < (?, ?) order by place_in_queue desc, item desc", place, item);
    }

    private Optional<String> neighbour(String which, int place, String item) {
        return sql.sql("select item from item where " + OPEN + " and " + which + " limit 1")
                .param(today())
                .param(place)
                .param(item)
                .query(String.class)
                .optional();
    }

    /// Items in which somebody was asked: a user's own, newest question first.
    public List<Item> askedOf(String user) {
        return sql.sql("select * from item where user_id = ? and asked <> 'NOT_YET' order by due desc")
                .param(user)
                .query(FileTables::item)
                .list();
    }

    /// Items whose answers wait to be confirmed.
    public List<Item> answered() {
        return sql.sql("select * from item where asked = 'ANSWERED' order by due")
                .query(FileTables::item)
                .list();
    }

    /// Items to be reviewed whose answer is late.
    public List<Item> overdue(Instant now) {
        return sql.sql("select * from item where asked = 'WAITING' and kind <> 'notice' and due < ? order by due")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(FileTables::item)
                .list();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        var due = row.getObject("due", OffsetDateTime.class);
        return new Item(
                row.getString("item"),
                row.getInt("place_in_queue"),
                row.getString("kind"),
                row.getString("user_id"),
                row.getString("person_id"),
                row.getString("title"),
                row.getDouble("risk"),
                row.getInt("accesses"),
                row.getString("decision"),
                ItemFile.Asked.valueOf(row.getString("asked")),
                due == null ? null : due.toInstant());
    }

    /// Notices of the same night whose names begin so, and whom each is for.
    public Map<String, String> notices(String beginning) {
        return sql
                .sql("select item, user_id from item where kind = 'notice' and item like ? order by item")
                .param(beginning + "%")
                .query((row, _) -> Map.entry(row.getString("item"), row.getString("user_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Notices of the same night: first those with an answer that nobody decided on, then the latest.
    public List<Item> notices(int from, int most) {
        return sql.sql("""
                select * from item where kind = 'notice'
                order by case when decision = '' and asked in ('ANSWERED', 'CONTRADICTED') then 0 else 1 end,
                         due desc, item limit ? offset ?""").param(most).param(from).query(FileTables::item).list();
    }

    /// Items whose names begin so and that were put up for what was found, in the order of their names.
    public List<String> named(String beginning) {
        return sql.sql("select item from item where item like ? and kind <> ? order by length(item), item")
                .param(beginning + "%")
                .param(Act.ItemQueued.ACCESS)
                .query((row, _) -> row.getString("item"))
                .list();
    }

    /// How many those are.
    public int found(String beginning) {
        return sql.sql("select count(*) from item where item like ? and kind <> ?")
                .param(beginning + "%")
                .param(Act.ItemQueued.ACCESS)
                .query(Integer.class)
                .single();
    }

    /// What was drawn at random, whatever became of it.
    public List<String> drawn() {
        return sql.sql("select item from item where kind = 'access' order by item")
                .query((row, _) -> row.getString("item"))
                .list();
    }

    /// Findings that were looked into, and were no concern.
    public List<String> ofNoConcern() {
        return sql.sql("select item from item where decision = 'NO_CONCERN' order by item")
                .query((row, _) -> row.getString("item"))
                .list();
    }

    // ---- investigations

    /// @param due          of the first task that is not done; `null` where there is none
    /// @param investigator the account; empty while nobody is assigned
    public record Investigation(
            String investigation,
            CaseFile.State state,
            Act.Source source,
            String user,
            int allegations,
            String investigator,
            String official,
            Instant opened,
            @Nullable LocalDate due) {}

    void put(CaseFile file) {
        var opened = file.opened();
        sql.sql("delete from investigation where investigation = ?")
                .param(opened.investigation())
                .update();
        sql.sql("""
                insert into investigation (investigation, state, source, user_id, allegations, investigator, official,
                                           opened, due)
                values (:number, :state, :source, :user, :allegations, :investigator, :official, :opened, :due)""")
                .param("number", opened.investigation())
                .param("state", file.state().name())
                .param("source", opened.source().name())
                .param("user", opened.user())
                .param("allegations", file.allegations().size())
                .param("investigator", file.investigator().orElse(""))
                .param("official", file.official().orElse(""))
                .param(
                        "due",
                        file.state() == CaseFile.State.CLOSED
                                ? null
                                : file.tasks().stream()
                                        .findFirst()
                                        .map(Act.TaskSet::due)
                                        .orElse(null))
                .param("opened", file.acts().getFirst().time().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Newest first.
    public List<Investigation> investigations(int from, int most) {
        return sql.sql("select * from investigation order by investigation desc limit ? offset ?")
                .param(most)
                .param(from)
                .query((row, _) -> new Investigation(
                        row.getString("investigation"),
                        CaseFile.State.valueOf(row.getString("state")),
                        Act.Source.valueOf(row.getString("source")),
                        row.getString("user_id"),
                        row.getInt("allegations"),
                        row.getString("investigator"),
                        row.getString("official"),
                        row.getObject("opened", OffsetDateTime.class).toInstant(),
                        row.getObject("due", LocalDate.class)))
                .list();
    }

    /// Users whom an investigation is about that is not closed.
    public Set<String> underInvestigation() {
        return Set.copyOf(
                sql.sql("select distinct user_id from investigation where state <> 'CLOSED' and user_id <> ''")
                        .query(String.class)
                        .list());
    }

    /// The last register number of a year, such as `2026-0012`.
    Optional<String> lastNumber(int year) {
        return sql.sql("""
                select investigation from investigation where investigation like ?
                order by length(investigation) desc, investigation desc limit 1""").param(year + "-%").query(String.class).optional();
    }

    // ---- accounts

    public record Account(String account, String name, Set<Role> roles, String user, String email, boolean open) {
        public Doer doer() {
            return new Doer(account, open ? roles : Set.of(), user);
        }
    }

    void put(AccountFile file) {
        var opened = file.opened();
        sql.sql("delete from account where account = ?").param(opened.account()).update();
        sql.sql("""
                insert into account (account, name, roles, user_id, email, open)
                values (:account, :name, :roles, :user, :email, :open)""")
                .param("account", opened.account())
                .param("name", opened.name())
                .param("roles", labels(file.roles()))
                .param("user", opened.user())
                .param("email", opened.email())
                .param("open", file.isOpen())
                .update();
    }

    private static String labels(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining(" "));
    }

    public Optional<Account> account(String account) {
        return sql.sql("select * from account where account = ?")
                .param(account)
                .query(FileTables::account)
                .optional();
    }

    public List<Account> accounts() {
        return sql.sql("select * from account order by account")
                .query(FileTables::account)
                .list();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("account"),
                row.getString("name"),
                Arrays.stream(row.getString("roles").split(" "))
                        .filter(label -> !label.isEmpty())
                        .map(Role::of)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("user_id"),
                row.getString("email"),
                row.getBoolean("open"));
    }
}
