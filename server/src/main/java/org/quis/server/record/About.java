package org.quis.server.record;

import org.quis.acts.Act;

/// Which file an act belongs to.
final class About {
    /// There is one file of these at a desk.
    static final String NOTICES = "notices:";

    static final String DRAWS = "draws:";

    private About() {}

    static String of(Act act) {
        return switch (act) {
            case Act.OnItem it -> item(it.item());
            case Act.OnInvestigation it -> investigation(it.investigation());
            case Act.OnAccount it -> account(it.account());
            case Act.OnTip it -> tip(it.tip());
            case Act.OnSuppression it -> suppression(it.suppression());
            case Act.OnNotices _ -> NOTICES;
            case Act.OnDraws _ -> DRAWS;
            case Act.OnPublication it -> "publication:" + it.publication();
        };
    }

    static String item(String item) {
        return "item:" + item;
    }

    static String investigation(String investigation) {
        return "investigation:" + investigation;
    }

    static String tip(String tip) {
        return "tip:" + tip;
    }

    static String suppression(String suppression) {
        return "suppression:" + suppression;
    }

    static String account(String account) {
        return "account:" + account;
    }
}
