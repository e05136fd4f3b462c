/** The numbers by which recipients are disabled, and their reader. */
@NullMarked
package dev.rebote.disabling;

import org.jspecify.annotations.NullMarked;
