package org.huawu.switchboard.gateway;

/**
 * What the gateway's socket saw that belongs to no leg, since it was opened.
 *
 * @param legs legs that exist now
 * @param strays datagrams of a known kind from or for nobody: unknown sender, wrong name or wrong password
 * @param malformed datagrams that are nothing we know, or are damaged
 * @param faults times that reading, handling or telling failed and was passed over
 */
public record GatewayCounts(int legs, long strays, long malformed, long faults) {}
