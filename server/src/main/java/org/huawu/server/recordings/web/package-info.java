/** Recordings over HTTP. */
@NullMarked
package org.huawu.server.recordings.web;

import org.jspecify.annotations.NullMarked;
