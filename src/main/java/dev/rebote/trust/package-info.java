/** Which reports are true: return paths that we signed, the keys that sign them, and how far a report to one may be believed. */
@NullMarked
package dev.rebote.trust;

import org.jspecify.annotations.NullMarked;
