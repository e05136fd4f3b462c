package dev.rebote.james;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The name of a mail in a {@link WaitingRoom}. It says when the mail is due, so that nobody has to read the mails to know, and
 * it is short, because some repositories make a file name of it.
 *
 * @param due    when the mail is to be tried, in milliseconds since 1970
 * @param server who has put it there
 * @param own    what makes it unique
 */
record WaitingKey(long due, String server, String own) {

    /** Enough for any time to come, and for a {@code long}. */
    private static final Pattern FORM = Pattern.compile("waiting-([0-9]{1,16})-([0-9a-f]{8})-([0-9a-f]{12})");

    static WaitingKey of(Instant due, String server) {
        String random = UUID.randomUUID().toString();
        return new WaitingKey(due.toEpochMilli(), server, random.substring(random.length() - 12));
    }

    /** Reads a key; empty when the mail has another name, because somebody else has put it there. */
    static Optional<WaitingKey> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new WaitingKey(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Gives a name for a server, as long as it runs. */
    static String newServer() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    boolean isOf(String aServer) {
        return server.equals(aServer);
    }

    boolean isDue(Instant now) {
        return due <= now.toEpochMilli();
    }

    @Override
    public String toString() {
        return "waiting-" + due + "-" + server + "-" + own;
    }
}
