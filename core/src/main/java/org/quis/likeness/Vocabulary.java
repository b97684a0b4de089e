package org.quis.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The words in which a house gives its reasons, and how many accounts use each.
///
/// Thousands write what their work is called: *traffic stop*, *month end coding*. Words that hardly anybody else
/// writes are a slip of the finger, somebody's name, a task of one's own, or a purpose that is nobody else's. The first
/// three are told apart as far as that goes: a word one slip from a common one, or the beginning of one, is that word,
/// and a reason is what it is wherever its spaces stand.
///
/// Any number of threads may tell and ask, and no answer depends on their order. What more is told can only make a
/// reason heard of. Where there are more words, or more strange reasons, than are kept, nothing is unheard of; only
/// whether a log comes to that may hang on the order.
public final class Vocabulary {
    /// From so many accounts on, a word is the house's.
    private static final int COMMON = 4;
    /// So many accounts make a house.
    private static final int HOUSE = 20;
    /// So many words, and so many reasons that may be unheard of, are kept.
    private static final int MOST = 1 << 18;

    private static final int SHORTEST = 3; // letters of a word
    private static final int SLIPPING = 5; // letters of a word in which one slip does not make another
    private static final int LONGEST = 200; // letters of a reason; more are a story
    private static final int REMEMBERED = 1 << 16;

    private final Predicate<String> names;
    private final Map<String, Users> words = new ConcurrentHashMap<>();
    private final Set<String> near = ConcurrentHashMap.newKeySet(); // what common words look like after a slip
    private final Map<Long, Phrase> phrases = new ConcurrentHashMap<>();
    private final Set<Integer> accounts = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray told = new AtomicLongArray(REMEMBERED); // that need not be counted again
    private volatile boolean house;
    private volatile boolean overflown;

    /// The accounts that use a word, as long as they are few.
    private static final class Users {
        private final int[] few = new int[COMMON];
        private int count;

        /// Whether this account makes it common.
        synchronized boolean add(int account) {
            if (count == COMMON) return false;
            for (int i = 0; i < count; i++) if (few[i] == account) return false;
            few[count++] = account;
            return count == COMMON;
        }

        synchronized boolean areMany() {
            return count == COMMON;
        }
    }

    /// A reason as it is compared.
    ///
    /// @param words   of three letters or more; where there are none, and no number, all that was written
    /// @param letters all of them, whatever stands between
    private record Phrase(List<String> words, String letters) {
        static Phrase of(String reason) {
            var words = new ArrayList<String>();
            var letters = new StringBuilder();
            var lower = reason.strip().toLowerCase(Locale.ROOT);
            for (int i = 0, start = -1; i <= lower.length(); i++) {
                boolean inside = i < lower.length() && Character.isLetter(lower.charAt(i));
                if (inside && start < 0) start = i;
                if (inside || start < 0) continue;
                letters.append(lower, start, i);
                boolean number = isDigit(lower, start - 1) || isDigit(lower, i); // `jdoe42`, `24cr0012`
                if (!number && i - start >= SHORTEST) words.add(lower.substring(start, i));
                start = -1;
            }
            var all = letters.isEmpty() ? lower : letters.toString();
            boolean bare = words.isEmpty() && lower.chars().noneMatch(Character::isDigit);
            return new Phrase(bare ? List.of(all) : List.copyOf(words), all);
        }
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    /// @param names whether a word in small letters is somebody's name
    public Vocabulary(Predicate<String> names) {
        this.names = names;
    }

    /// Somebody gave a reason.
    ///
    /// @param reason a number that stands for the text
    public void tell(int account, long reason, Supplier<String> text) {
        long both = (reason ^ account * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        int place = (int) (both >>> 48) & REMEMBERED - 1;
        if (told.getAcquire(place) == both || overflown) return;
        told.setRelease(place, both);
        if (!house && accounts.add(account) && accounts.size() >= HOUSE) house = true;
        var written = text.get();
        if (written.length() > LONGEST) return;
        var phrase = Phrase.of(written);
        for (var word : phrase.words) count(word, account);
        count(phrase.letters, account);
        if (phrases.containsKey(reason) || isCommon(phrase)) return;
        phrases.put(reason, phrase);
        if (phrases.size() > MOST) prune();
    }

    private void count(String word, int account) {
        var users = words.computeIfAbsent(word, _ -> new Users());
        if (users.add(account)) {
            near.add(word);
            near.addAll(slips(word));
            for (int i = SHORTEST; i < word.length(); i++) near.add(word.substring(0, i));
        }
        if (words.size() > MOST) overflow();
    }

    /// Once in a long while: most of what was strange is not for long.
    private synchronized void prune() {
        if (phrases.size() <= MOST) return; // another thread did
        phrases.values().removeIf(this::isCommon);
        if (phrases.size() > MOST / 2) overflow();
    }

    private void overflow() {
        overflown = true;
        words.clear();
        near.clear();
        phrases.clear();
    }

    /// Whether a reason is for the better part in words that hardly anybody else of the house writes.
    ///
    /// @param reason the number that it was told by
    public boolean isUnheard(long reason) {
        if (!house || overflown) return false;
        var phrase = phrases.get(reason);
        if (phrase == null) return false;
        if (!isCommon(phrase)) return true;
        phrases.remove(reason); // for good: words are never forgotten
        return false;
    }

    private boolean isCommon(Phrase phrase) {
        if (isKnown(phrase.letters)) return true;
        long strange = phrase.words.stream()
                .filter(word -> !isKnown(word) && !names.test(word))
                .count();
        return strange == 0 || 2 * strange < phrase.words.size();
    }

    private boolean isKnown(String word) {
        if (near.contains(word)) return true;
        return slips(word).stream().anyMatch(near::contains);
    }

    /// What a word is without one of its letters: words that share such a rest are one slip from each other, swapped
    /// letters included (Garbe's symmetric deletes).
    private static List<String> slips(String word) {
        if (word.length() < SLIPPING) return List.of();
        var rests = new ArrayList<String>(word.length());
        for (int i = 0; i < word.length(); i++) rests.add(word.substring(0, i) + word.substring(i + 1));
        return rests;
    }
}
