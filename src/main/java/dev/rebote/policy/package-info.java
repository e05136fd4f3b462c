/** What is to be done about a failure: the operator's rules, read strictly, and the decision that they lead to, which is only data. */
@NullMarked
package dev.rebote.policy;

import org.jspecify.annotations.NullMarked;
