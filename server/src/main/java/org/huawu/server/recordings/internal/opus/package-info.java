/** Speech in Opus, in the form of Ogg: coded by the machine's libopus, written and read back here. */
@NullMarked
package org.huawu.server.recordings.internal.opus;

import org.jspecify.annotations.NullMarked;
