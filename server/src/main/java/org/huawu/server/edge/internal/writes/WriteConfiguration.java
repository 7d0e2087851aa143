package org.huawu.server.edge.internal.writes;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Puts a transaction around every method that writes. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class WriteConfiguration {

    /** Innermost: who may not write does not reach the database. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor writeAdvisor(
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<RememberedWrites> remembered,
            ObjectProvider<JsonMapper> json) {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new WriteMethods(), new WriteInterceptor(transactions, remembered, json));
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
        return advisor;
    }
}
