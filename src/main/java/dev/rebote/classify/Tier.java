package dev.rebote.classify;

import java.util.Arrays;
import java.util.Optional;

/** What a rule goes by. An earlier tier is asked first. */
enum Tier {
    /** What the operator of this server wrote. */
    OPERATOR("operator"),
    /** What one provider means by its codes and words, chosen by the remote host. */
    PROVIDER("provider"),
    /** The words of the reply, whoever said them. */
    WORDS("words"),
    /** Looser words, looked for only where no others decide, or only vague ones; then in the place of their file. */
    PLAIN("plain"),
    /** The enhanced status alone. */
    STATUS("status"),
    /** The reply code alone. */
    REPLY("reply");

    private final String id;

    Tier(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<Tier> parse(String id) {
        return Arrays.stream(values()).filter(tier -> tier.id.equals(id)).findFirst();
    }
}
