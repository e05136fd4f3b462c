package dev.rebote.suppress;

import com.eclipsesource.json.JsonHandler;
import com.eclipsesource.json.JsonParser;
import com.eclipsesource.json.ParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the objects of a list in JSON, whatever stands around the list, and takes their texts and numbers. Reads without keeping
 * the whole.
 */
final class JsonRows extends JsonHandler<Object, Object> {

    /** What a handler has to hand on and this one does not need. */
    private static final Object NOTHING = new Object();

    /** Longer than any entry of ours. */
    private static final int MOST_LINE = 10_000;

    /** The answer of somebody who has enough, on its way out of the parser. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private enum Place {
        OBJECT,
        LIST
    }

    private final Predicate<NamedValues> receiver;
    private final Deque<Place> places = new ArrayDeque<>();
    private Map<String, String> values = new HashMap<>();
    private long line;
    private String scalar = "";

    private JsonRows(Predicate<NamedValues> receiver) {
        this.receiver = receiver;
    }

    /** Gives the objects of the list to {@code receiver} until it has enough. */
    static void read(Reader in, Predicate<NamedValues> receiver, CsvRows.Mistake mistake) throws IOException {
        try {
            new JsonParser(new JsonRows(receiver)).parse(in);
        } catch (ParseException broken) {
            mistake.at(broken.getLocation().line, "not JSON: " + broken.getMessage());
        } catch (Enough enough) {
            return;
        }
    }

    /** Gives the object of each line to {@code receiver} until it has enough. */
    static void readLines(Reader in, Predicate<NamedValues> receiver, CsvRows.Mistake mistake) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        JsonRows rows = new JsonRows(receiver);
        String text = lines.readLine();
        for (long number = 1; text != null; number++) {
            rows.places.clear();
            rows.places.push(Place.LIST);
            try {
                rows.line = number;
                rows.readLine(text, mistake);
            } catch (Enough enough) {
                return;
            }
            text = lines.readLine();
        }
    }

    private void readLine(String text, CsvRows.Mistake mistake) {
        if (text.length() > MOST_LINE) {
            mistake.at(line, "longer than " + MOST_LINE + " characters");
        } else if (!text.isBlank()) {
            try {
                new JsonParser(this).parse(text);
            } catch (ParseException broken) {
                mistake.at(line, "not JSON: " + broken.getMessage());
            }
        }
    }

    @Override
    public Object startArray() {
        places.push(Place.LIST);
        return NOTHING;
    }

    @Override
    public void endArray(Object array) {
        places.pop();
        scalar = "";
    }

    @Override
    public Object startObject() {
        places.push(Place.OBJECT);
        values = new HashMap<>();
        return NOTHING;
    }

    @Override
    public void endObject(Object object) {
        places.pop();
        scalar = "";
        long at = line > 0 ? line : getLocation().line;
        if (places.peek() == Place.LIST && !receiver.test(new NamedValues(at, values))) {
            throw new Enough();
        }
    }

    @Override
    public void endObjectValue(Object object, String name) {
        values.put(name, scalar);
    }

    @Override
    public void endString(String text) {
        scalar = text;
    }

    @Override
    public void endNumber(String text) {
        scalar = text;
    }

    @Override
    public void endNull() {
        scalar = "";
    }

    @Override
    public void endBoolean(boolean value) {
        scalar = String.valueOf(value);
    }
}
