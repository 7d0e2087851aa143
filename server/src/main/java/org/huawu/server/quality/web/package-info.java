/** The quality of sound over HTTP. */
@NullMarked
package org.huawu.server.quality.web;

import org.jspecify.annotations.NullMarked;
