package org.huawu.server.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Teams, and who is in them from which day to which. What a day's team was stays so: a change ends one time and begins another. Works
 * within the caller's transaction, whose scope decides what is seen and changed; any thread.
 */
public interface Teams {

    /** Teams in the order of their ids, as they are on a day; null for today. */
    Page<Team> teams(PageRequest request, @Nullable LocalDate day);

    /** A team as it is today. */
    Optional<Team> team(TeamId id);

    /**
     * Who is in a team on a day; with null, whoever was, is or will be, newest first, {@value #MOST_TIMES} at most.
     *
     * @throws org.huawu.server.edge.RejectedException 404 team-unknown
     */
    List<TimeInTeam> people(TeamId id, @Nullable LocalDate day);

    /**
     * Adds a team of the own side.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, team-project-unknown, vendor-not-in-project; 403 team-not-own; 409
     *     name-taken
     */
    Team add(WantedTeam wanted);

    /**
     * Gives a team another name.
     *
     * @throws org.huawu.server.edge.RejectedException 404 team-unknown; 422 name-invalid; 403 team-not-own; 409 name-taken
     */
    Team rename(TeamId id, @Nullable String name);

    /**
     * Brings somebody into a team from a day on. Where the person is in another team, or another one leads this team, that time ends on
     * the day before.
     *
     * @throws org.huawu.server.edge.RejectedException 404 team-unknown; 403 team-not-own; 422 person-not-of-team, team-days, year-out-of-reach;
     *     409 team-days-taken
     */
    TimeInTeam bring(TeamId id, WantedTime wanted);

    /**
     * Ends somebody's time in a team with a day, which is the last.
     *
     * @throws org.huawu.server.edge.RejectedException 404 team-unknown, team-time-unknown; 403 team-not-own; 422 team-days
     */
    void end(TeamId id, EndOfTime end);

    /** The most times of people that are told of one team. */
    int MOST_TIMES = 1_000;

    /**
     * A team to add.
     *
     * @param vendorId whose people will be in it; null for the client's own
     */
    record WantedTeam(
            @Nullable String name,
            ProjectId projectId,
            @Nullable VendorId vendorId) {}

    /**
     * Somebody's time in a team.
     *
     * @param name null where the person is out of the reader's scope
     * @param until the last day; null without an end
     */
    record TimeInTeam(
            PersonId personId,
            @Nullable String name,
            TeamPart part,
            LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Who is to be in a team.
     *
     * @param from the first day; null for today
     * @param until the last day; null without an end
     */
    record WantedTime(
            PersonId personId,
            TeamPart part,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Whose time is to end.
     *
     * @param until the last day; null for today
     */
    record EndOfTime(
            PersonId personId, TeamPart part, @Nullable LocalDate until) {}
}
