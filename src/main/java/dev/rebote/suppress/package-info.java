/** The memory of the server: what happened to whom, who is disabled because of it, and the proof that this takes. */
@NullMarked
package dev.rebote.suppress;

import org.jspecify.annotations.NullMarked;
