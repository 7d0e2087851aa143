/** How the database module does it; no other module looks in here. */
@NullMarked
package org.huawu.server.database.internal;

import org.jspecify.annotations.NullMarked;
