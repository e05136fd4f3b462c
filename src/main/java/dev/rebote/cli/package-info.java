/** The command line, which explains replies and reports where no James is near. */
@NullMarked
package dev.rebote.cli;

import org.jspecify.annotations.NullMarked;
