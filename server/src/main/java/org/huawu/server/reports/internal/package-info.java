/** Figures in PostgreSQL and in memory. */
@NullMarked
package org.huawu.server.reports.internal;

import org.jspecify.annotations.NullMarked;
