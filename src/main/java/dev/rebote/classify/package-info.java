/** Why a delivery failed: the closed list of reasons, the rules that find them, and the verdict that they give. */
@NullMarked
package dev.rebote.classify;

import org.jspecify.annotations.NullMarked;
