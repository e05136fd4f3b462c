package dev.rebote.yaml;

/** Says what is wrong in something that an operator wrote: {@code file:line: what is wrong and what is allowed}. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
