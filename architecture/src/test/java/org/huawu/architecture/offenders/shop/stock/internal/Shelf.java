package org.huawu.architecture.offenders.shop.stock.internal;

/** For the stock only. */
public record Shelf(int pieces) {}
