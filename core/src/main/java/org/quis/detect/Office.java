package org.quis.detect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.quis.explain.Circumstance;

/// What many accounts of an office do alike: the words they write on duty, the records they train with.
final class Office {
    /// So many others, and this share of all, must write the same words on duty.
    private static final int WRITING = 3;
    /// Who gives one reason for so large a share of accesses copies it.
    private static final double COPYING = 0.2;
    /// So many accounts, and this share of all, must look at what nobody bears.
    private static final int TRAINING = 5;
    private static final double SHARE = 0.005;

    private final int accounts;
    private final Map<Long, Integer> phrases = new HashMap<>(); // accounts, by fingerprint of the reason
    private final Map<Long, Integer> copied = new HashMap<>(); // accounts, by fingerprint of the reason
    private final Map<Long, Integer> strangers = new HashMap<>(); // accounts, by target

    private Office(int accounts) {
        this.accounts = accounts;
    }

    static Office of(Collection<Measures> measures) {
        var office = new Office(measures.size());
        for (var one : measures) {
            for (long phrase : one.workload().dutyPhrases()) office.phrases.merge(phrase, 1, Integer::sum);
            if (one.copiedShare() >= COPYING) office.copied.merge(one.commonestReason(), 1, Integer::sum);
            for (long target : one.workload().strangers()) office.strangers.merge(target, 1, Integer::sum);
        }
        return office;
    }

    /// Whether others state a forbidden purpose in the very same words where a duty is known: then it is the name of a
    /// call, or what the office is there for.
    boolean writes(long phrase, Workload own) {
        int others = phrases.getOrDefault(phrase, 0) - (own.dutyPhrases().contains(phrase) ? 1 : 0);
        return others >= Math.max(WRITING, SHARE * accounts);
    }

    /// Whether others copy the same reason: then it is the office's.
    boolean copies(long reason, Measures own) {
        int others = copied.getOrDefault(reason, 0) - (own.copiedShare() >= COPYING ? 1 : 0);
        return others >= Math.max(WRITING, SHARE * accounts);
    }

    /// Whether an access is of a record that nobody bears and many look at: one to train or to test with.
    boolean trainsWith(Look look) {
        if (!look.ruling().is(Circumstance.SUBJECT_UNKNOWN)) return false;
        return strangers.getOrDefault(look.target(), 0) >= Math.max(TRAINING, SHARE * accounts);
    }
}
