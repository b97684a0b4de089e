package org.quis.server;

import java.io.IOException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.quis.audit.Arriving;
import org.quis.review.RunningSample;
import org.quis.server.evidence.Evidence;
import org.quis.server.live.Arrivals;
import org.quis.server.live.Draws;
import org.quis.server.live.Follower;
import org.quis.server.live.WatchedFolders;
import org.quis.server.notice.Nights;
import org.quis.server.record.Database;
import org.quis.server.record.EvidenceFiles;
import org.quis.server.record.HoldingBack;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/// How the parts are put together.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@EnableScheduling
class Wiring {
    @Bean
    InstantSource clock(ServerOptions options) {
        return options.clock();
    }

    @Bean
    DataSource tables(ServerOptions options) {
        return Database.of(options.home(), options.database());
    }

    @Bean
    Register register(
            ServerOptions options, JdbcClient sql, TransactionTemplate transaction, FlywayMigrationInitializer migrated)
            throws UnavailableException {
        var register = new Register(options.ledger(), sql, transaction, options.standing(), options.clock());
        register.catchUp();
        return register;
    }

    @Bean
    EvidenceFiles evidenceFiles(ServerOptions options) {
        return new EvidenceFiles(options.home());
    }

    @Bean
    Evidence evidence(ServerOptions options) throws IOException {
        return new Evidence(
                options.tables(), options.ties(), options.zone(), KeyFile.in(options.home(), KeyFile.PSEUDONYMS));
    }

    @Bean
    Arrivals arrivals(
            ServerOptions options,
            JdbcTemplate sql,
            TransactionTemplate transaction,
            FlywayMigrationInitializer migrated)
            throws UnavailableException {
        var arriving = new Arriving(options.live().formats(), options.zone());
        var arrivals = new Arrivals(options.ledger(), sql, transaction, arriving);
        arrivals.catchUp(Long.parseLong(options.tables().recorded("ledger_size")));
        return arrivals;
    }

    @Bean
    Draws draws(ServerOptions options, Register register) throws IOException {
        var sample = new RunningSample(KeyFile.in(options.home(), KeyFile.DRAWS));
        return new Draws(options.tables(), options.ledger(), register, sample);
    }

    @Bean
    Follower follower(ServerOptions options, Register register, HoldingBack holdingBack, Draws draws) {
        return new Follower(
                options.tables(),
                options.ledger(),
                register,
                holdingBack,
                draws,
                options.live().words(),
                options.live().rules(),
                options.ties(),
                options.zone(),
                options.home().resolve("scratch"));
    }

    @Bean
    Nights nights(ServerOptions options, Register register) {
        return new Nights(options.tables(), register, options.zone(), options.mail() != null);
    }

    @Bean
    WatchedFolders watchedFolders(ServerOptions options, Arrivals arrivals) {
        return new WatchedFolders(options.live().folders(), arrivals);
    }

    @Bean
    HoldingBack holdingBack(Register register, Evidence evidence) {
        return new HoldingBack(register, evidence::rules);
    }
}
