package dev.rebote.evidence.mail;

import java.util.Arrays;

/** The ends of lines: line feed, carriage return, or both. */
final class LineEnds {

    private LineEnds() {}

    /** Gives {@code octets} with line feeds alone. */
    static byte[] toLineFeeds(byte[] octets) {
        int first = 0;
        while (first < octets.length && octets[first] != '\r') {
            first++;
        }
        if (first == octets.length) {
            return octets;
        }
        byte[] changed = Arrays.copyOf(octets, octets.length);
        int to = first;
        for (int i = first; i < octets.length; i++) {
            if (octets[i] != '\r') {
                changed[to++] = octets[i];
            } else if (i + 1 >= octets.length || octets[i + 1] != '\n') {
                changed[to++] = '\n';
            }
        }
        return Arrays.copyOf(changed, to);
    }

    /** Gives the place where the header starts: after empty lines, a byte order mark and the line of an mbox. */
    static int startOfHeader(byte[] octets) {
        int at = octets.length > 2 && (octets[0] & 0xff) == 0xef && (octets[1] & 0xff) == 0xbb ? 3 : 0;
        while (at < octets.length && octets[at] <= ' ' && octets[at] >= 0) {
            at++;
        }
        int start = octets.length > at && octets[at] == '>' ? at + 1 : at;
        if (startsWith(octets, start, "From ")) {
            int end = start;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            return Math.min(octets.length, end + 1);
        }
        return at;
    }

    private static boolean startsWith(byte[] octets, int at, String text) {
        if (at + text.length() > octets.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (octets[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
