package dev.rebote.notice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads and writes words of another alphabet in header fields (RFC 2047). */
final class EncodedWords {

    /** RFC 2047, section 2: an encoded word has at most 75 characters; fewer leave room for the name of the field. */
    private static final int MAX_BYTES = 39;

    /** Honest words keep to 75 characters; some senders do not. */
    private static final int MAX_WORD = 1000;

    private EncodedWords() {}

    /** Writes {@code text}, which is one line, so that its reader gets it as it is. */
    static String encode(String text) {
        if (SafeText.isAscii(text) && !text.contains("=?")) {
            return text;
        }
        return encodeAlways(text);
    }

    /** Writes {@code text} as encoded words whatever it holds: a name that would need quotes. */
    static String encodeAlways(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            String character = new String(Character.toChars(text.codePointAt(i)));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MAX_BYTES) {
                words.append(word(chunk)).append(' ');
                chunk.setLength(0);
                bytes = 0;
            }
            chunk.append(character);
            bytes += size;
            i += character.length();
        }
        return words.append(word(chunk)).toString();
    }

    private static String word(StringBuilder chunk) {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** Reads {@code text} as a person would; what is not an encoded word that we can read stays as it is. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        boolean afterWord = false;
        int from = 0;
        for (int start = text.indexOf("=?"); start >= 0; start = text.indexOf("=?", from)) {
            int end = endOfWord(text, start);
            Optional<String> word = end < 0 ? Optional.empty() : decodeWord(text.substring(start + 2, end - 2));
            String between = text.substring(from, start);
            if (word.isEmpty()) {
                decoded.append(between).append("=?");
                from = start + 2;
                afterWord = false;
            } else {
                decoded.append(afterWord && between.isBlank() ? "" : between).append(word.get());
                from = end;
                afterWord = true;
            }
        }
        return decoded.append(text.substring(from)).toString();
    }

    /** Gives the end of the word {@code =?charset?encoding?text?=}, -1 where there is none. */
    private static int endOfWord(String text, int start) {
        int encoding = text.indexOf('?', start + 2);
        int words = encoding < 0 ? -1 : text.indexOf('?', encoding + 1);
        int end = words < 0 ? -1 : text.indexOf("?=", words + 1);
        return end < 0 || end - start > MAX_WORD ? -1 : end + 2;
    }

    private static Optional<String> decodeWord(String word) {
        String[] parts = word.split("\\?", 3);
        try {
            Charset charset = Charset.forName(parts[0].split("\\*", 2)[0]);
            return switch (parts[1]) {
                case "B", "b" -> Optional.of(new String(Base64.getMimeDecoder().decode(parts[2]), charset));
                case "Q", "q" -> Optional.of(new String(unquoted(parts[2]), charset));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            // No such charset, or not base64: nothing that we can read.
            return Optional.empty();
        }
    }

    private static byte[] unquoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '=' && i + 2 < text.length() ? hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            if (code >= 0) {
                bytes.write(code);
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
