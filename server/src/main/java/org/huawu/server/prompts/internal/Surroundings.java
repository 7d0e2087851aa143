package org.huawu.server.prompts.internal;

import java.time.Clock;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.database.Ids;

/** What every write needs: an id, an entry in the trail, the time. */
record Surroundings(Ids ids, AuditTrail audit, Clock clock) {}
