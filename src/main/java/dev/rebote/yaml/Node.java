package dev.rebote.yaml;

/** One piece of a file and the place where it stands. */
public sealed interface Node permits Scalar, Sequence, Mapping {

    /** Gives {@code file:line}. */
    String place();

    /** Gives a mistake at this place. */
    default ConfigurationException mistake(String what) {
        return new ConfigurationException(place() + ": " + what);
    }

    /** Gives this piece as text; anything else is a mistake. */
    default String asText(String name) {
        if (this instanceof Scalar scalar) {
            return scalar.text();
        }
        throw mistake("'" + name + "' must be a text");
    }
}
