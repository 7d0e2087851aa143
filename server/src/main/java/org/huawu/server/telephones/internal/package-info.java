/** Telephones in PostgreSQL and in memory. */
@NullMarked
package org.huawu.server.telephones.internal;

import org.jspecify.annotations.NullMarked;
