package org.quis.acts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something a person, or Quis for them, did. Nothing is ever undone: what was decided is superseded by a later act.
///
/// Fields are never renamed or dropped: an act sealed today must be read in twenty years. [ActCodec] writes them.
public sealed interface Act {
    int MOST_TEXT = 20_000;
    int MOST_NAME = 200;

    /// An act on an account of this desk.
    sealed interface OnAccount extends Act {
        String account();
    }

    /// An act on something that waits for review: a finding, or an access drawn at random.
    sealed interface OnItem extends Act {
        String item();
    }

    /// An act in an investigation.
    sealed interface OnInvestigation extends Act {
        String investigation();
    }

    /// An act on something that somebody outside told.
    sealed interface OnTip extends Act {
        String tip();
    }

    /// An act on a suppression.
    sealed interface OnSuppression extends Act {
        String suppression();
    }

    /// An act on the notices of looks that nothing explains.
    sealed interface OnNotices extends Act {}

    /// An act of drawing by chance from what comes in.
    sealed interface OnDraws extends Act {}

    /// An act of publishing.
    sealed interface OnPublication extends Act {
        String publication();
    }

    // ---- accounts

    /// Somebody may log in from now on.
    ///
    /// @param name  for people to read
    /// @param user  the account they use in the databases audited; empty where they use none
    /// @param email where a request for a reason is sent; may be empty
    record AccountOpened(String account, String name, Set<Role> roles, String user, String email) implements OnAccount {
        public AccountOpened {
            if (!account.matches("[a-z0-9][a-z0-9._@-]{0,63}")) {
                throw new IllegalArgumentException("an account has 1 to 64 of a–z, 0–9, dot, hyphen, underscore and @");
            }
            Texts.required("a name", name, MOST_NAME);
            Texts.bounded("the user id", user, MOST_NAME);
            Texts.bounded("the e-mail address", email, MOST_NAME);
            roles = Set.copyOf(roles);
            if (roles.isEmpty()) throw new IllegalArgumentException("an account has at least one role");
        }
    }

    /// What somebody may do has changed.
    ///
    /// @param open whether they may still log in
    record AccountChanged(String account, Set<Role> roles, boolean open) implements OnAccount {
        public AccountChanged {
            roles = Set.copyOf(roles);
            if (open && roles.isEmpty()) throw new IllegalArgumentException("an account has at least one role");
        }
    }

    // ---- review

    /// Quis put something up for review. What the reviewer is shown of it is in the audit; what is written here is what
    /// the decision is about, also when the audit's folder is gone.
    ///
    /// @param kind        of misuse suspected; `access` for one drawn at random; `notice` for looks of which
    ///                    nothing is suspected and that nobody need review: their user is asked why the same night
    /// @param user        whose accesses they are; empty where the log has none
    /// @param person      looked at; empty where not known or several
    /// @param why         `risk`, `game`, `random` or `notice`; not for the reviewer to see
    /// @param probability with which it had to be drawn
    record ItemQueued(
            String item,
            int position,
            String kind,
            String user,
            String person,
            String title,
            double risk,
            String why,
            double probability,
            List<Access> accesses)
            implements OnItem {
        public static final String NOTICE = "notice";
        /// The kind of an access that was drawn by itself; why it was is [#RANDOM].
        public static final String ACCESS = "access";

        public static final String RANDOM = "random";

        public ItemQueued {
            accesses = List.copyOf(accesses);
        }
    }

    /// @param ledgerIndex where the log's row was sealed
    record Access(String id, long ledgerIndex) {}

    /// Who is behind a pseudonym was shown to somebody: an access like any other, with its reason.
    ///
    /// @param whose `user` or `subject`
    record NameOpened(String item, String whose, String purpose) implements OnItem {
        public NameOpened {
            if (!whose.equals("user") && !whose.equals("subject")) {
                throw new IllegalArgumentException("`" + whose + "` is neither user nor subject");
            }
            Texts.required("a purpose", purpose, MOST_TEXT);
        }
    }

    record NoteWritten(String item, String text) implements OnItem {
        public NoteWritten {
            Texts.required("a note", text, MOST_TEXT);
        }
    }

    /// The one who looked is asked why.
    ///
    /// @param user  who is asked
    /// @param until when an answer is due
    record ReasonAsked(String item, String user, String question, Instant until) implements OnItem {
        public ReasonAsked {
            Texts.required("a question", question, MOST_TEXT);
        }
    }

    /// The one who looked says why.
    ///
    /// @param caseNumber they name; may be empty
    /// @param check      what the ties say of that case at once, in a sentence; empty where they say nothing
    record ReasonGiven(String item, String text, String caseNumber, String check) implements OnItem {
        public ReasonGiven {
            Texts.required("a reason", text, MOST_TEXT);
            Texts.bounded("a case number", caseNumber, MOST_NAME);
        }
    }

    /// Their supervisor says whether that is so.
    record ReasonConfirmed(String item, boolean confirmed, String text) implements OnItem {
        public ReasonConfirmed {
            Texts.bounded("a remark", text, MOST_TEXT);
        }
    }

    /// A reviewer decided. A later decision supersedes it.
    record ItemDecided(String item, Decision decision, String reason) implements OnItem {
        public ItemDecided {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    /// How a review ends.
    enum Decision {
        /// there was a legitimate reason
        NO_CONCERN,
        /// an investigation should look at it
        ESCALATED,
        /// neither could be shown
        INCONCLUSIVE
    }

    /// Quis holds an item back from the queue for as long as a suppression holds.
    record ItemHeldBack(String item, String suppression) implements OnItem {}

    // ---- suppressions

    /// What a rule finds of an account, or of a unit, is held back from the queue for a time, since its cause is known.
    /// What is drawn at random from everything is never held back.
    ///
    /// @param suppression its number, such as `S3`
    /// @param user        whose accesses; empty for a unit's
    /// @param unit        empty for an account's
    /// @param until       the last day, in UTC
    record SuppressionMade(String suppression, String rule, String user, String unit, LocalDate until, String reason)
            implements OnSuppression {
        public SuppressionMade {
            Texts.required("a rule", rule, MOST_NAME);
            Texts.bounded("the user id", user, MOST_NAME);
            Texts.bounded("the unit", unit, MOST_NAME);
            Texts.required("a reason", reason, MOST_TEXT);
            if (user.isEmpty() == unit.isEmpty()) {
                throw new IllegalArgumentException("a suppression is about one account or one unit");
            }
        }
    }

    /// It holds nothing back any more.
    record SuppressionEnded(String suppression, String reason) implements OnSuppression {
        public SuppressionEnded {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    // ---- notices

    /// Whether whoever looked at something that nothing explains is asked why the same night.
    ///
    /// @param hour of the desk's day at which they are asked, 0 to 23; also told where they are off
    record NoticesSet(boolean on, int hour) implements OnNotices {
        public NoticesSet {
            if (hour < 0 || hour > 23) throw new IllegalArgumentException("an hour of the day is 0 to 23");
        }
    }

    /// All who were to be asked one night have been. What is up to `upTo` is not asked about in another night.
    ///
    /// @param day       on which the night's hour fell, in the desk's zone
    /// @param upTo      the last entry of the ledger that had been examined
    /// @param users     who were asked
    /// @param looks     they were asked about
    /// @param unreached users who have no account here by which they could be
    record NightNoticed(LocalDate day, long upTo, int users, long looks, int unreached) implements OnNotices {}

    // ---- draws

    /// Of the accesses that came in and stand between two entries, some are put up for review, each with the
    /// same chance. Sealed before they are, so that nobody can draw again until it suits.
    ///
    /// @param from     the first entry of the ledger that it is about; `upTo` the last
    /// @param accesses that were handed in among these entries
    /// @param findings that were put up since the last draw and count for this one
    /// @param drawn    how many of the accesses
    record AccessesDrawn(long from, long upTo, long accesses, int findings, int drawn) implements OnDraws {
        public AccessesDrawn {
            if (drawn < 1 || drawn > accesses) throw new IllegalArgumentException("of accesses one or more are drawn");
        }

        /// With which each of them had to be drawn.
        public double probability() {
            return (double) drawn / accesses;
        }
    }

    // ---- investigation

    /// @param investigation the register number, such as `2026-0001`
    /// @param item          it came from; empty where it did not come from a review
    /// @param user          whom it is about; empty while that is not known
    record InvestigationOpened(String investigation, Source source, String item, String user, String summary)
            implements OnInvestigation {
        public InvestigationOpened {
            Texts.required("a summary", summary, MOST_TEXT);
            Texts.bounded("the user id", user, MOST_NAME);
        }
    }

    /// How it came to be known.
    enum Source {
        FLAG,
        RANDOM_SAMPLE,
        COMPLAINT,
        SELF_REPORT,
        TIP
    }

    /// What somebody is alleged to have done.
    ///
    /// @param allegation `A`, `B`, …
    /// @param kind       of misuse
    /// @param databases  which, or which categories of data
    /// @param from       first day; `null` where not known
    /// @param to         last day
    /// @param subjects   how many people are affected; 0 where not known
    record AllegationMade(
            String investigation,
            String allegation,
            String kind,
            String databases,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int subjects,
            String text)
            implements OnInvestigation {
        public AllegationMade {
            Texts.required("the allegation", text, MOST_TEXT);
            Texts.required("a kind of misuse", kind, MOST_NAME);
            Texts.bounded("the databases", databases, MOST_TEXT);
            if (subjects < 0) throw new IllegalArgumentException("subjects affected: 0 or more");
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("the period ends, " + to + ", before it begins, " + from);
            }
        }
    }

    /// Who is to deal with it.
    record InvestigationRouted(String investigation, Jurisdiction jurisdiction, boolean criminal, String reason)
            implements OnInvestigation {
        public InvestigationRouted {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    enum Jurisdiction {
        PROFESSIONAL_RESPONSIBILITY,
        MANAGEMENT,
        INSPECTOR_GENERAL,
        PROSECUTOR
    }

    /// @param duty [Role#INVESTIGATOR] or [Role#DECIDING_OFFICIAL]
    record InvestigationAssigned(String investigation, Role duty, String account) implements OnInvestigation {
        public InvestigationAssigned {
            if (duty != Role.INVESTIGATOR && duty != Role.DECIDING_OFFICIAL) {
                throw new IllegalArgumentException("an investigator or a deciding official is assigned");
            }
        }
    }

    /// @param access      its id, where it is one of the log's; else empty
    /// @param ledgerIndex of that access; -1 without
    /// @param sha256      of a file, in hexadecimal; empty without
    record EvidenceAdded(
            String investigation,
            String evidence,
            String description,
            String access,
            long ledgerIndex,
            String file,
            String sha256)
            implements OnInvestigation {
        public EvidenceAdded {
            Texts.required("a description", description, MOST_TEXT);
            Texts.bounded("the file's name", file, MOST_NAME);
            if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}"))
                throw new IllegalArgumentException("not a SHA-256");
        }
    }

    /// Somebody got a copy of a piece of evidence: a link in its chain of custody.
    record EvidenceTaken(String investigation, String evidence, String purpose) implements OnInvestigation {
        public EvidenceTaken {
            Texts.required("a purpose", purpose, MOST_TEXT);
        }
    }

    /// Somebody got a copy of the whole case file, evidence included.
    record CaseCopied(String investigation, String purpose) implements OnInvestigation {
        public CaseCopied {
            Texts.required("a purpose", purpose, MOST_TEXT);
        }
    }

    /// Something is to be done by a day.
    ///
    /// @param task  `T1`, `T2`, …
    /// @param basis the law, rule or agreement that sets the day; empty where whoever set it chose it
    record TaskSet(String investigation, String task, String text, LocalDate due, String basis)
            implements OnInvestigation {
        public TaskSet {
            Texts.required("a task", text, MOST_TEXT);
            Texts.bounded("the basis", basis, MOST_NAME);
        }
    }

    record TaskDone(String investigation, String task, String text) implements OnInvestigation {
        public TaskDone {
            Texts.bounded("a remark", text, MOST_TEXT);
        }
    }

    /// Somebody was told something they have a right to be told, before it matters.
    ///
    /// @param to   whom, by name or by office
    /// @param text what was handed over, or said
    record NoticeServed(String investigation, Notice notice, String to, LocalDate day, String text)
            implements OnInvestigation {
        public NoticeServed {
            Texts.required("whom it went to", to, MOST_NAME);
            Texts.bounded("a remark", text, MOST_TEXT);
        }
    }

    enum Notice {
        /// what they are accused of
        ALLEGATIONS,
        /// that they need not accuse themselves, or must answer and under what protection
        RIGHTS,
        /// that they may have counsel
        COUNSEL,
        /// that they may have somebody of their union
        UNION,
        /// what was found, and that they may appeal
        FINDING
    }

    /// Somebody was heard.
    ///
    /// @param person  who, by name or by office
    /// @param present who else was there: counsel, union, an interpreter; may be empty
    /// @param text    what they said, in short; a record of it can be added as evidence
    record InterviewHeld(String investigation, String person, LocalDate day, String present, String text)
            implements OnInvestigation {
        public InterviewHeld {
            Texts.required("who was heard", person, MOST_NAME);
            Texts.bounded("who was present", present, MOST_NAME);
            Texts.required("what was said", text, MOST_TEXT);
        }
    }

    /// What was found out, as told by whoever looked into it. A later one supersedes it.
    record NarrativeWritten(String investigation, String text) implements OnInvestigation {
        public NarrativeWritten {
            Texts.required("the narrative", text, 10 * MOST_TEXT);
        }
    }

    /// What was found of one allegation, by preponderance of the evidence.
    record FindingMade(String investigation, String allegation, Finding finding, String rationale)
            implements OnInvestigation {
        public FindingMade {
            Texts.required("a rationale", rationale, MOST_TEXT);
        }
    }

    enum Finding {
        /// it happened, and was misconduct
        SUBSTANTIATED,
        /// neither could be shown
        UNSUBSTANTIATED,
        /// it did not happen
        UNFOUNDED,
        /// it happened, and was right
        EXONERATED,
        REFERRED_TO_MANAGEMENT
    }

    record OutcomeRecorded(String investigation, Outcome outcome, String text) implements OnInvestigation {
        public OutcomeRecorded {
            Texts.bounded("a remark", text, MOST_TEXT);
        }
    }

    enum Outcome {
        NONE,
        COUNSELLING,
        REPRIMAND,
        SUSPENSION,
        REMOVAL,
        RESIGNATION,
        PROSECUTION,
        ACCESS_REVOKED
    }

    /// Whether those looked at are told.
    record NotificationDecided(String investigation, boolean told, String reason) implements OnInvestigation {
        public NotificationDecided {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    record InvestigationClosed(String investigation, String text) implements OnInvestigation {
        public InvestigationClosed {
            Texts.bounded("a remark", text, MOST_TEXT);
        }
    }

    record InvestigationReopened(String investigation, String reason) implements OnInvestigation {
        public InvestigationReopened {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    /// Somebody whom the findings or the outcome touch asks that another official look at them.
    ///
    /// @param by      whom, by name or by office
    /// @param day     when it was received
    /// @param grounds why they hold them to be wrong
    record AppealFiled(String investigation, String by, LocalDate day, String grounds) implements OnInvestigation {
        public AppealFiled {
            Texts.required("who appeals", by, MOST_NAME);
            Texts.required("the grounds", grounds, MOST_TEXT);
        }
    }

    /// What another official says to it.
    record AppealDecided(String investigation, Ruling ruling, String reason) implements OnInvestigation {
        public AppealDecided {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    enum Ruling {
        /// findings and outcome stand
        DENIED,
        /// findings and outcome are set aside, and are to be made anew
        REMANDED,
        /// it is not heard: too late, or by nobody who may appeal
        DISMISSED
    }

    // ---- tips

    /// Somebody told of misuse who did not say who they are, and of whom nothing is kept.
    ///
    /// @param tip its number, such as `TIP-7`
    record TipReceived(String tip, String text) implements OnTip {
        public static final int MOST = 5_000;

        public TipReceived {
            Texts.required("what happened", text, MOST);
        }
    }

    /// What became of a tip.
    ///
    /// @param investigation it was taken up in; empty where it was set aside
    record TipSettled(String tip, String investigation, String reason) implements OnTip {
        public TipSettled {
            Texts.required("a reason", reason, MOST_TEXT);
        }
    }

    // ---- publishing

    /// Figures of a period were published: what the public was told, to the letter. Those of the same period that were
    /// published before are superseded, and stay.
    ///
    /// @param publication its number, such as `P7`
    /// @param from        first day, `to` last day, in UTC
    /// @param least       counts below it are not told
    /// @param csv         as it was handed out
    record FiguresPublished(String publication, LocalDate from, LocalDate to, int least, String csv)
            implements OnPublication {
        public FiguresPublished {
            Texts.required("the figures", csv, MOST_TEXT);
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("the period ends, " + to + ", before it begins, " + from);
            }
            if (least < 0 || least > 1_000) throw new IllegalArgumentException("counts below 0 to 1000 are not told");
        }
    }
}
