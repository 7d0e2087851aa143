/** How organisation keeps its parties and people in PostgreSQL. */
@NullMarked
package org.huawu.server.organisation.internal;

import org.jspecify.annotations.NullMarked;
