/** Ladders over HTTP. */
@NullMarked
package org.huawu.server.ladders.web;

import org.jspecify.annotations.NullMarked;
