/** The form of a recording on the disk: under a key of its own from its first sound on. Who wraps that key is for others. */
@NullMarked
package org.huawu.switchboard.recording;

import org.jspecify.annotations.NullMarked;
