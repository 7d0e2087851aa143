package org.huawu.events;

/** What is said of the program itself. */
public sealed interface ProgramEvent extends Event {

    /**
     * The program is alive: calls or agents are there, and nothing else has happened for a while. Whoever reads the log after
     * a sudden end knows by the last event until when what was under way went on.
     *
     * @param atMs see {@link Event#atMs()}
     */
    record SignOfLife(long atMs) implements ProgramEvent {}
}
