package org.huawu.server.trunks;

/** Trunks, or what holds for all of them, were changed. Published once that is committed, on the thread that did. */
public record TrunksChanged() {}
