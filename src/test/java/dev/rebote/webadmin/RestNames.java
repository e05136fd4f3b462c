package dev.rebote.webadmin;

import java.util.List;
import java.util.stream.Stream;

/** Every path of REST and its parameters, as the routes take them. */
public final class RestNames {

    private RestNames() {}

    /** Gives {@code GET /a/path} and {@code GET /a/path parameter}. */
    public static List<String> all() {
        return RoutesOverHttp.operations().stream()
                .flatMap(operation -> Stream.concat(
                        Stream.of(name(operation)),
                        operation.parameters().stream().map(parameter -> name(operation) + " " + parameter)))
                .toList();
    }

    /** Gives the method, and the path as operators know it: with braces. */
    static String name(Operation operation) {
        return operation.method() + " " + operation.path().replaceAll(":(\\w+)", "{$1}");
    }
}
