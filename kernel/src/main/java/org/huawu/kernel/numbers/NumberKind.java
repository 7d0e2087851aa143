package org.huawu.kernel.numbers;

/** What sort of number it is, under China's numbering plan. */
public enum NumberKind {
    /** 11 digits that begin with 13 to 19. */
    MOBILE,
    /** A land line with its area code, or without where that is not known. */
    FIXED,
    /** Paid for or shared by whom is called: 400 and 800. */
    FREEPHONE,
    /** Emergency, carriers, banks, city hotlines: 1xx to 1xxxxx, 95xxx and 96xxx to eight digits, with an area code or without. */
    SHORT,
    /** Outside mainland China. */
    FOREIGN,
    /** Neither of these: extensions, names, mistakes. */
    OTHER
}
