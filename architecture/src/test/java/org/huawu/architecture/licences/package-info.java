/** What the product is made of that others wrote, and under which licences. */
@NullMarked
package org.huawu.architecture.licences;

import org.jspecify.annotations.NullMarked;
