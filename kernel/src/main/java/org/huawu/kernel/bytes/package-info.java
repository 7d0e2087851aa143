/**
 * Canonical bytes: one value has one form, so equal values have equal bytes and equal hashes.
 */
@NullMarked
package org.huawu.kernel.bytes;

import org.jspecify.annotations.NullMarked;
