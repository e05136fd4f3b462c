package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.rebote.trust.MemoryPathTokens;
import dev.rebote.trust.PathTokens;
import dev.rebote.trust.ReplayWindow;
import java.time.Clock;

/** What all mailets of one server must remember together of return paths: references, and the reports that came. */
@Singleton
final class PathMemory {

    private final ReplayWindow replays = new ReplayWindow();
    private PathTokens tokens;

    @Inject
    PathMemory() {
        this(Clock.systemUTC());
    }

    PathMemory(Clock clock) {
        tokens = new MemoryPathTokens(clock);
    }

    /** Takes the references of a store, where a module binds one. */
    @Inject(optional = true)
    void keepTokensIn(PathTokens stored) {
        tokens = stored;
    }

    PathTokens tokens() {
        return tokens;
    }

    ReplayWindow replays() {
        return replays;
    }
}
