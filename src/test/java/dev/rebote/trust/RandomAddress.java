package dev.rebote.trust;

import java.util.Random;

/** Addresses of all shapes: short and of 64 octets, quoted, with tags, in upper case, in domains of up to 255 octets. */
final class RandomAddress {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SIGNS = "ABCXYZ!#$%&'*+-/=?^_`{|}~";
    private static final String QUOTED = " @\\\",:;<>()[]";
    private static final String ANY = LETTERS + SIGNS + QUOTED + "....====@@@\u0000\u0130\u212A\uD83D";

    private RandomAddress() {}

    static String of(Random random) {
        return localPart(random) + "@" + domain(random);
    }

    private static String localPart(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> text(random, LETTERS, 1 + random.nextInt(10));
            case 1 ->
                text(random, LETTERS, 1 + random.nextInt(10)) + "+" + text(random, LETTERS, 1 + random.nextInt(10));
            case 2 -> text(random, LETTERS + SIGNS, 64);
            case 3 -> "\"" + text(random, LETTERS + QUOTED.replaceAll("[\\\\\"]", ""), 1 + random.nextInt(62)) + "\"";
            default -> text(random, LETTERS + SIGNS, 1 + random.nextInt(30));
        };
    }

    private static String domain(Random random) {
        StringBuilder domain = new StringBuilder(text(random, LETTERS, 1 + random.nextInt(20)));
        int length = random.nextBoolean() ? 10 : random.nextInt(255);
        while (domain.length() < length) {
            domain.append('.').append(text(random, LETTERS + LETTERS + "ABC-", 1 + random.nextInt(60)));
        }
        domain.setLength(Math.min(domain.length(), 250));
        return domain + ".test";
    }

    static String garbage(Random random) {
        return text(random, ANY, random.nextInt(80));
    }

    private static String text(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
