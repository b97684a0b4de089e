package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// Reads one reason, slowly and once. The first question that is answered decides:
///
/// 1. is there anything at all? 2. does it name a forbidden purpose? 3. is it a filter's label? 4. is it an
/// offense or radio code? 5. is it only a case number? 6. is every word an empty one? Otherwise it is substantive:
/// what we do not
/// understand is taken to mean something.
final class ReasonReader {
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance();

    private final WordLists lists;
    private final SlippedPhrases slipped;

    ReasonReader(WordLists lists) {
        this.lists = lists;
        slipped = new SlippedPhrases(lists.prohibited().stream()
                .flatMap(purpose -> purpose.phrases().stream())
                .toList());
    }

    ReasonClass read(String reason) {
        if (reason.isBlank()) {
            return ReasonClass.BLANK;
        }
        var words = words(decoded(reason));
        if (words.isEmpty()) {
            return ReasonClass.VAGUE; // a dot, a dash: typed to get past the field
        }
        var text = String.join(" ", words);
        if (prohibited(text) || prohibited(slipped.mended(text, words))) {
            return ReasonClass.PROHIBITED;
        }
        if (lists.filterLabels().contains(text)) {
            return ReasonClass.VAGUE;
        }
        if (lists.offensePhrases().contains(text) || isCode(words)) {
            return ReasonClass.SUBSTANTIVE;
        }
        if (isCaseNumber(words)) {
            return ReasonClass.CASE_NUMBER_ONLY;
        }
        return words.stream().allMatch(this::isEmptyWord) ? ReasonClass.VAGUE : ReasonClass.SUBSTANTIVE;
    }

    /// `person+crime` and `stolen%20car` as they were before a web form got hold of them. A text with spaces was not
    /// encoded, and a broken escape is left as it is.
    private static String decoded(String reason) {
        if (reason.indexOf(' ') >= 0 || (reason.indexOf('+') < 0 && reason.indexOf('%') < 0)) {
            return reason;
        }
        var out = new StringBuilder(reason.length());
        for (int i = 0; i < reason.length(); i++) {
            char c = reason.charAt(i);
            int high = c == '%' && i + 2 < reason.length() ? Character.digit(reason.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(reason.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                // only ASCII matters to the lists; half a character of another script reads as a space
                int value = high * 16 + low;
                out.append(value < 0x80 ? (char) value : ' ');
                i += 2;
            } else {
                out.append(c == '+' ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean inside = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    private boolean prohibited(String text) {
        for (var purpose : lists.prohibited()) {
            if (purpose.alone().contains(text)) {
                return true;
            }
            var rest = " " + text + " ";
            if (names(purpose.phrases(), rest)) { // rarely so; only then look whether something innocent was meant
                for (var innocent : purpose.except()) {
                    rest = rest.replace(" " + innocent + " ", "  ");
                }
                if (names(purpose.phrases(), rest) && !names(purpose.unless(), rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean names(List<String> phrases, String text) {
        for (var phrase : phrases) {
            int at = text.indexOf(phrase);
            while (at >= 0) {
                if (text.charAt(at - 1) == ' ' && text.charAt(at + phrase.length()) == ' ') {
                    return true;
                }
                at = text.indexOf(phrase, at + 1);
            }
        }
        return false;
    }

    /// `211pc`, `459/487`, `273.5 PC`, `10-8`: every word is a code, or belongs to the one before it.
    private boolean isCode(List<String> words) {
        if (words.size() == 1 && lists.shortCodes().contains(words.getFirst())) {
            return true;
        }
        if (words.size() == 2
                && (words.getFirst().equals("10") || words.getFirst().equals("11"))) {
            return words.get(1).length() <= 2
                    && digits(words.get(1)) == words.get(1).length();
        }
        boolean code = false;
        for (var word : words) {
            if (isCodeWord(word)) {
                code = true;
            } else if (!code || !(word.length() <= 2 || lists.codeSuffixes().contains(word))) {
                return false;
            }
        }
        return code;
    }

    private boolean isCodeWord(String word) {
        int digits = leadingDigits(word);
        if (digits == 0 || digits > 5) {
            return false;
        }
        var suffix = word.substring(digits);
        return lists.codeSuffixes().contains(suffix)
                || (suffix.length() <= 2 && digits(suffix) == 0 && lists.codes().contains(word.substring(0, digits)));
    }

    /// `24-001234`, `Case # CR24-1234`, `20240012`: words that announce a number, and enough digits.
    private boolean isCaseNumber(List<String> words) {
        int digits = 0;
        for (var word : words) {
            int here = digits(word);
            if (here == 0 ? !announces(word) : word.length() - here > 4) {
                return false;
            }
            digits += here;
        }
        return digits >= lists.caseDigits();
    }

    /// Two or three letters before a number are an agency's initials as often as not.
    private boolean announces(String word) {
        return lists.caseWords().contains(word) || word.length() <= 2;
    }

    private boolean isEmptyWord(String word) {
        if (lists.vague().contains(word) || lists.caseWords().contains(word)) {
            return true;
        }
        if (digits(word) == word.length()) {
            return word.length() <= 2;
        }
        return word.length() <= 1 || isOneLetter(word) || isMisspelled(word);
    }

    private static boolean isOneLetter(String word) {
        return word.chars().allMatch(c -> c == word.charAt(0));
    }

    private boolean isMisspelled(String word) {
        if (word.length() < lists.misspelledLength()) {
            return false;
        }
        for (var right : lists.misspelled()) {
            // as many letters as the lengths differ by must be inserted or dropped in any case
            boolean near = Math.abs(word.length() - right.length()) <= lists.misspelledDistance();
            if (near && distance(word, right) <= lists.misspelledDistance()) {
                return true;
            }
        }
        return false;
    }

    /// How many letters must be inserted, dropped, replaced or swapped with their neighbour (Damerau 1964).
    static int distance(String a, String b) {
        return EDITS.apply(a, b);
    }

    private static int leadingDigits(String word) {
        int i = 0;
        while (i < word.length() && isDigit(word.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int digits(String word) {
        return (int) word.chars().filter(c -> isDigit((char) c)).count();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
