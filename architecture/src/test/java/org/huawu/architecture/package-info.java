/** The rules of the house, each with the check that finds what breaks it and with samples that prove the check can fail. */
@NullMarked
package org.huawu.architecture;

import org.jspecify.annotations.NullMarked;
