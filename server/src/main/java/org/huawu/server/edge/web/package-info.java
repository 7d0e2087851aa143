/** What the edge itself answers. */
@NullMarked
package org.huawu.server.edge.web;

import org.jspecify.annotations.NullMarked;
