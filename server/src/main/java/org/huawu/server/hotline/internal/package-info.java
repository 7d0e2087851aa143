/** Lines, queues and revisions in PostgreSQL. */
@NullMarked
package org.huawu.server.hotline.internal;

import org.jspecify.annotations.NullMarked;
