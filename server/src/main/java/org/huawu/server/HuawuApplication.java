package org.huawu.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What the program is made of. The build runs the main method here up to where beans would be made, and writes the
 * application context down as code. What a setting decides is therefore decided by beans at start, never by conditions.
 */
@SpringBootApplication(proxyBeanMethods = false)
class HuawuApplication {

    static void main(String[] args) {
        SpringApplication.run(HuawuApplication.class, args);
    }
}
