package org.huawu.server.recordings.internal;

import org.huawu.server.recordings.RecordingsSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the module's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordingsSettings.class)
class RecordingsConfiguration {}
