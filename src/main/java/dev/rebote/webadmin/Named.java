package dev.rebote.webadmin;

import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.Suppression.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What names a suppression in a path.
 *
 * @param tenant the domain of the sender, or {@code *}
 * @param target what the key names
 * @param key    an address, a domain, or {@code sender>recipient}
 */
record Named(String tenant, Target target, String key) {

    /** How it stands in a path. */
    static final String PATH = "/:tenant/:target/:key";

    /** RFC 5321, section 4.5.3.1.2. */
    private static final int MAX_DOMAIN = 255;

    /** RFC 5321, section 4.5.3.1: 64 octets, the sign, 255 octets. */
    private static final int MAX_ADDRESS = 320;

    /** The words that a path or a parameter may have for a target. */
    static final List<String> TARGETS =
            Arrays.stream(Target.values()).map(Target::id).toList();

    Named {
        tenant = tenant.strip().toLowerCase(Locale.ROOT);
        key = key.strip().toLowerCase(Locale.ROOT);
    }

    static Named in(Asked asked) {
        String word = asked.inPath("target");
        Target target = Target.parse(word)
                .orElseThrow(() -> Refusal.wrong("the target in the path is no target, expected one of " + TARGETS));
        return new Named(tenant(asked), target, key(asked, target));
    }

    /** Gives the tenant in a path. */
    static String tenant(Asked asked) {
        String tenant = asked.inPath("tenant");
        if (tenant.length() > MAX_DOMAIN || tenant.indexOf('@') >= 0) {
            throw Refusal.wrong("the tenant in the path is no domain, expected that of a sender, or "
                    + Suppression.EVERYBODY + " for all");
        }
        return tenant;
    }

    private static String key(Asked asked, Target target) {
        String key = asked.inPath("key").strip();
        if (!target.fits(key) || (target != Target.PAIR && key.length() > MAX_ADDRESS)) {
            throw Refusal.wrong("the key in the path is no " + target.id() + ", expected " + target.form());
        }
        return key;
    }

    /** Says whether this suppression has this name. */
    boolean isOf(Suppression suppression) {
        return suppression.tenant().equals(tenant)
                && suppression.target() == target
                && suppression.key().equals(key);
    }

    /** Gives an address that it concerns; where it names a domain, one of nobody there. */
    String concerned() {
        return switch (target) {
            case ADDRESS -> key;
            case DOMAIN -> "@" + key;
            case PAIR -> key.substring(key.lastIndexOf('>') + 1);
        };
    }
}
