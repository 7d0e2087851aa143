/** Status and the watch over writes, over HTTP. */
@NullMarked
package org.huawu.server.operations.web;

import org.jspecify.annotations.NullMarked;
