package org.quis.desk;

import static org.quis.desk.ItemFile.holds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.AllegationMade;
import org.quis.acts.Act.AppealDecided;
import org.quis.acts.Act.AppealFiled;
import org.quis.acts.Act.CaseCopied;
import org.quis.acts.Act.EvidenceAdded;
import org.quis.acts.Act.EvidenceTaken;
import org.quis.acts.Act.Finding;
import org.quis.acts.Act.FindingMade;
import org.quis.acts.Act.InterviewHeld;
import org.quis.acts.Act.InvestigationAssigned;
import org.quis.acts.Act.InvestigationClosed;
import org.quis.acts.Act.InvestigationOpened;
import org.quis.acts.Act.InvestigationReopened;
import org.quis.acts.Act.InvestigationRouted;
import org.quis.acts.Act.NarrativeWritten;
import org.quis.acts.Act.NoticeServed;
import org.quis.acts.Act.NotificationDecided;
import org.quis.acts.Act.Outcome;
import org.quis.acts.Act.OutcomeRecorded;
import org.quis.acts.Act.Ruling;
import org.quis.acts.Act.TaskDone;
import org.quis.acts.Act.TaskSet;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// One investigation: the sum of the acts in it, oldest first.
public final class CaseFile {
    /// Where it stands.
    public enum State {
        OPEN,
        ASSIGNED,
        /// every allegation has a finding
        FOUND,
        /// an appeal is undecided, whether the case is closed or not
        APPEALED,
        CLOSED
    }

    private final List<Done> acts = new ArrayList<>();
    private final Map<String, AllegationMade> allegations = new LinkedHashMap<>();
    private final Map<String, FindingMade> findings = new LinkedHashMap<>();
    private final Map<String, EvidenceAdded> evidence = new LinkedHashMap<>();
    private final Map<String, TaskSet> tasks = new LinkedHashMap<>();
    private final Set<String> doneTasks = new HashSet<>();
    private final List<NoticeServed> notices = new ArrayList<>();
    private final List<InterviewHeld> interviews = new ArrayList<>();
    private final Set<String> investigated = new HashSet<>();
    private @Nullable Done opened;
    private @Nullable InvestigationRouted routed;
    private @Nullable String investigator;
    private @Nullable String official;
    private @Nullable NarrativeWritten narrative;
    private @Nullable OutcomeRecorded outcome;
    private @Nullable NotificationDecided notification;
    private final Set<String> deciders = new HashSet<>();
    private @Nullable AppealFiled appeal;
    private boolean closed;

    /// @throws IllegalArgumentException if the acts are not those of one investigation, from its beginning
    public static CaseFile of(List<Done> acts) {
        var file = new CaseFile();
        for (var done : acts) file.add(done);
        return file;
    }

    private void add(Done done) {
        if (!(done.act() instanceof Act.OnInvestigation act)) {
            throw new IllegalArgumentException(done + " is in no investigation");
        }
        if (opened == null != act instanceof InvestigationOpened) {
            throw new IllegalArgumentException(
                    "investigation " + act.investigation() + " does not begin by being opened, and once");
        }
        switch (act) {
            case InvestigationOpened _ -> opened = done;
            case AllegationMade it -> allegations.put(it.allegation(), it);
            case InvestigationRouted it -> routed = it;
            case InvestigationAssigned it -> {
                if (it.duty() == Role.DECIDING_OFFICIAL) official = it.account();
                else {
                    investigator = it.account();
                    investigated.add(it.account());
                }
            }
            case EvidenceAdded it -> evidence.put(it.evidence(), it);
            case NarrativeWritten it -> narrative = it;
            case FindingMade it -> {
                findings.put(it.allegation(), it);
                deciders.add(done.actor());
            }
            case OutcomeRecorded it -> {
                outcome = it;
                deciders.add(done.actor());
            }
            case NotificationDecided it -> notification = it;
            case InvestigationClosed _ -> closed = true;
            case InvestigationReopened _ -> closed = false;
            case AppealFiled it -> appeal = it;
            case AppealDecided it -> {
                appeal = null;
                if (it.ruling() == Ruling.REMANDED) setAside();
            }
            case TaskSet it -> tasks.put(it.task(), it);
            case TaskDone it -> doneTasks.add(it.task());
            case NoticeServed it -> notices.add(it);
            case InterviewHeld it -> interviews.add(it);
            case EvidenceTaken _, CaseCopied _ -> {}
        }
        acts.add(done);
    }

    private void setAside() {
        findings.clear();
        outcome = null;
        closed = false;
    }

    public boolean isEmpty() {
        return acts.isEmpty();
    }

    public List<Done> acts() {
        return List.copyOf(acts);
    }

    public InvestigationOpened opened() {
        return (InvestigationOpened)
                Objects.requireNonNull(opened, "no such investigation").act();
    }

    public List<AllegationMade> allegations() {
        return List.copyOf(allegations.values());
    }

    public Optional<FindingMade> finding(String allegation) {
        return Optional.ofNullable(findings.get(allegation));
    }

    public List<EvidenceAdded> evidence() {
        return List.copyOf(evidence.values());
    }

    /// A piece of evidence that is a file.
    public Optional<EvidenceAdded> file(String letter) {
        return Optional.ofNullable(evidence.get(letter))
                .filter(it -> !it.sha256().isEmpty());
    }

    /// Who held a piece of evidence, and when: whoever added it, and whoever took a copy of it or of the whole file.
    public List<Done> custody(String letter) {
        return acts.stream()
                .filter(done -> switch (done.act()) {
                    case EvidenceAdded it -> it.evidence().equals(letter);
                    case EvidenceTaken it -> it.evidence().equals(letter);
                    case CaseCopied _ -> true;
                    default -> false;
                })
                .dropWhile(done -> !(done.act() instanceof EvidenceAdded))
                .toList();
    }

    public Optional<InvestigationRouted> routed() {
        return Optional.ofNullable(routed);
    }

    public Optional<String> investigator() {
        return Optional.ofNullable(investigator);
    }

    public Optional<String> official() {
        return Optional.ofNullable(official);
    }

    public Optional<NarrativeWritten> narrative() {
        return Optional.ofNullable(narrative);
    }

    public Optional<OutcomeRecorded> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<NotificationDecided> notification() {
        return Optional.ofNullable(notification);
    }

    /// The appeal that is undecided.
    public Optional<AppealFiled> appeal() {
        return Optional.ofNullable(appeal);
    }

    /// The appeals that were filed, and what became of each, oldest first.
    public List<Done> appeals() {
        return acts.stream()
                .filter(done -> done.act() instanceof AppealFiled || done.act() instanceof AppealDecided)
                .toList();
    }

    /// Whether somebody had a part in it that keeps them from deciding an appeal.
    public boolean hadPart(String account) {
        return deciders.contains(account) || investigated.contains(account) || account.equals(official);
    }

    public State state() {
        if (appeal != null) return State.APPEALED;
        if (closed) return State.CLOSED;
        if (!allegations.isEmpty() && findings.keySet().containsAll(allegations.keySet())) return State.FOUND;
        return investigator == null ? State.OPEN : State.ASSIGNED;
    }

    /// The letter of the next allegation: `A` … `Z`, `A1` …
    public String nextAllegation() {
        int count = allegations.size();
        return (char) ('A' + count % 26) + (count < 26 ? "" : Integer.toString(count / 26));
    }

    public String nextTask() {
        return "T" + (tasks.size() + 1);
    }

    /// What is still to be done, the first day first.
    public List<TaskSet> tasks() {
        return tasks.values().stream()
                .filter(task -> !doneTasks.contains(task.task()))
                .sorted(Comparator.comparing(TaskSet::due))
                .toList();
    }

    public List<NoticeServed> notices() {
        return List.copyOf(notices);
    }

    public List<InterviewHeld> interviews() {
        return List.copyOf(interviews);
    }

    public String nextEvidence() {
        return "E" + (evidence.size() + 1);
    }

    /// Says whether an act may follow.
    ///
    /// @param accounts those who may be assigned, by name
    public void check(Act.OnInvestigation act, Doer doer, Standing standing, Function<String, Optional<Doer>> accounts)
            throws Refused {
        if (act instanceof InvestigationOpened it) {
            if (!isEmpty()) throw Refused.notNow("investigation " + it.investigation() + " is open already");
            holds(doer, Role.REVIEWER, Role.INVESTIGATOR);
            standing.keepOut(doer, it.user(), "");
            return;
        }
        if (isEmpty()) throw Refused.notNow("there is no investigation " + act.investigation());
        boolean always = switch (act) {
            case EvidenceTaken _, CaseCopied _, AppealFiled _, AppealDecided _ -> true;
            default -> false;
        };
        if (!always && appeal != null) throw Refused.notNow("an appeal is undecided, and nothing changes until it is");
        if (!always && closed != act instanceof InvestigationReopened) {
            throw Refused.notNow(closed ? "it is closed; it goes on only when it is reopened" : "it is not closed");
        }
        standing.keepOut(doer, opened().user(), "");
        switch (act) {
            case AllegationMade it -> {
                if (investigator != null || !opener(doer)) theInvestigator(doer);
                if (findings.containsKey(it.allegation())) {
                    throw Refused.notNow("a finding was made of allegation " + it.allegation());
                }
            }
            case InvestigationRouted _ -> holds(doer, Role.INVESTIGATOR, Role.DECIDING_OFFICIAL);
            case InvestigationAssigned it -> {
                holds(doer, Role.DECIDING_OFFICIAL);
                assign(it, standing, accounts);
            }
            case EvidenceAdded _, NarrativeWritten _, InterviewHeld _ -> theInvestigator(doer);
            case TaskSet _, NoticeServed _ -> involved(doer);
            case TaskDone it -> {
                involved(doer);
                if (!tasks.containsKey(it.task())) throw Refused.notNow("there is no task " + it.task());
                if (doneTasks.contains(it.task())) throw Refused.notNow("task " + it.task() + " is done already");
            }
            case FindingMade it -> {
                theOfficial(doer);
                if (!allegations.containsKey(it.allegation())) {
                    throw Refused.notNow("there is no allegation " + it.allegation());
                }
                if (narrative == null && evidence.isEmpty()) {
                    throw Refused.notNow("nothing has been gathered yet that a finding could rest on");
                }
            }
            case OutcomeRecorded it -> {
                theOfficial(doer);
                allFound();
                if (it.outcome() != Outcome.NONE && findings.values().stream().noneMatch(CaseFile::hasConsequence)) {
                    throw Refused.notNow("no allegation was substantiated, so there is nothing to impose");
                }
            }
            case NotificationDecided _ -> theOfficial(doer);
            case InvestigationClosed _ -> {
                theOfficial(doer);
                allFound();
                if (outcome == null) throw Refused.notNow("say what the outcome is, if only none, and then close it");
                if (notification == null) throw Refused.notNow("decide first whether those looked at are told");
            }
            case InvestigationReopened _ -> holds(doer, Role.DECIDING_OFFICIAL);
            case AppealFiled _ -> {
                holds(doer, Role.INVESTIGATOR, Role.DECIDING_OFFICIAL);
                if (outcome == null) throw Refused.notNow("there is no outcome yet that could be appealed");
                if (appeal != null) throw Refused.notNow("an appeal is undecided already");
            }
            case AppealDecided _ -> {
                holds(doer, Role.DECIDING_OFFICIAL);
                if (appeal == null) throw Refused.notNow("there is no appeal to decide");
                if (hadPart(doer.account())) {
                    throw Refused.notTheirs("you investigated or decided it, so somebody else must decide the appeal");
                }
            }
            case EvidenceTaken it -> {
                holds(doer, Role.INVESTIGATOR, Role.DECIDING_OFFICIAL, Role.AUDITOR);
                if (file(it.evidence()).isEmpty()) throw Refused.notNow("no file was added as " + it.evidence());
            }
            case CaseCopied _ -> holds(doer, Role.INVESTIGATOR, Role.DECIDING_OFFICIAL, Role.AUDITOR);
            case InvestigationOpened _ -> throw new AssertionError();
        }
    }

    private static boolean hasConsequence(FindingMade made) {
        return made.finding() == Finding.SUBSTANTIATED || made.finding() == Finding.REFERRED_TO_MANAGEMENT;
    }

    private void assign(InvestigationAssigned it, Standing standing, Function<String, Optional<Doer>> accounts)
            throws Refused {
        var assigned = accounts.apply(it.account());
        if (assigned.isEmpty()) throw Refused.notNow("there is no account " + it.account());
        if (!assigned.get().is(it.duty()))
            throw Refused.notNow(it.account() + " is no " + it.duty().words());
        var tied = standing.recusal(assigned.get().user(), opened().user(), "");
        if (tied.isPresent()) throw Refused.notTheirs(it.account() + " cannot be assigned: they are too close to it");
        if (it.duty() == Role.DECIDING_OFFICIAL && investigated.contains(it.account())) {
            throw Refused.notTheirs(it.account() + " investigated it, so somebody else must decide");
        }
        if (it.duty() == Role.INVESTIGATOR && it.account().equals(official)) {
            throw Refused.notTheirs(it.account() + " is to decide it, so somebody else must investigate");
        }
    }

    private boolean opener(Doer doer) {
        return opened != null && opened.actor().equals(doer.account());
    }

    private void theInvestigator(Doer doer) throws Refused {
        holds(doer, Role.INVESTIGATOR);
        if (!doer.account().equals(investigator))
            throw Refused.notTheirs("this is for the investigator assigned to it");
    }

    /// Whoever investigates or decides it.
    private void involved(Doer doer) throws Refused {
        if (doer.account().equals(official)) theOfficial(doer);
        else theInvestigator(doer);
    }

    private void theOfficial(Doer doer) throws Refused {
        holds(doer, Role.DECIDING_OFFICIAL);
        if (!doer.account().equals(official)) {
            throw Refused.notTheirs("this is for the deciding official assigned to it");
        }
    }

    private void allFound() throws Refused {
        if (allegations.isEmpty()) throw Refused.notNow("nothing is alleged yet");
        for (var letter : allegations.keySet()) {
            if (!findings.containsKey(letter)) throw Refused.notNow("allegation " + letter + " has no finding yet");
        }
    }
}
