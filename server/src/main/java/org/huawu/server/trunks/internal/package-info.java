/** Trunks in PostgreSQL. */
@NullMarked
package org.huawu.server.trunks.internal;

import org.jspecify.annotations.NullMarked;
