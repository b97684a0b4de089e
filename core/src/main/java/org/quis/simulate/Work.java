package org.quis.simulate;

import java.util.function.Consumer;

/// One piece of duty: it happens on a shift at a moment, leaves traces in the reference tables, and makes
/// a few accesses.
interface Work {
    void perform(Shift shift, long second, Consumer<Access> log);
}
