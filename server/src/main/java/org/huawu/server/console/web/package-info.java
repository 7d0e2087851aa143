/** The WebSocket of the pages. */
@NullMarked
package org.huawu.server.console.web;

import org.jspecify.annotations.NullMarked;
