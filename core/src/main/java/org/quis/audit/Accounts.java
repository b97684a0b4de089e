package org.quis.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Gives every account (a user name within an organization) and every organization a small number.
///
/// Two agencies that each have a `j.smith` have two accounts. The numbers depend on the order in which
/// threads meet the names, so nothing that leaves the run may be ordered by them.
final class Accounts {
    /// @param organization its number, -1 where the log does not say
    record Account(String user, int organization) {}

    private final ConcurrentMap<Account, Integer> numbers = new ConcurrentHashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final ConcurrentMap<String, Integer> organizationNumbers = new ConcurrentHashMap<>();
    private final List<String> organizations = new ArrayList<>();

    int organization(String name) {
        return organizationNumbers.computeIfAbsent(name, wanted -> {
            synchronized (organizations) {
                organizations.add(wanted);
                return organizations.size() - 1;
            }
        });
    }

    int account(String user, int organization) {
        return numbers.computeIfAbsent(new Account(user, organization), wanted -> {
            synchronized (accounts) {
                accounts.add(wanted);
                return accounts.size() - 1;
            }
        });
    }

    int count() {
        synchronized (accounts) {
            return accounts.size();
        }
    }

    /// By account, its place among all in order of names: the same in every run.
    int[] ranks() {
        synchronized (accounts) {
            var numbers = new ArrayList<Integer>();
            for (int number = 0; number < accounts.size(); number++) numbers.add(number);
            numbers.sort(Comparator.comparing(
                            (Integer number) -> accounts.get(number).user())
                    .thenComparing(
                            number -> organizationName(accounts.get(number).organization())));
            var ranks = new int[numbers.size()];
            for (int rank = 0; rank < ranks.length; rank++) ranks[numbers.get(rank)] = rank;
            return ranks;
        }
    }

    /// All user names, each once, in order.
    List<String> users() {
        synchronized (accounts) {
            return accounts.stream().map(Account::user).distinct().sorted().toList();
        }
    }

    /// The account's user name, empty where the number is -1.
    String user(int account) {
        if (account < 0) return "";
        synchronized (accounts) {
            return accounts.get(account).user();
        }
    }

    /// The organization's name, empty where the number is -1.
    String organizationName(int organization) {
        if (organization < 0) return "";
        synchronized (organizations) {
            return organizations.get(organization);
        }
    }
}
