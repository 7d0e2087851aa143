/** Samples for every rule: some that break it, some that come near and do not. */
@NullMarked
package org.huawu.architecture.proofs;

import org.jspecify.annotations.NullMarked;
