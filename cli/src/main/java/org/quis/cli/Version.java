package org.quis.cli;

import org.quis.audit.Release;
import picocli.CommandLine.IVersionProvider;

final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"quis " + Release.version()};
    }
}
