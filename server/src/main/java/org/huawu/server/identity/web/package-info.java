/** Sign-in, accounts and the audit trail over HTTP. */
@NullMarked
package org.huawu.server.identity.web;

import org.jspecify.annotations.NullMarked;
