package org.quis.sigma;

/// A rule's condition over numbered questions, as [Matcher] runs it.
sealed interface Plan {
    boolean holds(Matcher matcher);

    record Always(boolean answer) implements Plan {
        @Override
        public boolean holds(Matcher matcher) {
            return answer;
        }
    }

    record Ask(int question) implements Plan {
        @Override
        public boolean holds(Matcher matcher) {
            return matcher.answer(question);
        }
    }

    record Not(Ask part) implements Plan {
        @Override
        public boolean holds(Matcher matcher) {
            return !matcher.answer(part.question);
        }
    }

    /// Not a record, since it holds an array: millions of events walk over it.
    final class Several implements Plan {
        final Plan[] parts;
        final boolean all;

        Several(Plan[] parts, boolean all) {
            this.parts = parts;
            this.all = all;
        }

        @Override
        public boolean holds(Matcher matcher) {
            for (var part : parts) {
                if (part.holds(matcher) != all) return !all;
            }
            return all;
        }
    }
}
