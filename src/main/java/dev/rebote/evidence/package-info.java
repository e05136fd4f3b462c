/** What we were told of a delivery, unjudged: a reply, a log line or a report, with its source, its stage and how far it is trusted. */
@NullMarked
package dev.rebote.evidence;

import org.jspecify.annotations.NullMarked;
