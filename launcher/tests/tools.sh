# shellcheck shell=bash
# The search for the tools. Every tool of this machine is out of sight; those found only pretend.

# found FUNCTION VARIABLE: what the search of the launcher finds.
found() {
  (
    HUAWU_ROOT=$SCRATCH/house
    # shellcheck source=launcher/words.sh
    source "$HUAWU_ROOT/launcher/words.sh"
    # shellcheck source=launcher/tools.sh
    source "$HUAWU_ROOT/launcher/tools.sh"
    "$1" && printf '%s' "${!2}"
  )
}

given_java_home_of_25_when_searched_then_it_is_taken() {
  make_house
  fake_tools
  make_jdk mine 25.0.1
  JAVA_HOME=$SCRATCH/mine expect_equal "$SCRATCH/mine" "$(JAVA_HOME=$SCRATCH/mine found search_jdk JDK_HOME)"
}

given_java_home_of_21_when_searched_then_25_of_the_jvm_folder_is_taken() {
  make_house
  fake_tools
  make_jdk mine 21.0.4
  make_jdk jvm/a-jdk-26 26
  make_jdk jvm/b-jdk-17 17.0.15
  expect_equal "$SCRATCH/jvm/jdk-25" "$(JAVA_HOME=$SCRATCH/mine found search_jdk JDK_HOME)"
}

given_only_a_newer_jdk_when_searched_then_it_is_taken() {
  make_house
  fake_tools
  rm -r jvm/jdk-25
  make_jdk jvm/a-jdk-26 26-ea
  expect_equal "$SCRATCH/jvm/a-jdk-26" "$(found search_jdk JDK_HOME)"
}

given_a_jdk_on_path_only_when_searched_then_it_is_taken() {
  make_house
  fake_tools
  mv jvm/jdk-25 elsewhere
  ln -s "$SCRATCH/elsewhere/bin/java" bin/java
  expect_equal "$SCRATCH/elsewhere" "$(found search_jdk JDK_HOME)"
}

given_a_runtime_without_a_compiler_when_searched_then_it_is_no_jdk() {
  make_house
  fake_tools
  rm jvm/jdk-25/bin/javac
  huawu up
  expect_code 1
  expect_reason 'JDK 25 is missing'
  expect_reason 'https://adoptium.net'
}

given_no_jdk_when_started_then_one_line_says_what_and_where_from() {
  make_house
  only_path "$SCRATCH/bin"
  huawu up
  expect_code 1
  expect_reason 'JDK 25 is missing'
  expect_equal 1 "$(wc -l <err)"
}

given_maven_of_path_when_searched_then_it_is_taken() {
  make_house
  fake_tools
  expect_equal "$SCRATCH/bin/mvn" "$(found search_maven MAVEN)"
}

given_an_old_maven_when_searched_then_the_wrapper_is_taken() {
  make_house
  fake_tools
  printf '#!/bin/bash\n' >house/mvnw
  chmod +x house/mvnw
  expect_equal "$SCRATCH/house/mvnw" "$(FAKE_MAVEN_VERSION=3.6.2 found search_maven MAVEN)"
  rm bin/mvn
  expect_equal "$SCRATCH/house/mvnw" "$(found search_maven MAVEN)"
}

given_no_maven_and_no_wrapper_when_started_then_one_line_says_what_and_where_from() {
  make_house
  fake_tools
  rm bin/mvn
  huawu up
  expect_code 1
  expect_reason 'Maven 3.6.3 or newer is missing'
  expect_equal 1 "$(wc -l <err)"
}

given_an_old_node_when_started_then_one_line_says_what_and_where_from() {
  make_house
  fake_tools
  FAKE_NODE_VERSION=18.19.0 huawu up
  expect_code 1
  expect_reason 'Node.js 20.19 or newer with npm is missing'
  expect_reason 'https://nodejs.org'
  rm bin/npm
  huawu up
  expect_code 1
  expect_reason 'Node.js 20.19'
}

given_a_machine_in_order_when_the_doctor_looks_then_each_tool_is_a_line() {
  make_house
  fake_tools
  huawu doctor
  expect_code 0
  expect_out "ok       jdk                   25.0.3 in $SCRATCH/jvm/jdk-25"
  expect_out "ok       maven                 3.9.9 in $SCRATCH/bin/mvn"
  expect_out 'ok       node                  20.20.2 with npm'
  expect_out 'warning  huawu                 not built yet'
}

given_missing_tools_when_the_doctor_looks_then_they_are_faults() {
  make_house
  only_path "$SCRATCH/bin"
  huawu doctor
  expect_code 1
  expect_out 'fault    jdk '
  expect_out 'fault    maven '
  expect_out 'fault    node '
}

given_a_built_program_when_the_doctor_looks_then_the_program_looks_too() {
  make_house
  fake_tools
  huawu up --detach
  huawu down
  huawu doctor --http 8081
  expect_code 0
  expect_out 'plenty'
  expect_equal 1 "$(calls 'huawu.edge.http-port=8081.* doctor')"
  FAKE_DOCTOR=1 huawu doctor
  expect_code 1
}
