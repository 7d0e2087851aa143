package org.huawu.architecture.offenders.shop.till;

import org.huawu.architecture.offenders.shop.stock.internal.Shelf;

/** Reaches into what the stock keeps inside. */
public record Till(Shelf shelf) {}
