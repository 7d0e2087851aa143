# shellcheck shell=bash
# bench: measurements are found by the names of their classes.

# make_benches CLASS...: a house with these measurements.
make_benches() {
  local class
  make_house
  mkdir -p house/bench/src/main/java/org/huawu/bench
  printf '<project/>\n' >house/bench/pom.xml
  for class in "$@"; do printf 'x\n' >"house/bench/src/main/java/org/huawu/bench/$class.java"; done
}

given_a_class_of_two_words_when_the_standing_measurements_are_told_then_a_hyphen_joins_its_words() {
  make_benches FirstCallBench StartBench Figure
  huawu bench media
  expect_code 2
  expect_reason 'the measurement media is not built yet. Those that stand: first-call start.'
}

given_a_name_with_a_hyphen_when_it_is_measured_then_the_class_of_that_name_runs() {
  make_benches FirstBench FirstCallBench StartBench
  fake_tools
  HUAWU_AOT=off huawu bench first-call --json
  expect_code 0
  expect_equal 1 "$(calls "java .* org.huawu.bench.FirstCallBench --launcher $SCRATCH/house/huawu --json$")"
  expect_equal 1 "$(calls 'java .* org.huawu.bench')"
}

given_a_name_without_its_hyphen_when_it_is_measured_then_it_is_not_known() {
  make_benches FirstCallBench
  huawu bench firstcall
  expect_code 2
  expect_reason 'Those that stand: first-call.'
}

given_no_name_when_measured_then_every_measurement_runs() {
  make_benches FirstCallBench StartBench
  fake_tools
  HUAWU_AOT=off huawu bench
  expect_code 0
  expect_equal 1 "$(calls 'org.huawu.bench.FirstCallBench --launcher')"
  expect_equal 1 "$(calls 'org.huawu.bench.StartBench --launcher')"
}

given_how_many_calls_and_seconds_when_measured_then_the_measurement_is_told() {
  make_benches MediaBench
  fake_tools
  HUAWU_AOT=off huawu bench media --seconds 20 --calls=50 --ceiling
  expect_code 0
  expect_equal 1 "$(calls 'org.huawu.bench.MediaBench --launcher [^ ]* --ceiling --calls 50 --seconds 20$')"
}
