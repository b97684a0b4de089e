package org.quis.sigma;

/// A rule that cannot be taken; caught where the next one is read.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    final int line;
    final int column;
    final String problem;
    final String hint;

    RefusedException(Yaml.At at, String problem, String hint) {
        super(problem, null, false, false);
        line = at.line();
        column = at.column();
        this.problem = problem;
        this.hint = hint;
    }

    Complaint complaint(String place) {
        return new Complaint(place, line, column, problem, hint);
    }
}
