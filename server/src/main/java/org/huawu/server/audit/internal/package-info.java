/** How the audit trail is kept in PostgreSQL. */
@NullMarked
package org.huawu.server.audit.internal;

import org.jspecify.annotations.NullMarked;
