package org.quis.audit;

/// Tells whoever waits how far a run has come. Called from several threads.
public interface Progress {
    /// A new stage begins.
    ///
    /// @param total how much there is to do in `unit`, or -1 where nobody knows yet
    void stage(String name, long total, String unit);

    void advance(long by);

    /// Something the user should know but need not act on at once.
    void note(String message);

    Progress SILENT = new Progress() {
        @Override
        public void stage(String name, long total, String unit) {}

        @Override
        public void advance(long by) {}

        @Override
        public void note(String message) {}
    };
}
