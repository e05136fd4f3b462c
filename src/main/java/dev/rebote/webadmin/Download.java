package dev.rebote.webadmin;

import java.util.Optional;

/**
 * An answer that is a file and no JSON.
 *
 * @param type the media type
 * @param text what stands in it
 * @param next what asks for the part behind it, when there is one
 */
record Download(String type, String text, Optional<String> next) {

    /** The header that says what asks for the part behind. */
    static final String NEXT = "Rebote-Next";
}
