package org.huawu.server.identity;

/** On whose side a role is held. */
public enum RoleSide {
    /** The installation itself, apart from all business (F-008). */
    INSTALLATION,
    /** The client: system, standards, prices and customer data are its own. */
    CLIENT,
    /** The vendor: people and production are its own. */
    VENDOR
}
