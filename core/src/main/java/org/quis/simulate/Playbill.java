package org.quis.simulate;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.quis.access.MisuseKind;

/// Which stories are told, and how often: at least three of every kind in a log of 20,000 accesses, so
/// that misuse is somewhat under one access in a hundred there, and about one in two hundred in a
/// million.
final class Playbill {
    private static final int FULL_LOG = 20_000;

    private Playbill() {}

    /// Episodes of each kind of misuse.
    static int episodes(int accesses) {
        return accesses < FULL_LOG ? Math.max(1, 3 * accesses / FULL_LOG) : Math.max(3, accesses / 15_000);
    }

    /// Times each decoy is told.
    static int decoys(int accesses) {
        return Math.max(1, accesses / 60_000);
    }

    private static List<Story> stories(MisuseKind kind) {
        return switch (kind) {
            case SELF_LOOKUP -> PersonalStories.SELF;
            case FAMILY_LOOKUP -> PersonalStories.FAMILY;
            case FORMER_PARTNER_LOOKUP -> PersonalStories.FORMER_PARTNER;
            case FRIEND_LOOKUP -> PersonalStories.FRIEND;
            case NEIGHBOR_LOOKUP -> PersonalStories.NEIGHBOR;
            case COWORKER_LOOKUP -> PersonalStories.COWORKER;
            case REPEATED_TARGET -> StalkingStories.REPEATED;
            case PUBLIC_FIGURE_LOOKUP -> PretextStories.PUBLIC_FIGURE;
            case CANARY_LOOKUP -> PretextStories.CANARY;
            case NO_REASON -> List.of(); // a habit, told by the work of those who have it
            case FALSE_REASON -> PretextStories.FALSE_REASON;
            case PROHIBITED_PURPOSE -> PretextStories.PROHIBITED;
            case NO_AUTHORITY -> PretextStories.NO_AUTHORITY;
            case OFF_DUTY -> AccountStories.OFF_DUTY;
            case FORMER_USER -> AccountStories.FORMER_USER;
            case SHARED_CREDENTIALS -> AccountStories.SHARED;
            case BULK_HARVEST -> TakingStories.BULK;
            case DISCLOSURE -> TakingStories.DISCLOSURE;
            case RECORD_ALTERATION -> TakingStories.ALTERATION;
        };
    }

    /// Tells them all.
    static void perform(World world, Stage stage, int accesses, Consumer<Access> log) {
        for (int i = 0; i < episodes(accesses); i++) {
            for (var kind : MisuseKind.values()) {
                var stories = stories(kind);
                if (stories.isEmpty()) continue;
                var episode = new Episode(kind.label() + "-" + (i + 1), kind.label(), world, log);
                stories.get(i % stories.size()).tell(stage, episode);
            }
        }
        for (int i = 0; i < decoys(accesses); i++) {
            for (Map.Entry<String, Story> decoy : Decoys.all().entrySet()) {
                var id = "decoy-" + decoy.getKey() + "-" + (i + 1);
                decoy.getValue().tell(stage, new Episode(id, Access.DUTY, world, log));
            }
        }
    }
}
