package dev.rebote.notice;

import java.time.ZoneOffset;

/** Where on earth the writer of a message was, as its {@code Date} field tells. */
final class DateField {

    private DateField() {}

    /** Gives the offset that stands in the value of a {@code Date} field, or none. */
    static ZoneOffset zone(String date) {
        for (int i = date.length() - 5; i >= 0; i--) {
            char sign = date.charAt(i);
            if ((sign == '+' || sign == '-')
                    && date.substring(i + 1, i + 5).chars().allMatch(c -> c >= '0' && c <= '9')) {
                int hours = Integer.parseInt(date.substring(i + 1, i + 3));
                int minutes = Integer.parseInt(date.substring(i + 3, i + 5));
                boolean real = hours < 15 && minutes < 60;
                int total = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
                return real ? ZoneOffset.ofTotalSeconds(total) : ZoneOffset.UTC;
            }
        }
        return ZoneOffset.UTC;
    }
}
