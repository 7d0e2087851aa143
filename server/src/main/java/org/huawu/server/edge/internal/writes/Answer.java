package org.huawu.server.edge.internal.writes;

import org.jspecify.annotations.Nullable;

/**
 * What a write was answered with.
 *
 * @param status the HTTP status
 * @param json the body; null when there was none or it is not kept
 * @param kept whether the body may be given again
 */
record Answer(int status, @Nullable String json, boolean kept) {}
