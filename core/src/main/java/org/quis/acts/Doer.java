package org.quis.acts;

import java.util.Set;

/// Who wants to do something.
///
/// @param user the account they use in the databases audited; empty where they use none
public record Doer(String account, Set<Role> roles, String user) {
    public Doer {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
