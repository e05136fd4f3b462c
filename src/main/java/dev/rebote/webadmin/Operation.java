package dev.rebote.webadmin;

import java.util.List;

/**
 * One thing that an operator may ask for.
 *
 * @param method     how it is asked
 * @param path       where, with a colon before each name that stands for something
 * @param parameters the names that may follow the question mark; any other is refused
 * @param answer     what is answered
 */
record Operation(Method method, String path, List<String> parameters, Answer answer) {

    /** The methods of HTTP that we use. */
    enum Method {
        GET,
        PUT,
        POST,
        DELETE
    }

    /** Gives what is shown as JSON. */
    @FunctionalInterface
    interface Answer {
        Object to(Asked asked);
    }

    Operation {
        parameters = List.copyOf(parameters);
    }
}
