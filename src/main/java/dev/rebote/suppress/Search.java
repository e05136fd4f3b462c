package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the statement of a search from fixed pieces: the filter that finds fewest rows leads, so that its index answers, and the
 * order begins with its column, so that H2 sees that the index has the order already.
 */
final class Search {

    private final String time;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> leading = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private Search(String time) {
        this.time = time;
    }

    static Query of(HistoryQuery query, PageRequest request) {
        Search search = new Search("happened_at");
        search.filter("recipient", query.recipient());
        search.filter("reason", query.reason().map(Reason::id));
        search.filter("domain", query.domain());
        search.filter("provider", query.provider());
        search.filter("tenant", query.tenant());
        search.condition("happened_at >= ?", Row.time(query.since()));
        search.condition("happened_at < ?", Row.time(query.before()));
        if (query.trusted()) {
            search.conditions.add("trusted = TRUE");
        }
        return search.build("SELECT * FROM rebote_history", request);
    }

    static Query of(SuppressionQuery query, PageRequest request) {
        Search search = new Search("begun_at");
        search.leading.add("proposed");
        search.condition("proposed = ?", query.proposed());
        search.filter("domain", query.domain());
        search.filter("reason", query.reason());
        search.filter("tenant", query.tenant());
        query.target().ifPresent(target -> search.condition("target = ?", target.id()));
        search.condition("begun_at >= ?", Row.time(query.since()));
        return search.build("SELECT * FROM rebote_suppression", request);
    }

    private void filter(String column, Optional<String> value) {
        value.ifPresent(text -> {
            if (leading.isEmpty() || leading.equals(List.of("proposed"))) {
                leading.add(column);
            }
            condition(column + " = ?", text);
        });
    }

    private void condition(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    private Query build(String select, PageRequest request) {
        request.after().ifPresent(place -> {
            condition(time + " <= ?", Row.time(place.at()));
            conditions.add("(" + time + " < ? OR id < ?)");
            values.add(Row.time(place.at()));
            values.add(place.id());
        });
        String order =
                String.join("", leading.stream().map(column -> column + ", ").toList());
        values.add(request.most() + 1);
        return new Query(
                select + " WHERE " + String.join(" AND ", conditions) + " ORDER BY " + order + time
                        + " DESC, id DESC LIMIT ?",
                values.toArray());
    }
}
