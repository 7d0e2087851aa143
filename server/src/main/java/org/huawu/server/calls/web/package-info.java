/** Calls over HTTP. */
@NullMarked
package org.huawu.server.calls.web;

import org.jspecify.annotations.NullMarked;
