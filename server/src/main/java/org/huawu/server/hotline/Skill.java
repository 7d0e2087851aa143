package org.huawu.server.hotline;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.SkillId;

/**
 * Something that agents of a project can be certified in: a business, a language, a product.
 *
 * @param name 1..100 characters, one of a kind within the project
 * @param note what it takes to have it, up to 200 characters
 */
public record Skill(SkillId id, String name, String note, ClientId clientId, ProjectId projectId) {}
