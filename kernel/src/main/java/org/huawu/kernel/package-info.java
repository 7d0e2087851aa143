/**
 * What every room may use: ids and rejections. Nothing here knows anything but the JDK.
 */
@NullMarked
package org.huawu.kernel;

import org.jspecify.annotations.NullMarked;
