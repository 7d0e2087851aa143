package org.huawu.server;

import org.huawu.server.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Huawu {

    /**
     * Carries out one command.
     *
     * @param args the command and its arguments, see docs/operations
     */
    public static void main(String[] args) {
        Commands.main(Huawu.class, args);
    }
}
