/** Within the module of sound. */
@NullMarked
package org.huawu.server.sound.internal;

import org.jspecify.annotations.NullMarked;
