/** The REST routes by which an operator of a running server sees and changes what Rebote remembers. */
@NullMarked
package dev.rebote.webadmin;

import org.jspecify.annotations.NullMarked;
