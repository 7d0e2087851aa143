# shellcheck shell=bash
# Building: what is newer is built, what is not is kept, what breaks says so.

given_nothing_built_when_started_then_everything_is_built_and_trained() {
  make_house
  fake_tools
  huawu up --detach
  expect_code 0
  expect_err 'Java program'
  expect_err 'web pages'
  expect_err 'start-up cache'
  expect_file house/target/dist/lib/huawu-server.jar
  expect_file house/target/dist/web/index.html
  expect_file house/target/dist/postgres/bin/postgres
  expect_file house/target/dist/huawu.aot
  [[ $(<house/target/dist/build-id) =~ ^7\.8\.9\+[0-9a-f]{12}$ ]] || fail 'the build id has another form'
  expect_equal 7.8.9 "$(<house/target/dist/version)"
  expect_equal 1 "$(calls 'npm ci')"
  expect_equal 1 "$(calls 'mvn.* -pl server -am package')"
  expect_equal 1 "$(calls "AOTCache=$SCRATCH/house/target/dist/huawu.aot .* up")"
  # Both the run that trains and the start take the application context that the build wrote down.
  expect_equal 2 "$(calls 'spring.aot.enabled=true .* up')"
  huawu down
}

given_a_build_when_nothing_changed_then_nothing_is_built() {
  make_house
  fake_tools
  huawu up --detach
  huawu down
  : >calls
  huawu up --detach
  expect_code 0
  expect_no_err 'Building'
  expect_equal 0 "$(calls 'mvn\|npm')"
  expect_equal 1 "$(calls java)"
  huawu down
}

given_a_newer_page_when_started_then_only_the_pages_are_built() {
  make_house
  fake_tools
  HUAWU_AOT=off huawu up --detach
  huawu down
  : >calls
  touch -d '1 minute' house/web/src/page.ts
  HUAWU_AOT=off huawu up --detach
  expect_code 0
  expect_equal 1 "$(calls 'npm run build')"
  expect_equal 0 "$(calls 'npm ci')"
  expect_equal 0 "$(calls 'mvn.*package')"
  expect_file house/target/dist/lib/huawu-server.jar
  huawu down
}

given_newer_java_when_started_then_only_java_is_built_and_postgres_is_kept() {
  make_house
  fake_tools
  huawu up --detach
  huawu down
  : >calls
  touch -d '1 minute' house/kernel/pom.xml
  huawu up --detach
  expect_code 0
  expect_equal 0 "$(calls npm)"
  expect_equal 1 "$(calls 'mvn.*package')"
  expect_equal 0 "$(calls unpack-postgres)"
  expect_file house/target/dist/postgres/bin/postgres
  expect_file house/target/dist.old/lib/huawu-server.jar
  huawu down
}

given_a_removed_source_when_started_then_it_is_built_again() {
  make_house
  fake_tools
  printf 'x\n' >house/server/src/main/java/Gone.java
  HUAWU_AOT=off huawu up --detach
  huawu down
  : >calls
  rm house/server/src/main/java/Gone.java
  touch -d '1 minute' house/server/src/main/java
  HUAWU_AOT=off huawu up --detach
  expect_equal 1 "$(calls 'mvn.*package')"
  huawu down
}

given_newer_test_sources_when_started_then_nothing_is_built() {
  make_house
  fake_tools
  HUAWU_AOT=off huawu up --detach
  huawu down
  : >calls
  mkdir -p house/server/src/test/java
  printf 'x\n' >house/server/src/test/java/SomeTest.java
  HUAWU_AOT=off huawu up --detach
  expect_equal 0 "$(calls 'mvn.*package')"
  huawu down
}

given_java_that_does_not_compile_when_started_then_the_log_is_shown_and_the_old_build_stays() {
  make_house
  fake_tools
  HUAWU_AOT=off huawu up --detach
  huawu down
  touch -d '1 minute' house/server/pom.xml
  FAKE_MAVEN=fail huawu up --detach
  expect_code 1
  expect_err '[ERROR] Huawu.java:[3,5] something is wrong'
  expect_reason 'the build failed at "Java program"'
  expect_file house/target/dist/lib/huawu-server.jar
}

given_pages_that_do_not_build_when_started_then_the_log_is_shown() {
  make_house
  fake_tools
  FAKE_NPM=fail huawu up
  expect_code 1
  expect_err 'something is wrong'
  expect_reason 'the build failed at "web packages"'
}

given_training_that_fails_when_started_then_it_is_a_warning_and_not_tried_again() {
  make_house
  fake_tools
  FAKE_JAVA=nocache huawu up --detach
  expect_code 0
  expect_err 'warning: the start-up cache could not be made (the JVM wrote no cache)'
  expect_out 'ready: '
  huawu down
  : >calls
  huawu up --detach
  expect_code 0
  expect_equal 0 "$(calls AOT)"
  huawu down
}

given_another_java_when_started_then_the_old_cache_is_not_used() {
  make_house
  fake_tools
  huawu up --detach
  huawu down
  printf 'JAVA_VERSION="25.0.4"\n' >jvm/jdk-25/release
  : >calls
  huawu up --detach
  expect_equal 1 "$(calls AOTCacheOutput)"
  expect_equal 1 "$(calls 'AOTCache=')"
  huawu down
}

given_two_builds_at_once_when_started_then_one_waits_and_builds_nothing() {
  make_house
  fake_tools
  export HUAWU_AOT=off
  "$SCRATCH/house/huawu" up --data one --detach >out1 2>err1 &
  "$SCRATCH/house/huawu" up --data two --http 8081 --https 8444 --detach >out2 2>err2 &
  wait
  expect_equal 1 "$(calls 'mvn.*package')"
  grep -q ready: out1
  grep -q ready: out2
  huawu down --data one
  huawu down --data two
}

given_the_same_sources_elsewhere_when_built_then_the_build_id_is_the_same() {
  make_house
  fake_tools
  export HUAWU_AOT=off
  huawu up --detach
  huawu down
  cp house/target/dist/build-id first
  cp -r house other
  rm -r other/target
  other/huawu up --detach >out 2>err
  other/huawu down
  cmp first other/target/dist/build-id
  printf 'y\n' >>other/web/src/page.ts
  touch -d '1 minute' other/web/src/page.ts
  other/huawu up --detach >out 2>err
  other/huawu down
  ! cmp -s first other/target/dist/build-id
}

given_a_running_program_when_sources_are_newer_then_up_says_so_and_leaves_it() {
  make_house
  fake_tools
  export HUAWU_AOT=off
  huawu up --detach
  touch -d '1 minute' house/web/src/page.ts
  huawu up --detach
  expect_code 0
  expect_err 'The sources are newer than what is running'
  expect_out 'ready: '
  expect_no_err 'Building'
  huawu down
}
