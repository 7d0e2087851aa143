/** Trunks over HTTP. */
@NullMarked
package org.huawu.server.trunks.web;

import org.jspecify.annotations.NullMarked;
