/** Lines and queues over HTTP. */
@NullMarked
package org.huawu.server.hotline.web;

import org.jspecify.annotations.NullMarked;
