package org.quis.cli;

/// What the command line tells a script.
final class Exit {
    static final int DONE = 0;
    static final int WITH_REMARKS = 1;
    static final int USAGE = 2;
    static final int CANNOT_WRITE = 3;
    static final int VERIFICATION_FAILED = 4;
    static final int STOPPED = 130;

    private Exit() {}
}
