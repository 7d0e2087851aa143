/** How identity keeps accounts, checks passwords and codes, and guards the door. */
@NullMarked
package org.huawu.server.identity.internal;

import org.jspecify.annotations.NullMarked;
