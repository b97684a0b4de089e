package org.quis.server.login;

import java.util.Optional;
import org.quis.acts.Doer;
import org.quis.server.record.FileTables.Account;
import org.quis.server.record.Register;
import org.springframework.stereotype.Component;

/// Who sits at the desk: accounts as they are now.
@Component
public final class Desk {
    private final Register register;

    Desk(Register register) {
        this.register = register;
    }

    /// Somebody who may log in; empty where there is no such account or it is closed.
    public Optional<Account> account(String account) {
        return register.files().account(account).filter(Account::open);
    }

    public Optional<Doer> doer(String account) {
        return account(account).map(Account::doer);
    }
}
