/** The numbers of the trade: reply codes (RFC 5321), enhanced status codes (RFC 3463) and what the IANA registry says of them. */
@NullMarked
package dev.rebote.status;

import org.jspecify.annotations.NullMarked;
