package org.quis.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quis.likeness.Persons;
import org.quis.ties.Ties;

/// What the reference tables say of people, for statistics. Any number of threads may ask.
final class KnownPersons implements Persons {
    private static final double DAY_MILLIS = 86_400_000;
    private static final double YEAR_DAYS = 365.2425;

    private final Ties ties;
    private final Accounts accounts;
    private final Map<Integer, Integer> holders = new ConcurrentHashMap<>(); // by account, a person

    KnownPersons(Ties ties, Accounts accounts) {
        this.ties = ties;
        this.accounts = accounts;
    }

    @Override
    public double age(int person, long instant) {
        var born = ties.born(person);
        return born.isEmpty() ? Double.NaN : (instant / DAY_MILLIS - born.getAsInt()) / YEAR_DAYS;
    }

    @Override
    public double woman(int person) {
        return ties.isWoman(person).map(woman -> woman ? 1.0 : 0.0).orElse(Double.NaN);
    }

    @Override
    public boolean isNamesake(int account, int person) {
        int holder = holder(account);
        return holder >= 0 && holder != person && ties.areNamesakes(holder, person);
    }

    @Override
    public double namesakes(int account) {
        int holder = holder(account);
        return holder < 0 ? 0 : ties.namesakes(holder);
    }

    private int holder(int account) {
        return holders.computeIfAbsent(account, wanted -> {
            int user = ties.user(accounts.user(wanted));
            return user < 0 ? Ties.NOBODY : ties.staff().person(user);
        });
    }
}
