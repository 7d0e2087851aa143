package org.huawu.bench;

/**
 * With what somebody signs in.
 *
 * @param loginName the name
 * @param password the password in force
 */
record Account(String loginName, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return loginName;
    }
}
