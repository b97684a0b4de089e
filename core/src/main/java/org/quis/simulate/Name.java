package org.quis.simulate;

import java.util.List;

/// What a person is and was called.
///
/// @param nickname       empty where there is none
/// @param formerFamilies family names held before
record Name(String given, String middle, String family, String nickname, List<String> formerFamilies) {

    String full() {
        return middle.isEmpty() ? given + " " + family : given + " " + middle + " " + family;
    }

    /// Whole former names, as registers keep them.
    List<String> formerNames() {
        return formerFamilies.stream().map(former -> given + " " + former).toList();
    }

    Name married(String newFamily) {
        return new Name(given, middle, newFamily, nickname, List.of(family));
    }
}
