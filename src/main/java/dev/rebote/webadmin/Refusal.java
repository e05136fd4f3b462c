package dev.rebote.webadmin;

import dev.rebote.suppress.StoreUnavailableException;
import org.apache.james.webadmin.utils.ErrorResponder;
import org.apache.james.webadmin.utils.ErrorResponder.ErrorType;
import spark.HaltException;

/** The answers to what cannot be answered, in the form that all of WebAdmin has. */
final class Refusal {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private Refusal() {}

    /** What was asked is wrong; the message says what would be right. */
    static HaltException wrong(String message) {
        return refuse(BAD_REQUEST, ErrorType.INVALID_ARGUMENT, message);
    }

    /** What was asked for is not there. */
    static HaltException missing(String message) {
        return refuse(NOT_FOUND, ErrorType.NOT_FOUND, message);
    }

    /** The store, or James's own, cannot be reached; the same may be asked again later. */
    static HaltException away(StoreUnavailableException why) {
        return refuse(UNAVAILABLE, ErrorType.SERVER_ERROR, "the store cannot be reached: " + why.getMessage());
    }

    private static HaltException refuse(int status, ErrorType type, String message) {
        return ErrorResponder.builder()
                .statusCode(status)
                .type(type)
                .message(message)
                .haltError();
    }
}
