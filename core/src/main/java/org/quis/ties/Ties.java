package org.quis.ties;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.access.Site;
import org.quis.identity.Names;

/// Everything a folder of reference tables says about who is tied to whom. Read once; any number of threads may ask.
public final class Ties {
    /// What stands for a node that is not known.
    public static final int NOBODY = -1;

    private final Declarations declared;
    private final Nodes nodes;
    private final Graph graph;
    private final Reach reach;
    private final Subjects subjects;
    private final Names names;
    private final Sexes sexes;
    private final Sites sites;
    private final CaseNumbers cases;
    private final Keys keys;
    private final Registers registers;
    private final Set<String> tables;
    private final List<String> tableNames;
    private final Lints lints;
    private final Map<String, Long> rows;
    private final Map<String, String> sha256;
    private final NodeNames nodeNames;
    private final Staff staff;
    private final KinGuess kin;
    private final int userKind;
    private final int latestBirthYear;

    /// Reads a folder. Tables that are missing are not known; rows that cannot be used are left out ([#lints]).
    ///
    /// @param zone   where days begin
    /// @param region where phone numbers without a country code are, such as `US`
    /// @throws IOException where the folder or a table cannot be read
    public static Ties read(java.nio.file.Path folder, Declarations declared, ZoneId zone, String region)
            throws IOException {
        var reader = new ReferenceReader(declared, new Moments(zone), new Keys(region));
        reader.read(folder);
        return new Ties(folder, declared, reader);
    }

    private Ties(java.nio.file.Path folder, Declarations declared, ReferenceReader read) {
        this.declared = declared;
        this.nodes = read.nodes;
        this.keys = read.keys;
        this.registers = read.registers;
        this.tables = read.tablesRead;
        this.tableNames = read.tableNames;
        this.lints = read.lints;
        this.rows = read.rows;
        this.sha256 = read.sha256;
        this.userKind = nodes.kind("user");
        this.latestBirthYear = java.time.Year.now(java.time.ZoneOffset.UTC).getValue();
        registers.sort();
        read.names.index();
        this.names = read.names;
        this.sexes = read.sexes;
        this.sites = read.sites;
        var addresses = new Addresses(nodes);
        var conclusions = new Conclusions(declared, read, addresses);
        conclusions.draw();
        this.graph = new Graph(read.ties, nodes.count(), declared.kinds().size());
        this.reach = new Reach(graph, declared.walks());
        this.cases = new CaseNumbers(nodes);
        this.subjects = new Subjects(declared, nodes, graph, read.names, addresses, cases, keys, latestBirthYear);
        new Contradictions(declared, nodes, graph, tableNames, read).note();
        this.kin = new KinGuess(declared, graph, names);
        this.staff = new Staff(declared, nodes, graph, registers);
        this.nodeNames = new NodeNames(folder, declared, read);
    }

    /// The user of an account name, also with a domain before or behind it; [#NOBODY] where no table names them.
    public int user(String account) {
        int exact = nodes.find(userKind, keys.of("user", account));
        if (exact >= 0) return exact;
        int backslash = account.lastIndexOf('\\');
        int at = account.indexOf('@');
        if (backslash < 0 && at <= 0) return NOBODY;
        return nodes.find(
                userKind,
                account.substring(backslash + 1, at > backslash ? at : account.length())
                        .strip()
                        .toLowerCase(Locale.ROOT));
    }

    /// Whom or what a typed subject may mean.
    public Target target(String kind, String subject, String dateOfBirth) {
        return subjects.find(Subjects.kindOf(kind), subject, dateOfBirth);
    }

    /// Everything that stands for one node: a person's car and home, say.
    public Target targetOf(int node) {
        return subjects.of(node);
    }

    /// The nodes of a kind that stand for a target at an instant.
    public List<Integer> nodesOf(Target target, String kind, long instant) {
        int wanted = nodes.kind(kind);
        var found = new ArrayList<Integer>();
        for (int place = 0; place < target.size(); place++) {
            var stand = target.stand(place);
            if (nodes.kindOf(stand.node()) != wanted || instant < stand.begin() || instant >= stand.end()) continue;
            if (!found.contains(stand.node())) found.add(stand.node());
        }
        return found;
    }

    /// How likely two people are kin for a family name they share, where no table says so: inferred, from 0 to 1.
    public double kinship(int person, int other) {
        return person < 0 || other < 0 || person == other ? 0 : kin.probability(person, other);
    }

    /// Where a device, or an address, is; empty where no table says.
    public Optional<Site> site(String device, String address) {
        return sites.of(device, address);
    }

    /// Whether two people bear one family name.
    public boolean areNamesakes(int person, int other) {
        return names.bearersOfShared(person, other) > 0;
    }

    /// The share of all people who bear a family name of this one.
    public double namesakes(int person) {
        return names.familyShare(person);
    }

    /// The day a person was born, in days since 1970-01-01; empty where no table says.
    public OptionalInt born(int person) {
        return names.born(person);
    }

    /// Whether a person is a woman; empty where no table says. Never guessed.
    public Optional<Boolean> isWoman(int person) {
        return sexes.isKnown(person) ? Optional.of(sexes.isWoman(person)) : Optional.empty();
    }

    /// Whether a typed name may well be that of a person, where few are in question.
    public boolean mayBeNamed(String typed, int person) {
        return names.mayMean(typed, person);
    }

    /// Whether a word is part of somebody's name.
    public boolean isName(String word) {
        return names.isWord(word);
    }

    /// Whether a value of a kind names something in the tables, as it was typed.
    public boolean knows(String kind, String value) {
        return switch (kind) {
            case "case" -> cases.find(value) >= 0;
            case "address" -> subjects.find(kind, value, "").isKnown();
            default -> nodes.find(nodes.kind(kind), keys.of(kind, value)) >= 0;
        };
    }

    /// The person of an id; [#NOBODY] where no table has them.
    public int person(String id) {
        return nodes.find(nodes.kind("person"), keys.of("person", id));
    }

    /// The case a typed number names; [#NOBODY] where it names none.
    public int caseOf(String number) {
        return cases.find(number);
    }

    /// Whether a typed number is, by the letters it begins with, that of a call, a stop or an appointment: no case's.
    public boolean isEventNumber(String number) {
        return cases.isOfEvents(number);
    }

    /// Cases named in free text.
    public List<Integer> casesIn(String text) {
        return cases.within(text);
    }

    public int authority(String id) {
        return nodes.find(nodes.kind("authority"), keys.of("authority", id));
    }

    public Optional<Database> database(String id) {
        return registers.database(id);
    }

    /// Looks for chains; one for each thread.
    public Search search() {
        return new Search(nodes, graph, declared.known("assigned"), reach);
    }

    public Declarations declared() {
        return declared;
    }

    /// Whether a table was there and could be read.
    public boolean has(String table) {
        return tables.contains(table);
    }

    /// Names of the tables that were read, without `.csv`.
    public Set<String> tables() {
        return tables;
    }

    /// A table that was read.
    ///
    /// @param sha256  of the file as it was read, as `sha256sum` prints it
    /// @param leftOut problems for which something was left out
    /// @param noted   problems that were only noted
    public record TableRead(String file, String sha256, long rows, long leftOut, long noted) {}

    public List<TableRead> tablesRead() {
        return tables.stream()
                .map(table -> new TableRead(
                        table + ".csv",
                        sha256.getOrDefault(table, ""),
                        rows.getOrDefault(table, 0L),
                        lints.count(table + ".csv", true),
                        lints.count(table + ".csv", false)))
                .toList();
    }

    /// What was wrong in the tables; of each table the first two hundred.
    public List<Lint> lints() {
        return lints.kept();
    }

    public long lintCount() {
        return lints.count();
    }

    public Staff staff() {
        return staff;
    }

    /// When a case was open; empty where no table says.
    public Optional<Interval> open(int caseNode) {
        int at = registers.cases.first(caseNode);
        return registers.cases.belongs(at, caseNode) ? Optional.of(registers.cases.at(at)) : Optional.empty();
    }

    /// Whether a case concerns a target, whatever the time.
    public boolean concerns(int caseNode, Target target) {
        return linked(caseNode, declared.known("concerns"), target);
    }

    /// Whether a user works or worked on a case, at any time.
    public boolean everAssigned(int user, int caseNode) {
        var kind = declared.known("assigned");
        for (int place = graph.first(user, kind.number(), false);
                place < graph.last(user, kind.number(), false);
                place++) {
            if (graph.to(graph.tie(place, false)) == caseNode) return true;
        }
        return false;
    }

    private boolean linked(int node, TieKind kind, Target target) {
        for (int place = graph.first(node, kind.number(), false);
                place < graph.last(node, kind.number(), false);
                place++) {
            if (target.find(graph.to(graph.tie(place, false))) >= 0) return true;
        }
        return false;
    }

    /// Whom and what a case concerns, as nodes.
    public List<Integer> subjectsOf(int caseNode) {
        int kind = declared.known("concerns").number();
        var subjects = new ArrayList<Integer>();
        for (int place = graph.first(caseNode, kind, false); place < graph.last(caseNode, kind, false); place++) {
            subjects.add(graph.to(graph.tie(place, false)));
        }
        return subjects;
    }

    /// Whether a case has any subject at all: one without says nothing of whom it concerns.
    public boolean hasSubjects(int caseNode) {
        int kind = declared.known("concerns").number();
        return graph.first(caseNode, kind, false) < graph.last(caseNode, kind, false);
    }

    /// The note of a decoy that is, or belongs to, whom a target means; empty where it is none.
    public Optional<SetApart> canary(Target target) {
        return setApart(target, registers::canary, "canaries.csv");
    }

    /// Likewise for protected records.
    public Optional<SetApart> guarded(Target target) {
        return setApart(target, registers::guarded, "protected.csv");
    }

    private interface Register {
        Optional<Registers.SetApart> of(int node);
    }

    /// A record with a mark, such as a decoy.
    ///
    /// @param person whom it means, [#NOBODY] where nobody
    /// @param prior  how likely the typing means it
    public record SetApart(String note, String file, long row, int person, double prior) {}

    private Optional<SetApart> setApart(Target target, Register register, String file) {
        SetApart best = null;
        for (int place = 0; place < target.size(); place++) {
            var stand = target.stand(place);
            if (stand.steps().length > 1) continue;
            var marked = register.of(stand.node());
            if (marked.isEmpty() || best != null && best.prior() >= stand.prior()) continue;
            best = new SetApart(marked.get().note(), file, marked.get().row(), stand.person(), stand.prior());
        }
        return Optional.ofNullable(best);
    }

    public Optional<Authority> authorityOf(int node) {
        return registers.authority(node);
    }

    /// Orders that name whom or what a target means.
    public List<Integer> coveredBy(Target target) {
        return leadingTo(target, declared.known("covers").number());
    }

    private List<Integer> leadingTo(Target target, int kind) {
        var from = new ArrayList<Integer>();
        for (int at = 0; at < target.size(); at++) {
            int node = target.stand(at).node();
            for (int place = graph.first(node, kind, true); place < graph.last(node, kind, true); place++) {
                from.add(graph.from(graph.tie(place, true)));
            }
        }
        return from;
    }

    /// Cases that concern whom or what a target means, at any time.
    public List<Integer> casesAbout(Target target) {
        return leadingTo(target, declared.known("concerns").number());
    }

    /// Whether a node is what a target means, or stands for it.
    public boolean standsFor(int node, Target target) {
        return target.find(node) >= 0;
    }

    /// The cases that issued an authority, as nodes.
    public boolean issuedIn(int authority, int caseNode) {
        int kind = declared.known("allowed_by").number();
        for (int place = graph.first(authority, kind, true); place < graph.last(authority, kind, true); place++) {
            if (graph.from(graph.tie(place, true)) == caseNode) return true;
        }
        return false;
    }

    /// A node as outputs show it: persons and users by their id, others with their kind before it.
    public String shown(int node) {
        return shown(node, id(node));
    }

    /// Likewise, with a text of one's own in place of the id.
    public String shown(int node, String text) {
        var kind = nodes.kindNameOf(node);
        return switch (kind) {
            case "person", "user" -> text;
            default -> kind + " " + text;
        };
    }

    /// What nodes are called, by the columns that are declared to name them. The tables are read again for it: to
    /// keep every name would take much memory, and few are ever shown.
    ///
    /// @return one line each, of bounded length; nothing of a node that no row names or that two rows name
    /// differently, and nothing from a table that is gone or was changed since
    /// @throws IOException where a table cannot be read
    public Map<Integer, String> names(Collection<Integer> of) throws IOException {
        return nodeNames.read(of);
    }

    /// The bare text of a node.
    public String id(int node) {
        return nodes.shown(node);
    }

    /// What kind of node it is: `person`, `plate`, `case`…
    public String kindOf(int node) {
        return nodes.kindNameOf(node);
    }

    /// The unit that a user belonged to last, as a node; [#NOBODY] where no table says.
    public int unit(int user) {
        int kind = declared.known("member_of").number();
        int end = graph.last(user, kind, false);
        return graph.first(user, kind, false) == end ? NOBODY : graph.to(graph.tie(end - 1, false));
    }

    /// Whether a row says that one user is another's supervisor, at whatever time.
    public boolean supervises(int user, int of) {
        int kind = declared.known("supervises").number();
        for (int at = graph.first(user, kind, false); at < graph.last(user, kind, false); at++) {
            if (graph.to(graph.tie(at, false)) == of) return true;
        }
        return false;
    }

    /// What a user belongs to by the latest tie of a kind, such as `member_of`; empty where no table says.
    public Optional<String> latest(int user, String tie) {
        int kind = declared.known(tie).number();
        int end = graph.last(user, kind, false); // a node's ties of one kind lie in order of their beginning
        return graph.first(user, kind, false) == end
                ? Optional.empty()
                : Optional.of(id(graph.to(graph.tie(end - 1, false))));
    }

    /// A chain written out: `a.diaz -assigned-> case 24-001234 -concerns-> p-1881`.
    public String written(int user, Path path) {
        var text = new StringBuilder(shown(user));
        for (var link : links(path))
            text.append(" -").append(link.label()).append("-> ").append(shown(link.to()));
        return text.toString();
    }

    /// One tie of a chain, and the row that says so.
    ///
    /// @param label    as the arrow is labelled
    /// @param inferred what it was concluded from; `null` where the row declares it
    /// @param file     the table
    /// @param row      as a reader sees it (header = 1)
    public record Link(
            int from,
            String label,
            int to,
            Interval valid,
            Nature nature,
            @Nullable String inferred,
            String file,
            long row) {}

    public List<Link> links(Path path) {
        var links = new ArrayList<Link>();
        for (int step : path.steps()) {
            int tie = step >> 1;
            boolean backward = (step & 1) != 0;
            var kind = declared.kind(graph.kind(tie));
            links.add(new Link(
                    backward ? graph.to(tie) : graph.from(tie),
                    kind.label(backward),
                    graph.end(tie, backward),
                    new Interval(graph.begins(tie), graph.ends(tie)),
                    kind.nature(),
                    kind.inferredFrom(),
                    tableNames.get(graph.table(tie)),
                    graph.row(tie)));
        }
        return links;
    }

    /// Everybody a target may mean at an instant, each once, with how likely the typing means them.
    public List<org.quis.identity.Candidate> persons(Target target, long instant) {
        var persons = new ArrayList<org.quis.identity.Candidate>();
        var seen = new HashSet<Integer>();
        for (int place = 0; place < target.size(); place++) {
            var stand = target.stand(place);
            if (stand.person() < 0 || stand.node() != stand.person() || !seen.add(stand.person())) continue;
            if (instant < stand.begin() || instant >= stand.end()) {
                seen.remove(stand.person());
                continue;
            }
            persons.add(new org.quis.identity.Candidate(stand.person(), stand.prior()));
        }
        return persons;
    }

    /// Who is around a person at an instant: kin, friends, household.
    ///
    /// @param id the person's, as in the table of people
    /// @return how each is tied to them (`parent`: is their parent), by their id; nobody for a person not known
    public Map<String, String> around(String id, long instant) {
        int person = person(id);
        if (person < 0) return Map.of();
        var around = new LinkedHashMap<String, String>();
        new Circle(declared, nodes, graph).of(person, instant).forEach((other, how) -> around.put(id(other), how));
        return around;
    }

    /// Likewise, nodes of people.
    public Set<Integer> around(int person, long instant) {
        return new Circle(declared, nodes, graph).of(person, instant).keySet();
    }

    /// What a chain passes, from the user on.
    public List<Integer> nodes(Path path) {
        var passed = new ArrayList<Integer>();
        for (int step : path.steps()) {
            if (passed.isEmpty()) passed.add(graph.end(step >> 1, (step & 1) == 0));
            passed.add(graph.end(step >> 1, (step & 1) != 0));
        }
        return passed;
    }

    /// The node that a chain has reached after so many ties.
    public int end(Path path, int steps) {
        int step = path.steps()[steps - 1];
        return graph.end(step >> 1, (step & 1) != 0);
    }

    /// Whether the tables that a walk's ties come from were there.
    public boolean hasTablesOf(Walk walk) {
        return walk.steps().stream()
                .allMatch(ways -> ways.stream()
                        .anyMatch(way -> declared.tables().values().stream()
                                .anyMatch(table -> tables.contains(table.name()) && table.makes(way.kind()))));
    }

    /// The form in which a cell of a kind is compared.
    public String key(String kind, String cell) {
        return keys.of(kind, cell);
    }

    public String keyOf(int node) {
        return nodes.key(node);
    }

    /// What stands for a target at an instant, of one kind of node: the addresses of whom it means, say.
    public List<String> standsOf(Target target, String kind, long instant) {
        return nodesOf(target, kind, instant).stream().map(nodes::shown).toList();
    }

    public int tieCount() {
        return graph.count();
    }

    public int nodeCount() {
        return nodes.count();
    }

    /// Nodes of a kind, for sampling and for lists.
    public Collection<Integer> nodesOf(String kind) {
        int wanted = nodes.kind(kind);
        var found = new ArrayList<Integer>();
        for (int node = 0; node < nodes.count(); node++) if (nodes.kindOf(node) == wanted) found.add(node);
        return found;
    }
}
