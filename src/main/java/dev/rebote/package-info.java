/** Rebote reads why mail could not be delivered, says it in plain words and acts on it; each package below is one step of that way. */
@NullMarked
package dev.rebote;

import org.jspecify.annotations.NullMarked;
