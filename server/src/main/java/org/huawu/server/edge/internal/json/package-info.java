/** How JSON and parameters become the values that controllers take. */
@NullMarked
package org.huawu.server.edge.internal.json;

import org.jspecify.annotations.NullMarked;
