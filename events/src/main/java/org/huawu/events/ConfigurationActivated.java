package org.huawu.events;

/**
 * A revision of the configuration is in force, as a whole.
 *
 * @param atMs see {@link Event#atMs()}
 * @param configuration what is in force
 */
public record ConfigurationActivated(long atMs, Configuration configuration) implements Event {}
