package org.quis.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.quis.audit.OutputException;
import org.quis.intake.UnreadableException;
import org.quis.ledger.Broken;
import org.quis.results.UnfitException;
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
            case IOException e -> {
                err.println("quis: " + reason(e));
                err.println("      nothing was signed after it; see to it, then ask again");
                return Exit.CANNOT_WRITE;
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

    private static String reason(IOException failure) {
        return switch (failure) {
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            case AccessDeniedException e -> e.getFile() + ": permission denied";
            case NoSuchFileException e -> e.getFile() + ": is not there";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
