/** Every class that an XML or properties file of James names, and what they share: mailets, matchers, attributes. */
@NullMarked
package dev.rebote.james;

import org.jspecify.annotations.NullMarked;
