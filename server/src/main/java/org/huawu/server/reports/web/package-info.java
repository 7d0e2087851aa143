/** Figures over HTTP. */
@NullMarked
package org.huawu.server.reports.web;

import org.jspecify.annotations.NullMarked;
