package org.quis.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.ItemDecided;
import org.quis.acts.Act.ItemHeldBack;
import org.quis.acts.Act.ItemQueued;
import org.quis.acts.Act.NameOpened;
import org.quis.acts.Act.NoteWritten;
import org.quis.acts.Act.ReasonAsked;
import org.quis.acts.Act.ReasonConfirmed;
import org.quis.acts.Act.ReasonGiven;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// One item under review: the sum of the acts on it, oldest first.
public final class ItemFile {
    /// How far the question to the user has come.
    public enum Asked {
        NOT_YET,
        WAITING,
        ANSWERED,
        CONFIRMED,
        CONTRADICTED
    }

    private final List<Done> acts = new ArrayList<>();
    private @Nullable ItemQueued queued;
    private @Nullable Done decided;
    private @Nullable ReasonAsked question;
    private Asked asked = Asked.NOT_YET;
    private String heldBack = "";

    /// @throws IllegalArgumentException if the acts are not those on one item, from its beginning
    public static ItemFile of(List<Done> acts) {
        var file = new ItemFile();
        for (var done : acts) file.add(done);
        return file;
    }

    private void add(Done done) {
        if (!(done.act() instanceof Act.OnItem act)) throw new IllegalArgumentException(done + " is on no item");
        if (queued == null != act instanceof ItemQueued) {
            throw new IllegalArgumentException("item " + act.item() + " does not begin by being queued, and once");
        }
        switch (act) {
            case ItemQueued it -> queued = it;
            case ReasonAsked it -> {
                question = it;
                asked = Asked.WAITING;
            }
            case ReasonGiven _ -> asked = Asked.ANSWERED;
            case ReasonConfirmed it -> asked = it.confirmed() ? Asked.CONFIRMED : Asked.CONTRADICTED;
            case ItemDecided _ -> decided = done;
            case ItemHeldBack it -> heldBack = it.suppression();
            case NameOpened _, NoteWritten _ -> {}
        }
        acts.add(done);
    }

    public boolean isEmpty() {
        return acts.isEmpty();
    }

    public ItemQueued queued() {
        return Objects.requireNonNull(queued, "no such item");
    }

    /// Whether chance alone put it up, from all accesses alike.
    public boolean isDrawn() {
        return queued().why().equals(Act.ItemQueued.RANDOM);
    }

    /// Whether it is up not to be reviewed, but for its user to say why they looked.
    public boolean isNotice() {
        return queued().kind().equals(ItemQueued.NOTICE);
    }

    public List<Done> acts() {
        return List.copyOf(acts);
    }

    /// The last decision, with who made it and when.
    public Optional<Done> decided() {
        return Optional.ofNullable(decided);
    }

    public Asked asked() {
        return asked;
    }

    /// By which suppression, which may be over; empty where by none.
    public String heldBack() {
        return heldBack;
    }

    public Optional<ReasonAsked> question() {
        return Optional.ofNullable(question);
    }

    /// Whether somebody was shown who the user or the subject is.
    public boolean isOpenTo(String account, String whose) {
        return acts.stream()
                .anyMatch(done -> done.actor().equals(account)
                        && done.act() instanceof NameOpened opened
                        && opened.whose().equals(whose));
    }

    /// Says whether an act may follow.
    ///
    /// @param seen the index of the last act that whoever decides has seen; a decision made meanwhile is not
    /// superseded unseen
    public void check(Act.OnItem act, Doer doer, Standing standing, Instant now, long seen) throws Refused {
        if (act instanceof ItemQueued) {
            if (!doer.account().equals(Done.PROGRAM)) throw Refused.notTheirs("only Quis puts items up for review");
            if (!isEmpty()) throw Refused.notNow("item " + act.item() + " is in the queue already");
            return;
        }
        if (isEmpty()) throw Refused.notNow("there is no item " + act.item());
        if (act instanceof ItemHeldBack) {
            if (!doer.account().equals(Done.PROGRAM)) throw Refused.notTheirs("only a suppression holds items back");
            if (decided != null) throw Refused.notNow("item " + act.item() + " is decided");
            return;
        }
        switch (act) {
            case NameOpened _ -> judges(doer, standing, Role.REVIEWER, Role.INVESTIGATOR, Role.DECIDING_OFFICIAL);
            case NoteWritten _ -> judges(doer, standing, Role.ANALYST, Role.REVIEWER);
            case ReasonAsked it -> {
                boolean nightly = isNotice() && doer.account().equals(Done.PROGRAM);
                if (!nightly) judges(doer, standing, Role.REVIEWER);
                if (queued().user().isEmpty()) throw Refused.notNow("the log does not say who looked");
                if (!it.user().equals(queued().user())) throw Refused.notTheirs("the question is for somebody else");
                if (asked == Asked.WAITING) throw Refused.notNow("they have been asked and have not answered yet");
                if (!it.until().isAfter(now)) throw Refused.notNow("the answer would have been due already");
            }
            case ReasonGiven _ -> {
                holds(doer, Role.USER);
                if (doer.user().isEmpty() || !doer.user().equals(queued().user())) {
                    throw Refused.notTheirs("this was not asked of you");
                }
                if (asked != Asked.WAITING) throw Refused.notNow("nothing is asked, or it is answered");
            }
            case ReasonConfirmed _ -> {
                holds(doer, Role.SUPERVISOR);
                if (!standing.supervises(doer.user(), queued().user())) {
                    throw Refused.notTheirs("you do not supervise whoever gave this reason");
                }
                if (asked != Asked.ANSWERED) throw Refused.notNow("there is no answer to confirm");
            }
            case ItemDecided _ -> {
                judges(doer, standing, Role.REVIEWER);
                if (decided != null && decided.index() > seen) {
                    throw new Refused(
                            Refused.Why.OVERTAKEN,
                            "meanwhile " + decided.actor()
                                    + " decided; read that first, then decide again if you must");
                }
            }
            case ItemQueued _, ItemHeldBack _ -> throw new AssertionError();
        }
    }

    private void judges(Doer doer, Standing standing, Role... roles) throws Refused {
        holds(doer, roles);
        standing.keepOut(doer, queued().user(), queued().person());
    }

    static void holds(Doer doer, Role... roles) throws Refused {
        for (var role : roles) if (doer.is(role)) return;
        var names = String.join(
                " or ", java.util.Arrays.stream(roles).map(Role::words).toList());
        throw Refused.notTheirs("this is for the " + names);
    }
}
