@NullMarked
package org.huawu.server.prompts.internal.sound;

import org.jspecify.annotations.NullMarked;
