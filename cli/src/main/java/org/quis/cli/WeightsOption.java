package org.quis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quis.detect.RiskFile;
import org.quis.detect.Rules;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What each rule weighs.
final class WeightsOption {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "weights of your own, as quis learn writes them (default: as shipped)")
    private @Nullable Path weights;

    Rules rules() throws IOException {
        if (weights == null) return Rules.shipped();
        try {
            return Rules.weighed(weights);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), weights + ": " + e.getMessage());
        }
    }

    String yaml() throws IOException {
        return weights == null ? RiskFile.shipped() : Files.readString(weights);
    }
}
