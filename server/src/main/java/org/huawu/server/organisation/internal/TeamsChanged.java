package org.huawu.server.organisation.internal;

/** Who is in which team has changed. Published within the transaction of the change. */
record TeamsChanged() {}
