/** How a failed request is answered: which error it is, and the sentence for it. */
@NullMarked
package org.huawu.server.edge.internal.errors;

import org.jspecify.annotations.NullMarked;
