/** Telephones over HTTP. */
@NullMarked
package org.huawu.server.telephones.web;

import org.jspecify.annotations.NullMarked;
