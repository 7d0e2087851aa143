/** Organisation over HTTP. */
@NullMarked
package org.huawu.server.organisation.web;

import org.jspecify.annotations.NullMarked;
