package org.huawu.server.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.InstallationSettings;
import org.huawu.server.installation.RunState;
import org.huawu.server.switchboard.SwitchboardSettings;

/**
 * The command "doctor": looks at what the program needs of its machine. Failed when anything is a fault.
 *
 * @param terminal where each finding is a line
 * @param clock what the certificate's dates are held against, and is itself looked at
 */
record DoctorCommand(Terminal terminal, Clock clock) {

    int run() {
        DataFolder folder = Commands.dataFolder();
        EdgeSettings edge = Settings.early("huawu.edge", EdgeSettings.class);
        InstallationSettings installation = Settings.early("huawu.installation", InstallationSettings.class);
        Optional<RunState> running = RunState.read(folder).filter(StatusCommand::isRunning);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new FolderCheck(folder, installation).findings());
        findings.addAll(new PortCheck(
                        edge,
                        Settings.early("huawu.switchboard", SwitchboardSettings.class),
                        running.map(RunState::pid))
                .findings());
        findings.addAll(new CertificateCheck(folder, edge, clock).findings());
        findings.addAll(new AddressCheck(edge.host()).findings());
        findings.addAll(new MachineCheck(folder, clock.instant()).findings());
        findings.forEach(finding -> terminal.out().println(finding.line(terminal.language())));
        boolean fault = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAULT);
        return fault ? Commands.FAILED : Commands.DONE;
    }
}
