package org.quis.sigma;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/// One question to one field. Equal questions are asked once for all rules.
sealed interface Match {
    /// Questions that a value answers; a list's answer is that of any of its elements.
    sealed interface OfValue extends Match {
        boolean accepts(Cell cell);
    }

    /// Texts not `cased` are folded ([Fold]) already.
    record Exact(String text, boolean cased) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return cell.text(cased).equals(text);
        }
    }

    record Starts(String text, boolean cased) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return cell.text(cased).startsWith(text);
        }
    }

    record Ends(String text, boolean cased) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return cell.text(cased).endsWith(text);
        }
    }

    record Contains(String text, boolean cased) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return cell.text(cased).contains(text);
        }
    }

    /// @param pattern see [Wild]
    record Like(String pattern, boolean cased) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return Wild.like(pattern, cell.text(cased));
        }
    }

    /// @param required see [Required]; folded where the pattern is without regard to case
    record Regex(Pattern pattern, List<String> required) implements OfValue {
        static Regex of(Pattern pattern) {
            var required = Required.in(pattern.pattern());
            return new Regex(
                    pattern,
                    isCased(pattern)
                            ? required
                            : required.stream().map(Fold::fold).toList());
        }

        private static boolean isCased(Pattern pattern) {
            return (pattern.flags() & Pattern.CASE_INSENSITIVE) == 0;
        }

        @Override
        public boolean accepts(Cell cell) {
            if (!required.isEmpty() && !Required.allIn(cell.text(isCased(pattern)), required)) return false;
            return pattern.matcher(cell.text()).find();
        }
    }

    /// @param written as the rule writes it, which a text may equal
    record SameNumber(Amount amount, String written) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return texts().contains(cell.text(false));
        }

        Set<String> texts() {
            var folded = Fold.fold(written);
            return folded.equals(amount.text()) ? Set.of(folded) : Set.of(folded, Fold.fold(amount.text()));
        }
    }

    record Truth(boolean expected) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return cell.text(false).equals(Boolean.toString(expected));
        }
    }

    record Compared(Order order, Amount to) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            var amount = cell.amount();
            return amount != null && order.holds(amount.compareTo(to));
        }
    }

    record Clock(TimePart part, Order order, Amount to) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            var time = cell.time();
            return time != null && order.holds(Amount.of(part.of(time)).compareTo(to));
        }
    }

    record InNet(Network network) implements OfValue {
        @Override
        public boolean accepts(Cell cell) {
            return network.contains(cell.text());
        }
    }

    enum Side {
        WHOLE,
        START,
        END,
        WITHIN
    }

    /// `fieldref`: this field's value is that of another, or has it at its start, at its end or within.
    record SameAs(String field, Side side, boolean cased) implements Match {
        boolean holds(Cell mine, Cell other) {
            var text = mine.text(cased);
            var part = other.text(cased);
            return switch (side) {
                case WHOLE -> text.equals(part);
                case START -> text.startsWith(part);
                case END -> text.endsWith(part);
                case WITHIN -> text.contains(part);
            };
        }
    }

    /// Matches what is absent or null.
    record Nothing() implements Match {}

    /// `exists`.
    record Present(boolean expected) implements Match {}
}
