package org.quis.likeness;

/// What is known of people, by their number and by the number of an account; for statistics alone.
public interface Persons {
    /// Nothing is.
    Persons UNKNOWN = new Persons() {
        @Override
        public double age(int person, long instant) {
            return Double.NaN;
        }

        @Override
        public double woman(int person) {
            return Double.NaN;
        }

        @Override
        public boolean isNamesake(int account, int person) {
            return false;
        }

        @Override
        public double namesakes(int account) {
            return 0;
        }
    };

    /// In years; `NaN` where the date of birth is not known.
    ///
    /// @param instant milliseconds since 1970, UTC
    double age(int person, long instant);

    /// 1 for a woman, 0 for a man; `NaN` where no table says.
    double woman(int person);

    /// Whether a person, not the holder themselves, bears a family name of the account's holder.
    boolean isNamesake(int account, int person);

    /// The share of all people who do.
    double namesakes(int account);
}
