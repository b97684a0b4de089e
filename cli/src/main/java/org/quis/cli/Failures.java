package org.quis.cli;

import org.quis.audit.OutputException;
import org.quis.evaluate.UnfitException;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.ties.DeclarationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What the user is told when a command cannot go on: place, problem, then a hint on its own line.
final class Failures implements IExecutionExceptionHandler {
    /// A bug of ours, after sysexits.h `EX_SOFTWARE`; none of the contract's codes would be true.
    private static final int BUG = 70;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        var err = command.getErr();
        switch (failure) {
            case UnreadableException e -> {
                err.println("quis: " + e.getMessage());
                return Exit.USAGE;
            }
            case UnfitException e -> {
                err.println("quis: " + e.getMessage());
                return Exit.USAGE;
            }
            case DeclarationException e -> {
                err.println("quis: " + e.getMessage());
                return Exit.USAGE;
            }
            case OutputException e -> {
                err.println("quis: " + e.getMessage());
                err.println("      " + e.hint());
                return Exit.CANNOT_WRITE;
            }
            case Broken e -> {
                err.println("quis: " + e.getMessage());
                return switch (e) {
                    case Broken.Ledger _, Broken.Fork _ -> Exit.VERIFICATION_FAILED;
                    case Broken.Key _, Broken.Note _, Broken.Entry _ -> Exit.USAGE;
                };
            }
            case InterruptedException _ -> {
                err.println("quis: stopped; nothing was written");
                return Exit.STOPPED;
            }
            case CommandLine.ParameterException e -> {
                return command.getParameterExceptionHandler().handleParseException(e, new String[0]);
            }
            default -> {
                err.println("quis: this is a bug in quis, please report it with the lines below");
                failure.printStackTrace(err);
                return BUG;
            }
        }
    }
}
