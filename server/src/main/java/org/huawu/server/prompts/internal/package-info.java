@NullMarked
package org.huawu.server.prompts.internal;

import org.jspecify.annotations.NullMarked;
