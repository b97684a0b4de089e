package org.quis.sigma;

/// A match asked of a slot. Equal questions of different rules are one.
///
/// @param slot  -1 for a keyword, which is asked of every text
/// @param other the slot that `fieldref` means; -1 for other matches
record Question(int slot, Match match, int other) {

    /// Cheap questions are asked first.
    int cost() {
        if (slot < 0) return 100;
        return switch (match) {
            case Match.Nothing _, Match.Present _ -> 0;
            case Match.Exact _, Match.Truth _ -> 1;
            case Match.Starts _, Match.Ends _, Match.Compared _, Match.SameNumber _ -> 2;
            case Match.Contains _, Match.SameAs _, Match.InNet _ -> 4;
            case Match.Like _, Match.Clock _ -> 8;
            case Match.Regex _ -> 50;
        };
    }
}
