package org.huawu.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.huawu.server.database.Database;
import org.huawu.server.database.DatabaseSettings;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.OwnCertificate;
import org.huawu.server.edge.Ports;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.DataFolderPreparation;
import org.huawu.server.installation.Home;
import org.huawu.server.installation.InstallationLock;
import org.huawu.server.installation.InstallationSettings;
import org.huawu.server.installation.Program;
import org.huawu.server.installation.RunState;
import org.huawu.server.log.RoutingLog;
import org.huawu.server.switchboard.SwitchboardAddresses;
import org.huawu.server.switchboard.SwitchboardSettings;
import org.huawu.server.switchboard.SwitchboardWarmUp;
import org.huawu.server.switchboard.TelephonePorts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command "up": serves until the process is told to end.
 *
 * <p>The process ends by a hook of its own instead of Spring's: everything is closed in order, the database last, and the
 * exit code of a clean stop is 0, where the JVM alone would give 143 after SIGTERM.
 */
final class Up {

    private final Class<?> application;
    private final Terminal terminal;
    private final Clock clock;
    private final RunningProgram running = new RunningProgram();
    private final AtomicInteger exitCode = new AtomicInteger(Commands.DONE);

    Up(Class<?> application, Terminal terminal, Clock clock) {
        this.application = application;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start(Commands.dataFolder(), Commands.home());
        } catch (RuntimeException | IOException | Error e) {
            if (!running.isClosed()) {
                running.close();
                new Failure(terminal.language()).report(e, terminal.error());
                exitCode.set(Commands.FAILED);
                System.exit(Commands.FAILED);
            }
        }
    }

    private void start(DataFolder folder, Home home) throws IOException {
        DataFolderPreparation.prepare(folder, Settings.early("huawu.installation", InstallationSettings.class));
        running.own(InstallationLock.take(folder));
        Files.deleteIfExists(folder.readyFile());
        SpringApplication spring = new SpringApplication(application);
        // By its name the context that the build wrote down is found.
        spring.setMainApplicationClass(application);
        AtomicReference<@Nullable SwitchboardWarmUp> warmUp = new AtomicReference<>();
        // The database and the log start, and the switchboard warms up, while the application context is put together.
        spring.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            Binder binder = Binder.get(event.getEnvironment());
            // What takes a moment to refuse is refused before anything is started that takes longer.
            EdgeSettings edge = binder.bindOrCreate("huawu.edge", EdgeSettings.class);
            Ports.refuseIfTaken(edge);
            SwitchboardSettings switchboard = binder.bindOrCreate("huawu.switchboard", SwitchboardSettings.class);
            TelephonePorts.refuseIfTaken(switchboard, edge.httpsPort());
            OwnCertificate.read(edge, clock);
            DatabaseSettings settings = binder.bindOrCreate("huawu.database", DatabaseSettings.class);
            save(folder, home, settings.url() != null);
            running.own(Database.begin(settings, folder, home));
            running.own(RoutingLog.begin(folder, clock));
            if (switchboard.embedded()) {
                warmUp.set(SwitchboardWarmUp.begin());
            }
        });
        spring.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("database", running.database());
            context.getBeanFactory().registerSingleton("routingLog", running.log());
            Optional.ofNullable(warmUp.get())
                    .ifPresent(begun -> context.getBeanFactory().registerSingleton("switchboardWarmUp", begun));
        });
        ConfigurableApplicationContext context = spring.run();
        running.own(context);
        String text = new ReadyText(
                        context.getBean(EdgeAddresses.class),
                        context.getBean(SwitchboardAddresses.class),
                        folder,
                        Program.running(home))
                .in(terminal.language());
        running.ready(folder.readyFile(), text);
    }

    private void save(DataFolder folder, Home home, boolean externalDatabase) {
        Program program = Program.running(home);
        try {
            new RunState(
                            ProcessHandle.current().pid(),
                            clock.instant(),
                            program.version(),
                            program.buildId(),
                            externalDatabase)
                    .save(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        running.close();
        Runtime.getRuntime().halt(exitCode.get());
    }
}
