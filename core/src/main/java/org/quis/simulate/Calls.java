package org.quis.simulate;

/// How a call for service is entered: always an address, sometimes whom it is about.
final class Calls {
    private Calls() {}

    static Trace enter(World world, Account who, long second, Person about, Chance chance) {
        var kind = "";
        var subject = "";
        switch (chance.weighted(45, 25, 15, 15)) {
            case 0 -> {} // nobody knows yet
            case 1 -> {
                kind = "person";
                subject = about.id();
            }
            case 2 -> {
                kind = "name";
                subject = about.name().full();
            }
            default -> {
                kind = about.phone().isEmpty() ? "" : "phone";
                subject = about.phone();
            }
        }
        long end = second + chance.between(1_200, 5_400);
        return world.events.dispatch(
                new Events.Dispatch(who, second - 60, end, about.home().line(), kind, subject));
    }
}
