/** What the sender of a failed mail is told: in plain words in its own language, and in a report for machines. */
@NullMarked
package dev.rebote.notice;

import org.jspecify.annotations.NullMarked;
