package dev.rebote.yaml;

/** A text; numbers and truth values are texts too, as they stand in the file. */
public record Scalar(String place, String text) implements Node {}
