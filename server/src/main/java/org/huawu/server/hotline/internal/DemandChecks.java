package org.huawu.server.hotline.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huawu.events.Configuration;
import org.huawu.events.Need;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.SkillId;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.AskedSkill;
import org.huawu.server.hotline.DemandStep;
import org.huawu.server.hotline.LineDemand;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.SkillGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What queues and lines ask of agents, checked; refused with 422, by field: steps.0 and on for a queue, skills.0 and on for a
 * line.
 */
@Component
class DemandChecks {

    private static final long MOST_AFTER_MS = 86_400_000;

    private final SkillReads skills;
    private final ShareReads shares;

    DemandChecks(SkillReads skills, ShareReads shares) {
        this.skills = skills;
        this.shares = shares;
    }

    QueueDemand queue(@Nullable QueueDemand wanted, ProjectId project) {
        if (wanted == null) {
            return QueueDemand.NONE;
        }
        checkShare(wanted.shareId(), project);
        List<DemandStep> steps = wanted.steps();
        if (steps.size() > Configuration.MOST_STEPS_OF_A_QUEUE) {
            throw refused("steps-too-many", Map.of("field", "steps", "most", Configuration.MOST_STEPS_OF_A_QUEUE));
        }
        Set<SkillId> known = steps.isEmpty() ? Set.of() : skills.of(project);
        List<DemandStep> checked = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            DemandStep step = steps.get(i);
            String field = "steps." + i;
            if (i == 0
                    ? step.afterMs() != 0
                    : step.afterMs() <= steps.get(i - 1).afterMs()) {
                throw refused("step-out-of-order", Map.of("field", field));
            }
            if (i > 0) {
                Checks.limit(field, step.afterMs(), step.afterMs(), MOST_AFTER_MS);
            }
            checked.add(new DemandStep(step.afterMs(), groups(field, step.groups(), known)));
        }
        return new QueueDemand(checked, wanted.shareId());
    }

    LineDemand line(@Nullable LineDemand wanted, ProjectId project) {
        if (wanted == null) {
            return LineDemand.NONE;
        }
        checkShare(wanted.shareId(), project);
        checkCount("skills", wanted.skills().size());
        Set<SkillId> known = wanted.skills().isEmpty() ? Set.of() : skills.of(project);
        Set<SkillId> seen = new HashSet<>();
        for (int i = 0; i < wanted.skills().size(); i++) {
            check("skills." + i, wanted.skills().get(i), known, seen);
        }
        return new LineDemand(ordered(wanted.skills()), wanted.shareId());
    }

    private static List<SkillGroup> groups(String field, List<SkillGroup> groups, Set<SkillId> known) {
        checkCount(
                field, groups.stream().mapToInt(group -> group.skills().size()).sum());
        List<SkillGroup> checked = new ArrayList<>();
        for (SkillGroup group : groups) {
            if (group.skills().isEmpty()) {
                throw refused("skill-group-empty", Map.of("field", field));
            }
            Set<SkillId> seen = new HashSet<>();
            group.skills().forEach(asked -> check(field, asked, known, seen));
            checked.add(new SkillGroup(ordered(group.skills())));
        }
        return checked;
    }

    private static List<AskedSkill> ordered(List<AskedSkill> skills) {
        return skills.stream()
                .sorted(Comparator.comparingLong(asked -> asked.skillId().value()))
                .toList();
    }

    private static void checkCount(String field, int count) {
        if (count > Need.MOST_SKILLS) {
            throw refused("skills-too-many", Map.of("field", field, "most", Need.MOST_SKILLS));
        }
    }

    private static void check(String field, AskedSkill asked, Set<SkillId> known, Set<SkillId> seen) {
        if (!known.contains(asked.skillId())) {
            throw refused(
                    "skill-unknown",
                    Map.of("field", field, "id", String.valueOf(asked.skillId().value())));
        }
        if (!seen.add(asked.skillId())) {
            throw refused("skill-twice", Map.of("field", field));
        }
        level(field, asked.level());
    }

    static void level(String field, int level) {
        if (level < 1 || level > SkillLevel.MOST) {
            throw refused("number-out-of-range", Map.of("field", field, "least", 1, "most", SkillLevel.MOST));
        }
    }

    private void checkShare(@Nullable ShareId id, ProjectId project) {
        if (id == null) {
            return;
        }
        boolean isOfProject = shares.find(id)
                .filter(share -> share.projectId().equals(project))
                .isPresent();
        if (!isOfProject) {
            throw refused("share-unknown", Map.of("field", "shareId", "id", String.valueOf(id.value())));
        }
    }

    private static RejectedException refused(String errorId, Map<String, Object> facts) {
        return new RejectedException(422, new Rejection(errorId, facts));
    }
}
