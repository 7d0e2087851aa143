package org.huawu.server.edge;

/**
 * Requests whose body may be longer than the setting for all: files that people upload. A module declares them as a bean.
 *
 * @param path where: itself and what lies below
 * @param limitKib how long, in KiB
 */
public record LargeBodies(String path, long limitKib) {

    /** Whether it speaks of a request's path. */
    public boolean holdFor(String requested) {
        return requested.equals(path) || requested.startsWith(path + "/");
    }
}
