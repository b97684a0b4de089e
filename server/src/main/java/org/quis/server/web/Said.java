package org.quis.server.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.quis.acts.Act;
import org.quis.desk.CaseFile;
import org.quis.desk.ItemFile;
import org.quis.publish.Words;
import org.quis.server.record.Outbox;

/// How pages say things.
final class Said {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Said() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String kind(String label) {
        return label.equals("access") || label.equals(Act.ItemQueued.NOTICE) ? "" : Words.kind(label);
    }

    static String risk(double risk) {
        return Words.risk(risk);
    }

    static String verdict(String label) {
        return Words.verdict(label);
    }

    static String words(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String decision(Act.Decision decision) {
        return words(decision);
    }

    static String letter(Outbox.Outcome outcome) {
        return switch (outcome) {
            case SENT -> "They were asked by e-mail and have not answered yet.";
            case REFUSED -> "The mail server will not have their address. Tell them yourself.";
            case NO_ADDRESS -> "Nobody with this account has an e-mail address here. Tell them yourself.";
            case NOT_NEEDED -> "";
        };
    }

    static String asked(ItemFile.Asked asked) {
        return switch (asked) {
            case NOT_YET -> "not asked";
            case WAITING -> "asked why";
            case ANSWERED -> "reason given, not confirmed yet";
            case CONFIRMED -> "reason confirmed";
            case CONTRADICTED -> "reason not confirmed";
        };
    }

    static String state(CaseFile.State state) {
        return switch (state) {
            case OPEN -> "Open";
            case ASSIGNED -> "Under investigation";
            case FOUND -> "Findings made";
            case APPEALED -> "Under appeal";
            case CLOSED -> "Closed";
        };
    }

    /// What was done, after its doer's name.
    static String what(Act act) {
        return switch (act) {
            case Act.AccountOpened it -> "opened the account " + it.account();
            case Act.AccountChanged it -> (it.open() ? "changed the account " : "closed the account ") + it.account();
            case Act.ItemQueued it -> "put " + it.item() + " up for review";
            case Act.NameOpened it -> "opened the name of the " + it.whose() + " in " + it.item();
            case Act.NoteWritten it -> "noted on " + it.item();
            case Act.ReasonAsked it -> "asked for a reason, " + it.item() + ", due " + time(it.until());
            case Act.ReasonGiven it ->
                "gave a reason, " + it.item() + (it.caseNumber().isEmpty() ? "" : ", case " + it.caseNumber());
            case Act.ReasonConfirmed it ->
                (it.confirmed() ? "confirmed the reason, " : "did not confirm the reason, ") + it.item();
            case Act.ItemDecided it ->
                "decided " + it.item() + ": " + words(it.decision()).toLowerCase(Locale.ROOT);
            case Act.InvestigationOpened it ->
                "opened investigation " + it.investigation() + (it.item().isEmpty() ? "" : " from " + it.item());
            case Act.AllegationMade it -> "alleged " + it.allegation() + ", " + Words.kind(it.kind());
            case Act.InvestigationRouted it ->
                "routed it to " + words(it.jurisdiction()).toLowerCase(Locale.ROOT)
                        + (it.criminal() ? ", criminal" : ", administrative");
            case Act.InvestigationAssigned it ->
                "assigned " + it.account() + " as " + it.duty().words();
            case Act.EvidenceAdded it -> "added evidence " + it.evidence();
            case Act.EvidenceTaken it -> "took a copy of evidence " + it.evidence();
            case Act.CaseCopied _ -> "took a copy of the case file";
            case Act.TaskSet it -> "set task " + it.task() + ", due " + it.due();
            case Act.TaskDone it -> "did task " + it.task();
            case Act.NoticeServed it ->
                "gave notice of " + words(it.notice()).toLowerCase(Locale.ROOT) + " to " + it.to() + " on " + it.day();
            case Act.InterviewHeld it ->
                "heard " + it.person() + " on " + it.day()
                        + (it.present().isEmpty() ? "" : ", present: " + it.present());
            case Act.NarrativeWritten _ -> "wrote the narrative";
            case Act.FindingMade it ->
                "found allegation " + it.allegation() + " "
                        + words(it.finding()).toLowerCase(Locale.ROOT);
            case Act.OutcomeRecorded it ->
                "recorded the outcome: " + words(it.outcome()).toLowerCase(Locale.ROOT);
            case Act.NotificationDecided it ->
                it.told() ? "decided to tell those looked at" : "decided not to tell those looked at";
            case Act.InvestigationClosed it -> "closed investigation " + it.investigation();
            case Act.InvestigationReopened it -> "reopened investigation " + it.investigation();
            case Act.AppealFiled it -> "took in an appeal by " + it.by() + ", received on " + it.day();
            case Act.AppealDecided it ->
                "decided the appeal: " + words(it.ruling()).toLowerCase(Locale.ROOT);
            case Act.TipReceived it -> "received " + it.tip();
            case Act.TipSettled it ->
                it.investigation().isEmpty()
                        ? "set " + it.tip() + " aside"
                        : "took " + it.tip() + " up as investigation " + it.investigation();
            case Act.ItemHeldBack it -> "held " + it.item() + " back by " + it.suppression();
            case Act.SuppressionMade it ->
                "holds back what " + it.rule() + " finds of "
                        + (it.unit().isEmpty() ? "one account" : "unit " + it.unit()) + " until " + it.until() + ", "
                        + it.suppression();
            case Act.SuppressionEnded it -> "ended " + it.suppression();
            case Act.NoticesSet it ->
                it.on()
                        ? "switched notices of the same night on, at %d:00".formatted(it.hour())
                        : "switched notices of the same night off";
            case Act.NightNoticed it ->
                "asked %,d users on %s about %,d looks that nothing explains"
                        .formatted(it.users(), it.day(), it.looks());
            case Act.AccessesDrawn it -> "drew %,d of %,d accesses that came in".formatted(it.drawn(), it.accesses());
            case Act.FiguresPublished it ->
                "published figures from " + it.from() + " to " + it.to() + ", " + it.publication();
        };
    }

    /// What they wrote with it; empty where nothing.
    static String text(Act act) {
        return switch (act) {
            case Act.NameOpened it -> it.purpose();
            case Act.NoteWritten it -> it.text();
            case Act.ReasonAsked it -> it.question();
            case Act.ReasonGiven it -> it.check().isEmpty() ? it.text() : it.text() + "\n" + it.check();
            case Act.ReasonConfirmed it -> it.text();
            case Act.ItemDecided it -> it.reason();
            case Act.InvestigationOpened it -> it.summary();
            case Act.AllegationMade it -> it.text();
            case Act.InvestigationRouted it -> it.reason();
            case Act.EvidenceAdded it -> it.description();
            case Act.EvidenceTaken it -> it.purpose();
            case Act.CaseCopied it -> it.purpose();
            case Act.TaskSet it -> it.basis().isEmpty() ? it.text() : it.text() + "\n" + it.basis();
            case Act.TaskDone it -> it.text();
            case Act.NoticeServed it -> it.text();
            case Act.InterviewHeld it -> it.text();
            case Act.NarrativeWritten it -> it.text();
            case Act.FindingMade it -> it.rationale();
            case Act.OutcomeRecorded it -> it.text();
            case Act.NotificationDecided it -> it.reason();
            case Act.InvestigationClosed it -> it.text();
            case Act.InvestigationReopened it -> it.reason();
            case Act.AppealFiled it -> it.grounds();
            case Act.AppealDecided it -> it.reason();
            case Act.TipReceived it -> it.text();
            case Act.TipSettled it -> it.reason();
            case Act.SuppressionMade it -> it.reason();
            case Act.SuppressionEnded it -> it.reason();
            case Act.FiguresPublished it -> it.csv();
            case Act.AccountOpened _,
                    Act.AccountChanged _,
                    Act.ItemQueued _,
                    Act.ItemHeldBack _,
                    Act.NoticesSet _,
                    Act.NightNoticed _,
                    Act.AccessesDrawn _,
                    Act.InvestigationAssigned _ -> "";
        };
    }
}
