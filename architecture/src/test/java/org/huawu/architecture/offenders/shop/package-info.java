/** A sample of modules that break what Spring Modulith verifies: one reaches into another, and two know each other. */
@NullMarked
package org.huawu.architecture.offenders.shop;

import org.jspecify.annotations.NullMarked;
