package org.huawu.server.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huawu.kernel.VendorId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Queue;
import org.huawu.server.identity.Enrolment;
import org.huawu.server.identity.Enrolment.Enrolled;
import org.huawu.server.identity.Enrolment.NewPerson;
import org.huawu.server.identity.FirstSignIn;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads two organisations, once: an industrial group whose hotline one vendor carries out, and an operator that divides its
 * calls between two vendors (F-243). Every person gets a random password, written to the first sign-in file.
 */
@Component
@Order(0)
class SampleOrganisations implements ApplicationRunner {

    private static final String GROUP = "远禾集团";
    private static final String OPERATOR = "南珠移动";

    private final ScopedWork work;
    private final Parties parties;
    private final Enrolment enrolment;
    private final FirstSignIn firstSignIn;
    private final Hotline hotlines;
    private final boolean wanted;

    SampleOrganisations(
            ScopedWork work,
            Parties parties,
            Enrolment enrolment,
            FirstSignIn firstSignIn,
            Hotline hotlines,
            @Value("${huawu.sample:false}") boolean wanted) {
        this.work = work;
        this.parties = parties;
        this.enrolment = enrolment;
        this.firstSignIn = firstSignIn;
        this.hotlines = hotlines;
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            work.run(Scope.all(), this::loadOnce);
        }
    }

    private void loadOnce() {
        if (!isLoaded()) {
            load();
        }
    }

    private boolean isLoaded() {
        return parties.clients(new PageRequest(PageRequest.MAX_LIMIT, null)).items().stream()
                .anyMatch(client -> client.shortName().equals(GROUP));
    }

    private void load() {
        Vendor shengyuan = parties.addVendor("声远服务外包有限公司", "声远外包");
        Vendor chenqiao = parties.addVendor("晨桥呼叫中心有限公司", "晨桥");

        Client group = parties.addClient("远禾产业集团有限公司", GROUP);
        Project hotline = parties.addProject("远禾服务热线", group.id(), Set.of(shengyuan.id()));

        Client operator = parties.addClient("南珠移动通信有限公司", OPERATOR);
        Set<VendorId> both = new LinkedHashSet<>(List.of(shengyuan.id(), chenqiao.id()));
        Project inbound = parties.addProject("南珠移动呼入人工服务", operator.id(), both);

        line("4008100001", "远禾服务热线", "人工服务", hotline);
        line("10000", "南珠移动客服热线", "综合业务", inbound);

        clientPerson("supervisor-yuanhe", "陈静", group);
        clientPerson("supervisor-nanzhu", "黄志强", operator);
        vendorPerson("leader-shengyuan", "李娜", Role.VENDOR_LEADER, shengyuan, hotline);
        vendorPerson("agent-shengyuan", "王晓燕", Role.AGENT, shengyuan, hotline);
        vendorPerson("agent2-shengyuan", "赵敏", Role.AGENT, shengyuan, hotline);
        vendorPerson("leader-chenqiao", "张伟", Role.VENDOR_LEADER, chenqiao, inbound);
        vendorPerson("agent-chenqiao", "刘洋", Role.AGENT, chenqiao, inbound);
    }

    private void line(String number, String name, String queueName, Project project) {
        Queue queue = hotlines.addQueue(
                new NewQueue(queueName, project.id(), null, null, true, null, null, null, null, null));
        hotlines.addLine(new NewLine(number, name, queue.id(), true, null, null, null));
    }

    private void clientPerson(String loginName, String name, Client client) {
        enrol(new NewPerson(name, loginName, Language.ZH, Role.CLIENT_SUPERVISOR, client.id(), null, null, false));
    }

    private void vendorPerson(String loginName, String name, Role role, Vendor vendor, Project project) {
        enrol(new NewPerson(name, loginName, Language.ZH, role, null, vendor.id(), project.id(), false));
    }

    private void enrol(NewPerson person) {
        Enrolled added = enrolment.enrol(person);
        firstSignIn.remember(new FirstSignIn.Entry(
                person.role().id(), added.loginName(), added.initialPassword(), String.valueOf(person.name())));
    }
}
