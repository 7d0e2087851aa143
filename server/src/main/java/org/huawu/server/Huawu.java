package org.huawu.server;

/** The program. */
public final class Huawu {

    private Huawu() {}

    public static void main(String[] args) {
        System.out.println("huawu");
    }
}
