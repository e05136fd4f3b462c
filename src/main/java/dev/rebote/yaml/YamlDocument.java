package dev.rebote.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds our pieces from the events of one YAML document. Texts stay texts, so that no rule of YAML guesses at types. */
final class YamlDocument {

    /** A file of ours has five levels; a thousand would exhaust the stack. */
    private static final int MAX_DEPTH = 50;

    private final Iterator<Event> events;
    private final String name;

    YamlDocument(Iterator<Event> events, String name) {
        this.events = events;
        this.name = name;
    }

    Node read() {
        events.next(); // the start of the stream
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new ConfigurationException(name + ":1: the file is empty");
        }
        Node top = node(events.next(), 0);
        events.next(); // the end of the document
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw mistake(end, "another document begins here; one file holds one");
        }
        return top;
    }

    private Node node(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw mistake(event, "more than " + MAX_DEPTH + " levels");
        }
        return switch (event.getEventId()) {
            case Scalar -> new Scalar(place(event), ((ScalarEvent) event).getValue());
            case SequenceStart -> sequence(event, depth);
            case MappingStart -> mapping(event, depth);
            case Alias -> throw mistake(event, "an alias ('*') stands for a text elsewhere; write the text here");
            default -> throw mistake(event, "unexpected " + event);
        };
    }

    private Node sequence(Event start, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(place(start), items);
    }

    private Node mapping(Event start, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, String> keyPlaces = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw mistake(event, "a key must be a text");
            }
            if (entries.put(key.getValue(), node(events.next(), depth + 1)) != null) {
                throw mistake(event, "duplicate key '" + key.getValue() + "'");
            }
            keyPlaces.put(key.getValue(), place(event));
        }
        return new Mapping(place(start), entries, keyPlaces);
    }

    private ConfigurationException mistake(Event event, String what) {
        return new ConfigurationException(place(event) + ": " + what);
    }

    private String place(Event event) {
        return name + ":" + (event.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
