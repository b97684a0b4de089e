package org.quis.simulate;

/// What somebody gave as their reason.
record Stated(String reason, String caseNumber, String authority) {

    Stated(String reason) {
        this(reason, "", "");
    }

    Stated citing(String authorityId) {
        return new Stated(reason, caseNumber, authorityId);
    }
}
