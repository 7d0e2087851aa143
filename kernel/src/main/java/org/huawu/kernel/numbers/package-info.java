/** Phone numbers: one writing for each, whatever the network, a person or a file gave. */
@NullMarked
package org.huawu.kernel.numbers;

import org.jspecify.annotations.NullMarked;
