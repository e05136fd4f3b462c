package dev.rebote.james;

import dev.rebote.testing.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.lang3.StringUtils;

/**
 * A mail that meets a remote server with a script, and what must become of each recipient. Immutable.
 *
 * @param name        what happens, in words
 * @param route       the configuration of the mailet, which is the end of the domain
 * @param servers     the script of each MX, in order; an MX without a script refuses connections
 * @param fates       what becomes of each recipient
 * @param connections how many connections come to all servers together
 * @param bounces     how many mails come to the bounce processor
 */
record Scenario(
        String name,
        String route,
        List<Optional<Script>> servers,
        List<Fate> fates,
        OptionalInt connections,
        OptionalInt bounces) {

    static Scenario of(String name, String route, Script script) {
        return new Scenario(
                name, route, List.of(Optional.of(script)), List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** A domain without any MX or address. */
    static Scenario withoutServer(String name, String route) {
        return new Scenario(name, route, List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** A server on which nobody listens. */
    static Scenario deadServer(String name, String route) {
        return new Scenario(
                name, route, List.of(Optional.empty()), List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** One more MX. */
    Scenario then(Script script) {
        List<Optional<Script>> more = new ArrayList<>(servers);
        more.add(Optional.of(script));
        return new Scenario(name, route, more, fates, connections, bounces);
    }

    Scenario expect(Fate... expected) {
        return new Scenario(name, route, servers, Arrays.asList(expected), connections, bounces);
    }

    Scenario connections(int expected) {
        return new Scenario(name, route, servers, fates, OptionalInt.of(expected), bounces);
    }

    Scenario bounces(int expected) {
        return new Scenario(name, route, servers, fates, connections, OptionalInt.of(expected));
    }

    /** Gives a domain of its own. */
    String domain() {
        String words = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return StringUtils.strip(StringUtils.left(words, 50), "-") + "." + route;
    }

    @Override
    public String toString() {
        return name + " [" + route + "]";
    }
}
