/** The certificate that browsers are shown, and the local authority that issues it. */
@NullMarked
package org.huawu.server.edge.internal.tls;

import org.jspecify.annotations.NullMarked;
