package org.quis.simulate;

/// What can be looked into. The two booleans are policy: whether a case number, an authority, is required.
enum Database {
    RMS("rms", "Records management", "Harrow Falls Police", "investigative", false, false),
    CAD("cad", "Computer-aided dispatch", "Corran County Communications", "investigative;location", false, false),
    DMV("dmv", "Vehicle and driver registry", "State", "vehicle", false, false),
    ALPR("alpr", "Plate readers", "Harrow Falls Police", "plate_reader;location", false, false),
    CCH("cch", "Criminal history", "State", "criminal_history", true, false),
    COMMS("comms", "Call detail records", "Harrow Falls Police", "communications", true, true),
    FINANCE("fin", "Financial records", "State", "financial", true, true),
    TRAVEL("travel", "Travel and immigration", "Federal", "immigration;travel", true, true),
    FACE("face", "Face search", "State", "biometric", true, false),
    MEDICAL("med", "Custody health", "Corran County Jail", "medical", false, false),
    VIDEO("video", "Body-worn video", "Harrow Falls Police", "video", false, false),
    STAFF("staff", "Personnel", "Harrow Falls Police", "personnel", false, false);

    final String id;
    final String title;
    final String owner;
    final String categories;
    final boolean requiresCase;
    final boolean requiresAuthority;

    Database(
            String id, String title, String owner, String categories, boolean requiresCase, boolean requiresAuthority) {
        this.id = id;
        this.title = title;
        this.owner = owner;
        this.categories = categories;
        this.requiresCase = requiresCase;
        this.requiresAuthority = requiresAuthority;
    }
}
