/** The quality of sound over HTTP. */
@NullMarked
package org.huawu.server.sound.web;

import org.jspecify.annotations.NullMarked;
