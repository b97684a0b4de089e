package org.quis.sigma;

/// A rule's condition over numbered questions, as [Matcher] runs it.
sealed interface Plan {
    record Always(boolean answer) implements Plan {}

    record Ask(int question) implements Plan {}

    record Not(Plan part) implements Plan {}

    /// Not a record, since it holds an array: millions of events walk over it.
    final class Several implements Plan {
        final Plan[] parts;
        final boolean all;

        Several(Plan[] parts, boolean all) {
            this.parts = parts;
            this.all = all;
        }
    }
}
