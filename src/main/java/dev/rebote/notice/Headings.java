package dev.rebote.notice;

/**
 * What stands above the parts of an {@link Explanation}, in its language.
 *
 * @param happened above what happened
 * @param who      above who can fix it
 * @param now      above what to do now
 */
public record Headings(String happened, String who, String now) {}
