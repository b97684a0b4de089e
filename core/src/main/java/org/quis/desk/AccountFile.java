package org.quis.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.AccountChanged;
import org.quis.acts.Act.AccountOpened;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// One account at this desk: the sum of the acts on it.
public final class AccountFile {
    /// Roles that stand alone: whoever keeps the accounts sees no case, whoever audits the desk does not work at
    /// it, and a program is nobody.
    private static final Set<Role> ALONE = EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.SOURCE);

    private @Nullable AccountOpened opened;
    private Set<Role> roles = Set.of();
    private boolean open;

    public static AccountFile of(List<Done> acts) {
        var file = new AccountFile();
        for (var done : acts) {
            switch (done.act()) {
                case AccountOpened it -> {
                    file.opened = it;
                    file.roles = it.roles();
                    file.open = true;
                }
                case AccountChanged it -> {
                    file.roles = it.roles();
                    file.open = it.open();
                }
                default -> throw new IllegalArgumentException(done + " is on no account");
            }
        }
        return file;
    }

    public boolean isEmpty() {
        return opened == null;
    }

    public AccountOpened opened() {
        return java.util.Objects.requireNonNull(opened, "no such account");
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean isOpen() {
        return open;
    }

    public Doer doer() {
        return new Doer(opened().account(), open ? roles : Set.of(), opened().user());
    }

    /// Says whether an act may follow.
    public void check(Act.OnAccount act, Doer doer) throws Refused {
        if (!doer.account().equals(Done.PROGRAM)) {
            ItemFile.holds(doer, Role.ADMINISTRATOR);
            if (act.account().equals(doer.account())) throw Refused.notTheirs("nobody changes their own account");
        }
        switch (act) {
            case AccountOpened it -> {
                if (!isEmpty()) throw Refused.notNow("there is an account " + it.account() + " already");
                if (it.account().equals(Done.PROGRAM)) throw Refused.notNow("that is what Quis calls itself");
                fit(it.roles());
            }
            case AccountChanged it -> {
                if (isEmpty()) throw Refused.notNow("there is no account " + it.account());
                fit(it.roles());
            }
        }
    }

    private static void fit(Set<Role> roles) throws Refused {
        for (var role : ALONE) {
            if (roles.contains(role) && roles.size() > 1) {
                throw Refused.notNow("the role " + role.words() + " goes with no other");
            }
        }
    }
}
