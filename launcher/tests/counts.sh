# shellcheck shell=bash
# Counting: the last line says what ran, whatever broke.

suite() {
  printf '<?xml version="1.0"?>\n<testsuite xmlns:xsi="x" name="org.huawu.%s" time="0.1" tests="%s" errors="%s" skipped="%s" failures="%s">\n' "$@"
  printf '  <testcase name="given_a_when_b_then_c" classname="org.huawu.%s"><failure message="x &gt; y"/></testcase>\n</testsuite>\n' "$1"
}

counting_house() {
  make_house
  fake_tools
  mkdir -p reports house/server/src/main/java/org/huawu/server/identity
  export FAKE_REPORTS=$SCRATCH/reports
}

last_line() {
  printf '%s' "${OUT##*$'\n'}"
}

given_reports_when_a_room_is_tested_then_they_are_summed() {
  counting_house
  suite One 10 1 2 1 >reports/TEST-One.xml
  suite Two 5 0 0 0 >reports/TEST-Two.xml
  huawu test kernel
  expect_code 1
  expect_equal '11 passed, 2 failed, 2 skipped' "$(last_line)"
  expect_err 'org.huawu.One > given_a_when_b_then_c'
  rm reports/TEST-One.xml
  huawu test kernel
  expect_code 0
  expect_equal '5 passed, 0 failed, 0 skipped' "$(last_line)"
  LANG=zh_CN.UTF-8 huawu test kernel
  expect_equal '5 passed, 0 failed, 0 skipped' "$(last_line)"
}

given_modules_when_tested_then_maven_is_asked_for_theirs_only() {
  counting_house
  suite One 1 0 0 0 >reports/TEST-One.xml
  huawu test identity kernel --long --seeds 7 --seed 9
  expect_code 0
  expect_equal '2 passed, 0 failed, 0 skipped' "$(last_line)"
  expect_equal 1 "$(calls 'mvn.*-Dhuawu.test.long=true -Djqwik.tries.default=7 -Dhuawu.test.seed=9 test -pl server -am -Dtest=org.huawu.server.identity')"
  expect_equal 1 "$(calls 'mvn.* test -pl kernel -am -Dtest=org.huawu.kernel')"
}

given_fuzz_targets_when_a_room_is_tested_long_then_each_runs_by_itself() {
  counting_house
  suite One 1 0 0 0 >reports/TEST-One.xml
  mkdir -p house/kernel/src/test/java/x
  printf '    @FuzzTest(maxDuration = "5m")\n    void first(byte[] bytes) {}\n\n    @FuzzTest\n    void second(byte[] bytes) {}\n    void third() {}\n' >house/kernel/src/test/java/x/AnyFuzz.java
  huawu test kernel
  expect_equal '1 passed, 0 failed, 0 skipped' "$(last_line)"
  huawu test kernel --long
  expect_equal '3 passed, 0 failed, 0 skipped' "$(last_line)"
  expect_equal 1 "$(calls 'mvn.*test -pl kernel -am -Dtest=AnyFuzz#first')"
  expect_equal 1 "$(calls 'mvn.*test -pl kernel -am -Dtest=AnyFuzz#second')"
  expect_equal 0 "$(calls 'mvn.*AnyFuzz#third')"
}

given_java_that_breaks_when_tested_then_it_counts_as_a_failure_and_is_named() {
  counting_house
  FAKE_MAVEN=fail huawu test kernel
  expect_code 1
  expect_equal '0 passed, 1 failed, 0 skipped' "$(last_line)"
  expect_err 'something is wrong'
  expect_err 'kernel broke before its tests could be counted'
}

given_a_run_without_any_test_when_tested_then_it_counts_as_a_failure() {
  counting_house
  huawu test kernel
  expect_code 1
  expect_equal '0 passed, 1 failed, 0 skipped' "$(last_line)"
  expect_err 'kernel ran no test at all'
}

given_pages_when_tested_then_the_check_and_the_tests_are_counted() {
  counting_house
  printf '{"numTotalTestSuites":3,"numPassedTestSuites":3,"numTotalTests":9,"numPassedTests":6,"numFailedTests":1,"numPendingTests":2,"numTodoTests":0,"testResults":[]}' >vitest.json
  export FAKE_VITEST=$SCRATCH/vitest.json
  FAKE_NPM_TEST=1 huawu test web
  expect_code 1
  expect_equal '7 passed, 1 failed, 2 skipped' "$(last_line)"
  rm vitest.json
  FAKE_NPM_TEST=1 huawu test web
  expect_code 1
  expect_equal '1 passed, 1 failed, 0 skipped' "$(last_line)"
  expect_err 'web broke before'
}

given_java_and_pages_when_tested_then_both_are_counted_in_their_order() {
  counting_house
  printf '{"numTotalTests":9,"numPassedTests":6,"numFailedTests":1,"numPendingTests":2,"numTodoTests":0}' >vitest.json
  suite One 3 1 0 0 >reports/TEST-One.xml
  export FAKE_VITEST=$SCRATCH/vitest.json
  FAKE_NPM_TEST=1 huawu test java web
  expect_code 1
  expect_equal '9 passed, 2 failed, 2 skipped' "$(last_line)"
  expect_equal 'java web ' "$(grep -oE '^(java|web) ' <<<"$ERR" | tr -d '\n')"
}

given_a_module_that_is_unknown_or_to_come_when_tested_then_nothing_runs() {
  counting_house
  huawu test identty
  expect_code 2
  expect_reason 'Did you mean identity?'
  huawu test routing
  expect_code 2
  expect_reason 'the module routing comes with later work'
  huawu test e2e
  expect_code 2
  expect_equal 0 "$(calls mvn)"
}

given_checks_when_tested_then_each_counts_once() {
  counting_house
  mkdir house/launcher/checks
  printf 'exit 0\n' >house/launcher/checks/good.sh
  printf 'printf "a secret in file x\\n"; exit 1\n' >house/launcher/checks/bad.sh
  huawu test checks
  expect_code 1
  expect_equal '1 passed, 1 failed, 0 skipped' "$(last_line)"
  expect_err 'a secret in file x'
}
