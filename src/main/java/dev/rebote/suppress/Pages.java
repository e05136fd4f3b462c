package dev.rebote.suppress;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Cuts pages out of what is in order. */
final class Pages {

    private Pages() {}

    /** Gives what stands behind the last entry seen. */
    static <T> Stream<Map.Entry<Place, T>> after(NavigableMap<Place, T> entries, PageRequest request) {
        return request.after().map(place -> entries.tailMap(place, false)).orElse(entries).entrySet().stream();
    }

    /** Makes a page of what was found, of which one more than asked for tells that there is another page. */
    static <T> Page<T> cut(List<Map.Entry<Place, T>> found, PageRequest request) {
        boolean more = found.size() > request.most();
        List<Map.Entry<Place, T>> shown = more ? found.subList(0, request.most()) : found;
        Optional<PageRequest> next = more
                ? Optional.of(
                        new PageRequest(Optional.of(shown.get(shown.size() - 1).getKey()), request.most()))
                : Optional.empty();
        return new Page<>(shown.stream().map(Map.Entry::getValue).toList(), next);
    }
}
