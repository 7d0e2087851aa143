/** Calls by SIP, without a word of the SIP stack beneath. */
@NullMarked
package org.huawu.switchboard.sip;

import org.jspecify.annotations.NullMarked;
