package org.huawu.server.installation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the modules the installation they run in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstallationSettings.class)
class InstallationConfiguration {

    @Bean
    DataFolder dataFolder(@Value("${huawu.data}") String path) {
        return new DataFolder(Path.of(path));
    }

    @Bean
    Home home(@Value("${huawu.home}") String path) {
        return new Home(Path.of(path));
    }

    @Bean
    TerminalLanguage terminalLanguage(@Value("${huawu.language:en}") String setting) {
        return TerminalLanguage.of(setting);
    }

    @Bean
    Program program(Home home) {
        return Program.running(home);
    }

    @Bean
    Installation installation(DataFolder folder) {
        return Installation.open(folder, InstantSource.system());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
