package dev.rebote.cli;

/** Writes in colours or plainly (ECMA-48, section 8.3.117). */
enum Ink {
    COLOURED,
    PLAIN;

    String bold(String text) {
        return set("1", text);
    }

    String faint(String text) {
        return set("2", text);
    }

    String underlined(String text) {
        return set("4", text);
    }

    String red(String text) {
        return set("1;31", text);
    }

    String green(String text) {
        return set("1;32", text);
    }

    String yellow(String text) {
        return set("1;33", text);
    }

    private String set(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
