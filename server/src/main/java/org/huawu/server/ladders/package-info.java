/** The SIP messages of calls: kept sealed for some days, shown as a ladder, taken as a pcap file; each look on record. */
@ApplicationModule(allowedDependencies = {"installation", "sealing", "database", "edge", "audit", "hotline", "calls"})
@NullMarked
package org.huawu.server.ladders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
