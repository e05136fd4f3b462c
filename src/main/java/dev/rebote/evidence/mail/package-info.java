/** A mail as text: its fields and its parts, decoded with patience; knows MIME, and nothing of reports. */
@NullMarked
package dev.rebote.evidence.mail;

import org.jspecify.annotations.NullMarked;
