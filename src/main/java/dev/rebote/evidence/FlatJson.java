package dev.rebote.evidence;

import java.util.ArrayList;
import java.util.List;

/** Takes single texts out of JSON; enough for flat objects, and patient with what is broken. */
final class FlatJson {

    private FlatJson() {}

    /** Gives the text of the first member {@code name} at or after {@code from}, empty when there is none. */
    static String text(String json, String name, int from) {
        String key = "\"" + name + "\"";
        int at = json.indexOf(key, from);
        int open = at < 0 ? -1 : json.indexOf('"', at + key.length());
        if (open < 0 || !json.substring(at + key.length(), open).strip().equals(":")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = open + 1; i < json.length() && json.charAt(i) != '"'; i++) {
            char c = json.charAt(i);
            if (c == '\\' && i + 1 < json.length()) {
                i++;
                c = json.charAt(i) == 'n' ? '\n' : json.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }

    /** Gives the objects of the list {@code name}, each as text. */
    static List<String> objects(String json, String name) {
        int at = json.indexOf("\"" + name + "\"");
        int open = at < 0 ? -1 : json.indexOf('[', at);
        List<String> objects = new ArrayList<>();
        if (open < 0) {
            return objects;
        }
        int depth = 0;
        int start = open;
        boolean quoted = false;
        for (int i = open + 1; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                start = depth++ == 0 ? i : start;
            } else if (c == '}' && --depth == 0) {
                objects.add(json.substring(start, i + 1));
            } else if (c == ']' && depth == 0) {
                break;
            }
        }
        return objects;
    }
}
