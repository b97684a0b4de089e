package org.quis.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.quis.desk.Standing;
import org.quis.server.login.IdentityProvider;
import org.quis.server.mail.MailServer;
import org.quis.server.record.Sealed;
import org.quis.store.CheckpointDatabase;
import org.quis.store.OngoingAudit;
import org.quis.ties.Ties;

/// What a server is started with.
///
/// @param audit    the folder of the audit
/// @param tables   that audit's, and of what came since
/// @param live     how what comes in is read and examined
/// @param ties     `null` where it was made without reference tables
/// @param zone     in which times are told
/// @param home     where the server keeps what is its own: the embedded database, the key of pseudonyms
/// @param database where the tables are to be kept; `null` for an embedded one in `home`
/// @param identityProvider by which people may log in beside passwords; `null` without
/// @param mail     where letters are handed in; `null` to write to nobody
/// @param reviews  how many items to put up for review where nothing was drawn yet; 0 for all findings
/// @param proxied  whether a proxy stands before it whose word is taken of who asks, and that they asked over TLS
/// @param port     0 for any that is free
public record ServerOptions(
        Path audit,
        OngoingAudit tables,
        LiveIntake live,
        @Nullable Ties ties,
        Standing standing,
        ZoneId zone,
        Sealed ledger,
        Path home,
        @Nullable CheckpointDatabase database,
        @Nullable IdentityProvider identityProvider,
        @Nullable MailServer mail,
        int reviews,
        InetAddress address,
        boolean proxied,
        int port,
        InstantSource clock) {
    public static final int PORT = 8420;
}
