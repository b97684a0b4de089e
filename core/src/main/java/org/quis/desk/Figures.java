package org.quis.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quis.access.MisuseKind;
import org.quis.acts.Act;
import org.quis.acts.Done;

/// What a desk can tell the public of a period: counts of what was done in it, and no name.
///
/// There are no sums beside the parts they are made of, so that a count that is not told cannot be worked out.
///
/// @param from first day, `to` last day, in UTC
/// @param lines in the order in which work goes: review, asking back, investigation
public record Figures(LocalDate from, LocalDate to, List<Line> lines) {
    /// @param group such as `review`
    /// @param what  is counted, in words
    public record Line(String group, String what, long count) {}

    public Figures {
        lines = List.copyOf(lines);
    }

    /// @param acts all that were done, oldest first
    public static Figures of(List<Done> acts, LocalDate from, LocalDate to) {
        return new Count(acts, from, to).figures();
    }

    /// As it is published: `from,to,group,what,count`, a count below `least` being `<5`, nothing being 0.
    public String csv(int least) {
        var rows = new ArrayList<String>();
        rows.add("from,to,group,what,count");
        for (var line : lines) {
            rows.add(String.join(
                    ",", from.toString(), to.toString(), line.group(), line.what(), told(line.count(), least)));
        }
        return String.join("\n", rows) + "\n";
    }

    private static String told(long count, int least) {
        return count > 0 && count < least ? "<" + least : Long.toString(count);
    }

    private static final class Count {
        private final List<Done> acts;
        private final LocalDate from;
        private final LocalDate to;
        private final DeskFiles files;
        private final List<Line> lines = new ArrayList<>();

        Count(List<Done> acts, LocalDate from, LocalDate to) {
            this.acts = acts;
            this.from = from;
            this.to = to;
            this.files = DeskFiles.of(acts);
        }

        Figures figures() {
            review();
            asking("asking", false);
            confirming();
            asking("notices of the same night", true);
            investigations();
            return new Figures(from, to, lines);
        }

        private boolean isWithin(Instant time) {
            var day = time.atOffset(ZoneOffset.UTC).toLocalDate();
            return !day.isBefore(from) && !day.isAfter(to);
        }

        private Stream<Done> within() {
            return acts.stream().filter(done -> isWithin(done.time()));
        }

        private void line(String group, String what, long count) {
            lines.add(new Line(group, what, count));
        }

        private void line(String group, String what, Predicate<Act> of) {
            line(group, what, within().filter(done -> of.test(done.act())).count());
        }

        /// By the decision that stands, whose day counts.
        private void review() {
            for (boolean random : new boolean[] {false, true}) {
                for (var decision : Act.Decision.values()) {
                    line(
                            "review",
                            (random ? "drawn at random: " : "flagged: ") + words(decision),
                            files.items().values().stream()
                                    .filter(file -> !file.isNotice())
                                    .filter(file -> file.queued().why().equals("random") == random)
                                    .filter(file -> file.decided()
                                            .filter(done -> isWithin(done.time()))
                                            .filter(done -> ((Act.ItemDecided) done.act()).decision() == decision)
                                            .isPresent())
                                    .count());
                }
            }
            line("review", "names opened behind pseudonyms", act -> act instanceof Act.NameOpened);
        }

        /// By reviewers, and apart from them the same night.
        private void asking(String group, boolean nightly) {
            long inTime = 0;
            long late = 0;
            long open = 0;
            for (var file : files.items().values()) {
                if (file.isNotice() != nightly) continue;
                Done question = null;
                for (var done : file.acts()) {
                    if (done.act() instanceof Act.ReasonAsked && isWithin(done.time())) {
                        question = done;
                        open++;
                    } else if (done.act() instanceof Act.ReasonGiven && question != null) {
                        open--;
                        if (done.time().isAfter(((Act.ReasonAsked) question.act()).until())) late++;
                        else inTime++;
                        question = null;
                    }
                }
            }
            line(group, "reasons asked for and given in time", inTime);
            line(group, "given late", late);
            line(group, "not given so far", open);
        }

        private void confirming() {
            line("asking", "confirmed by a supervisor", act -> act instanceof Act.ReasonConfirmed it && it.confirmed());
            line(
                    "asking",
                    "not confirmed by a supervisor",
                    act -> act instanceof Act.ReasonConfirmed it && !it.confirmed());
        }

        private void investigations() {
            for (var source : Act.Source.values()) {
                line(
                        "investigations",
                        "opened from: " + words(source),
                        act -> act instanceof Act.InvestigationOpened it && it.source() == source);
            }
            for (var kind : MisuseKind.values()) {
                line(
                        "allegations",
                        kind.label().replace('_', ' '),
                        act -> act instanceof Act.AllegationMade it && it.kind().equals(kind.label()));
            }
            for (var finding : Act.Finding.values()) {
                line("findings", words(finding), standing(finding));
            }
            for (var outcome : Act.Outcome.values()) {
                line(
                        "outcomes",
                        words(outcome),
                        files.investigations().values().stream()
                                .filter(file -> file.outcome()
                                        .filter(it -> it.outcome() == outcome)
                                        .isPresent())
                                .filter(file -> closedWithin(file).isPresent())
                                .count());
            }
            line("appeals", "filed", act -> act instanceof Act.AppealFiled);
            for (var ruling : Act.Ruling.values()) {
                line("appeals", words(ruling), act -> act instanceof Act.AppealDecided it && it.ruling() == ruling);
            }
            line(
                    "notification",
                    "those looked at are told",
                    act -> act instanceof Act.NotificationDecided it && it.told());
            line(
                    "notification",
                    "those looked at are not told",
                    act -> act instanceof Act.NotificationDecided it && !it.told());
            line("duration", "median days from opening to closing", medianDays());
        }

        /// Findings that were not superseded later.
        private long standing(Act.Finding finding) {
            return files.investigations().values().stream()
                    .flatMap(file -> file.acts().stream()
                            .filter(done -> isWithin(done.time()))
                            .filter(done -> done.act() instanceof Act.FindingMade made
                                    && made.finding() == finding
                                    && file.finding(made.allegation())
                                            .filter(made::equals)
                                            .isPresent()))
                    .count();
        }

        private static Optional<Done> closed(CaseFile file) {
            return file.acts().reversed().stream()
                    .filter(done -> done.act() instanceof Act.InvestigationClosed)
                    .findFirst()
                    .filter(_ -> file.state() == CaseFile.State.CLOSED);
        }

        private Optional<Done> closedWithin(CaseFile file) {
            return closed(file).filter(done -> isWithin(done.time()));
        }

        private long medianDays() {
            var days = files.investigations().values().stream()
                    .flatMap(file -> closedWithin(file).stream()
                            .map(done -> Duration.between(file.acts().getFirst().time(), done.time())
                                    .toDays()))
                    .sorted()
                    .toList();
            return days.isEmpty() ? 0 : days.get(days.size() / 2);
        }

        private static String words(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
