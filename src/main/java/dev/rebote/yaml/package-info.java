/** Strict reading of our YAML files: what is wrong is said with file, line and what is allowed. */
@NullMarked
package dev.rebote.yaml;

import org.jspecify.annotations.NullMarked;
