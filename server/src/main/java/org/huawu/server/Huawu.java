package org.huawu.server;

import org.huawu.server.command.Commands;

/** The program. */
public class Huawu {

    /**
     * Carries out one command.
     *
     * @param args the command and its arguments, see docs/operations
     */
    public static void main(String[] args) {
        Commands.main(HuawuApplication.class, args);
    }
}
