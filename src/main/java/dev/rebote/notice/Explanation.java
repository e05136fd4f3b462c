package dev.rebote.notice;

import dev.rebote.classify.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verdict in plain words.
 *
 * @param happened what happened
 * @param who      who can fix it
 * @param now      what the writer of the message can do now, step by step
 */
public record Explanation(String happened, String who, List<String> now) {

    /** A value out of a reply, such as a link. */
    private static final int MAX_VALUE = 300;

    public Explanation {
        now = List.copyOf(now);
    }

    /** Gives what is known without a message; our words stand for the names. */
    static Facts facts(Verdict verdict, LanguageTexts texts) {
        Optional<String> recipient = verdict.evidence().recipient().map(text -> SafeText.oneWord(text, MAX_VALUE));
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.RECIPIENT, recipient.orElseGet(() -> texts.label(FrameText.SOME_RECIPIENT)));
        values.put(
                Placeholder.DOMAIN,
                recipient
                        .map(address -> address.substring(address.lastIndexOf('@') + 1))
                        .orElseGet(() -> texts.label(FrameText.SOME_DOMAIN)));
        values.put(Placeholder.SENDER, texts.label(FrameText.SOME_SENDER));
        values.put(Placeholder.SENDER_DOMAIN, texts.label(FrameText.SOME_SENDER_DOMAIN));
        values.put(Placeholder.SUBJECT, texts.label(FrameText.NO_SUBJECT));
        verdict.evidence()
                .remoteHost()
                .ifPresent(host -> values.put(Placeholder.HOST, SafeText.oneWord(host, MAX_VALUE)));
        verdict.blocklist().ifPresent(list -> values.put(Placeholder.BLOCKLIST, SafeText.oneWord(list, MAX_VALUE)));
        verdict.newAddress()
                .ifPresent(address -> values.put(Placeholder.NEW_ADDRESS, SafeText.oneWord(address, MAX_VALUE)));
        verdict.helpUrl().ifPresent(url -> values.put(Placeholder.HELP_URL, SafeText.oneWord(url, MAX_VALUE)));
        verdict.retryAfter().ifPresent(wait -> values.put(Placeholder.RETRY_AFTER, Amounts.time(wait)));
        return new Facts(values, false);
    }
}
