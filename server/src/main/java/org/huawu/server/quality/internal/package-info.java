/** Within the module of sound quality. */
@NullMarked
package org.huawu.server.quality.internal;

import org.jspecify.annotations.NullMarked;
