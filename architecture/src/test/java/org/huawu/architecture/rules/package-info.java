/** The checks. Each takes a house and gives back what breaks its rule. */
@NullMarked
package org.huawu.architecture.rules;

import org.jspecify.annotations.NullMarked;
