package org.huawu.architecture.offenders.shop.stock;

import org.huawu.architecture.offenders.shop.till.Till;

/** Knows the till, which knows the stock: a cycle. */
public record Stock(Till till) {}
