package org.huawu.architecture;

import java.util.List;
import org.huawu.architecture.licences.LicenceRules;
import org.huawu.architecture.rules.DocumentRules;
import org.huawu.architecture.rules.EndpointRules;
import org.huawu.architecture.rules.MigrationRules;
import org.huawu.architecture.rules.NameRules;
import org.huawu.architecture.rules.OneWayRules;
import org.huawu.architecture.rules.PomRules;
import org.huawu.architecture.rules.PureRules;
import org.huawu.architecture.rules.RequirementRules;
import org.huawu.architecture.rules.RoomRules;
import org.huawu.architecture.rules.SecretRules;
import org.huawu.architecture.rules.ServerRules;
import org.huawu.architecture.rules.SizeRules;
import org.huawu.architecture.rules.SourceRules;
import org.huawu.architecture.rules.SqlRules;
import org.huawu.architecture.rules.TextRules;

/** All rules of the house. What each means stands at its check. */
public final class Rules {

    /** Every rule, once. */
    public static final List<Rule> ALL = List.of(
            // who may know whom
            new Rule("room-knows", RoomRules::knowsOnlyWhomItMay),
            new Rule("room-internal", RoomRules::internalStaysInside),
            new Rule("room-listed", RoomRules::everySourceHasItsRoom),
            new Rule("module-knows", PomRules::declaresOnlyWhomItMayKnow),
            new Rule("module-listed", PomRules::everyModuleIsARoom),
            new Rule("kernel-on-jdk", RoomRules::kernelNeedsOnlyTheJdk),
            new Rule("pure-without-framework", RoomRules::pureRoomsNeedNoFramework),
            new Rule("pure-without-library", PomRules::pureRoomsDeclareNoLibrary),
            new Rule("pages-know-contracts", RoomRules::pagesKnowOnlyContracts),
            // pure rooms
            new Rule("pure-without-io", PureRules::noInputOrOutput),
            new Rule("pure-without-logging", PureRules::noLogging),
            new Rule("pure-without-clock", PureRules::noClock),
            new Rule("pure-without-chance", PureRules::noChance),
            new Rule("pure-without-threads", PureRules::noThreads),
            new Rule("pure-without-static-state", PureRules::noStaticState),
            new Rule("pure-without-hash-order", PureRules::noHashOrder),
            new Rule("pure-without-floating-point", PureRules::noFloatingPoint),
            // the server's modules
            new Rule("server-modules", ServerRules::modulesAreVerified),
            new Rule("server-layout", ServerRules::modulesAreLaidOut),
            new Rule("server-web", ServerRules::webIsTheOutermostLayer),
            new Rule("server-internal", ServerRules::internalStaysInTheModule),
            new Rule("server-described", ServerRules::modulesSayWhatTheyAre),
            new Rule("server-settings", ServerRules::settingsAreOneRecord),
            new Rule("server-conditions", ServerRules::settingsDecideAtTheStart),
            new Rule("server-endpoints", EndpointRules::everyEndpointIsGuarded),
            new Rule("sql-of-sources", SqlRules::sourcesNameTheirOwnSchema),
            new Rule("sql-of-migrations", SqlRules::migrationsNameTheirOwnSchema),
            new Rule("migration-place", MigrationRules::liesInItsModule),
            new Rule("migration-order", MigrationRules::runsInOneOrder),
            // one way
            new Rule("no-lombok", OneWayRules::noLombok),
            new Rule("no-field-injection", OneWayRules::noFieldInjection),
            new Rule("no-static-state", OneWayRules::noStaticState),
            new Rule("no-sleep", SourceRules::nobodySleeps),
            new Rule("one-clock", OneWayRules::timeComesFromAGivenClock),
            new Rule("one-log", OneWayRules::logsGoOneWay),
            new Rule("one-client", OneWayRules::clientsAreTheOnesChosen),
            new Rule("one-time-library", OneWayRules::datesAreThoseOfJavaTime),
            new Rule("one-exit", OneWayRules::processEndsInOnePlace),
            new Rule("queues-bounded", OneWayRules::queuesAreBounded),
            new Rule("money-exact", SourceRules::moneyIsExact),
            new Rule("duration-unit", SourceRules::durationsNameTheirUnit),
            new Rule("suppression-reason", SourceRules::suppressionsAreExplained),
            // sizes
            new Rule("file-lines", SizeRules::files),
            new Rule("method-lines", SizeRules::methods),
            new Rule("parameters", SizeRules::parameters),
            new Rule("function-lines", SizeRules::bashFunctions),
            // names
            new Rule("names-mean", NameRules::sayWhatTheyMean),
            new Rule("types-described", NameRules::publicTypesAreDescribed),
            new Rule("java-tests-named", NameRules::javaTestsAreSentences),
            new Rule("page-tests-named", NameRules::pageTestsAreSentences),
            // texts
            new Rule("no-machine-paths", TextRules::noMachinePaths),
            new Rule("no-open-ends", TextRules::noOpenEnds),
            new Rule("no-test-switched-off", TextRules::noTestIsSwitchedOff),
            new Rule("no-blind-wait", TextRules::pageTestsDoNotWaitBlindly),
            new Rule("no-failure-swallowed", TextRules::bashSwallowsNoFailure),
            new Rule("no-large-files", TextRules::noLargeFiles),
            new Rule("no-secrets", SecretRules::noSecrets),
            new Rule("links", DocumentRules::linksLeadSomewhere),
            new Rule("decisions", DocumentRules::decisionsFollowTheTemplate),
            new Rule("requirements-complete", RequirementRules::areComplete),
            new Rule("requirements-tested", RequirementRules::nameTestsThatExist),
            // licences
            new Rule("licences-of-jars", LicenceRules::ofJars),
            new Rule("licences-of-pages", LicenceRules::ofPages));

    private Rules() {}

    /** The rule with a label. */
    public static Rule labelled(String label) {
        return ALL.stream()
                .filter(rule -> rule.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + label));
    }
}
