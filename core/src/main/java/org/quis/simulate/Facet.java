package org.quis.simulate;

import java.util.List;

/// By what one can look for a person.
enum Facet {
    PERSON,
    NAME,
    PLATE,
    PHONE,
    ADDRESS;

    static final List<Facet> ALL = List.of(values());
}
