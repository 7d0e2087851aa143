/**
 * What every room may use: ids, rejections and, in {@code bytes}, canonical bytes. Nothing here knows anything but the JDK.
 */
@NullMarked
package org.huawu.kernel;

import org.jspecify.annotations.NullMarked;
