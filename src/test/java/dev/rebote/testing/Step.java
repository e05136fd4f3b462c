package dev.rebote.testing;

import java.util.Locale;

/** A moment of the SMTP dialogue at which {@link FakeSmtp} asks its script for a reply. */
public enum Step {
    CONNECT,
    EHLO,
    HELO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    END_OF_DATA,
    RSET,
    QUIT,
    NOOP,
    OTHER;

    static Step of(String line) {
        String verb = line.strip().split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        for (Step step : values()) {
            if (step.name().equals(verb)) {
                return step;
            }
        }
        return OTHER;
    }
}
