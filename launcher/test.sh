# shellcheck shell=bash
# test: runs parts of the house, counts from their own reports, ends with one line of counts.

TEST_FOLDER=$HUAWU_ROOT/target/test
PASSED=0
FAILED=0
SKIPPED=0

run_test() {
  local part
  local -a parts=()
  need_jdk
  if ((${#ARGUMENT[@]} == 0)); then
    mapfile -t parts < <(all_parts)
  else
    for part in "${ARGUMENT[@]}"; do check_part "$part"; done
    parts=("${ARGUMENT[@]}")
  fi
  rm -rf -- "$TEST_FOLDER"
  mkdir -p -- "$TEST_FOLDER"
  if [[ -v FLAG[long] ]]; then export HUAWU_LONG=1; fi
  for part in "${parts[@]}"; do
    if [[ $part == java && " ${parts[*]} " == *" web "* ]]; then begin_beside web; fi
    if [[ -v BESIDE && $part == web ]]; then end_beside web; else test_part "$part"; fi
  done
  printf '%s passed, %s failed, %s skipped\n' "$PASSED" "$FAILED" "$SKIPPED"
  if ((FAILED > 0)); then exit 1; fi
}

# begin_beside NAME: a part that neither waits for the next one nor is waited for by it; what it says is kept for its turn.
begin_beside() {
  need_tools_of "$1"
  (
    # shellcheck disable=SC2030 # counted here, added up by end_beside
    PASSED=0 FAILED=0 SKIPPED=0
    test_part "$1"
    printf '%s %s %s\n' "$PASSED" "$FAILED" "$SKIPPED" >"$TEST_FOLDER/$1.counts"
  ) 2>"$TEST_FOLDER/$1.said" &
  BESIDE=$!
}

# shellcheck disable=SC2031 # what begin_beside counted comes from its file
end_beside() {
  local passed=0 failed=1 skipped=0
  # Without counts it broke off, which is a failure.
  if ! wait "$BESIDE"; then rm -f -- "$TEST_FOLDER/$1.counts"; fi
  unset BESIDE
  cat -- "$TEST_FOLDER/$1.said" >&2
  if [[ -s $TEST_FOLDER/$1.counts ]]; then read -r passed failed skipped <"$TEST_FOLDER/$1.counts"; fi
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
  SKIPPED=$((SKIPPED + skipped))
}

# Everything, the quickest first.
all_parts() {
  printf '%s\n' launcher
  if compgen -G "$HUAWU_ROOT/launcher/checks/*.sh" >/dev/null; then printf '%s\n' checks; fi
  printf '%s\n' format java
  if [[ -f $HUAWU_ROOT/web/package.json ]]; then printf '%s\n' web; fi
  if [[ -f $HUAWU_ROOT/e2e/package.json ]]; then printf '%s\n' e2e; fi
  printf '%s\n' package
}

is_server_module() {
  [[ -d $HUAWU_ROOT/server/src/main/java/org/huawu/server/$1 || -d $HUAWU_ROOT/server/src/test/java/org/huawu/server/$1 ]]
}

# part_stands NAME: this clone has such a part.
part_stands() {
  case $1 in
    launcher | format | java | package) return 0 ;;
    web | e2e) [[ -f $HUAWU_ROOT/$1/package.json ]] ;;
    checks) [[ -d $HUAWU_ROOT/launcher/checks ]] ;;
    *) [[ -f $HUAWU_ROOT/$1/pom.xml ]] || is_server_module "$1" ;;
  esac
}

# check_part NAME: wrong use when there is no such part, or not yet.
check_part() {
  local -a known=()
  if part_stands "$1"; then return; fi
  if [[ "$ROOMS$SERVER_MODULES$OTHER_PARTS" == *" $1 "* ]]; then misuse later.module "$1"; fi
  read -ra known <<<"$ROOMS$SERVER_MODULES$OTHER_PARTS"
  unknown_word module "$1" test "${known[@]}"
}

# test_part NAME: one line with counts and seconds; what failed is listed under it.
test_part() {
  local name=$1 begin=$SECONDS code=0 passed=$PASSED failed=$FAILED skipped=$SKIPPED
  local log=$TEST_FOLDER/$name.log
  need_tools_of "$name"
  printf '%-14s ' "$name" >&2
  : >"$log"
  case $name in
    launcher) test_launcher "$log" || code=$? ;;
    checks) test_checks "$log" || code=$? ;;
    format) test_one "$log" maven -q spotless:check || code=$? ;;
    # Two modules side by side where they do not need each other: telephones are waited for more than reckoned with.
    java) test_java "$log" -T 2 verify || code=$? ;;
    web) test_web "$log" || code=$? ;;
    e2e) test_e2e "$log" || code=$? ;;
    package) test_package "$log" || code=$? ;;
    *) test_room_or_module "$log" "$name" || code=$? ;;
  esac
  # A step that broke without a failed test (a compile error, a crash) must not look like success.
  local broke=no
  if ((code != 0 && FAILED == failed)); then
    broke=yes
    FAILED=$((FAILED + 1))
  elif ((PASSED + FAILED + SKIPPED == passed + failed + skipped)); then
    broke=empty
    FAILED=$((FAILED + 1))
  fi
  note test.counts "$((PASSED - passed))" "$((FAILED - failed))" "$((SKIPPED - skipped))" "$((SECONDS - begin))"
  if ((FAILED > failed)); then show_failures "$name" "$log" "$broke"; fi
}

need_tools_of() {
  case $1 in
    launcher | checks) ;;
    web) need_node ;;
    e2e | package)
      need_node
      need_maven
      ;;
    *) need_maven ;;
  esac
}

show_failures() {
  local name=$1 log=$2 broke=$3
  if [[ -s $log.failed ]]; then sed 's/^/    /' -- "$log.failed" >&2; fi
  if grep -q '^\[ERROR\]' -- "$log"; then
    # The lines after it say what was expected.
    grep -A 2 '^\[ERROR\]' -- "$log" | head -n 80 | sed 's/^/    /' >&2
  else
    tail -n 40 -- "$log" | sed 's/^/    /' >&2
  fi
  case $broke in
    yes) note test.broken "$name" "$log" ;;
    empty) note test.empty "$name" "$log" ;;
    no) note test.log "$log" ;;
  esac
}

# test_one LOG COMMAND...: a command that passes or fails as a whole.
test_one() {
  local log=$1
  shift
  if "$@" >>"$log" 2>&1; then
    PASSED=$((PASSED + 1))
  else
    FAILED=$((FAILED + 1))
    printf '%s\n' "$*" >>"$log.failed"
  fi
}

# The rooms and the modules of the server are Java; -am builds what they stand on. A room of several parts is all of them.
test_room_or_module() {
  local log=$1 name=$2 pom code=0 of_room=
  for pom in "$HUAWU_ROOT/$name"/pom.xml "$HUAWU_ROOT/$name"/*/pom.xml; do
    if [[ -f $pom ]]; then
      pom=${pom%/pom.xml}
      of_room+=,${pom#"$HUAWU_ROOT"/}
    fi
  done
  if [[ -n $of_room ]]; then
    test_java "$log" test -pl "${of_room#,}" -am "-Dtest=org.huawu.$name.**" -Dsurefire.failIfNoSpecifiedTests=false || code=$?
    if [[ -v FLAG[long] ]]; then test_fuzz_targets "$log" "$name"; fi
    return "$code"
  else
    test_java "$log" test -pl server -am "-Dtest=org.huawu.server.$name.**" -Dsurefire.failIfNoSpecifiedTests=false
  fi
}

# test_fuzz_targets LOG ROOM: each by itself for as long as it says, since a fuzzer has one target in its life.
test_fuzz_targets() {
  local log=$1 file part target
  while IFS= read -r file; do
    part=${file#"$HUAWU_ROOT/"}
    part=${part%%/src/test/*}
    while IFS= read -r target; do
      test_one "$log" fuzz "$part" "$(basename -- "$file" .java)#$target"
    done < <(awk '/@FuzzTest/ { next_is_one = 1 }
      next_is_one && match($0, /void [A-Za-z]+\(/) { print substr($0, RSTART + 5, RLENGTH - 6); next_is_one = 0 }' "$file")
  done < <(find "$HUAWU_ROOT/$2" -path '*/src/test/java/*' -name '*Fuzz.java' | sort)
}

# fuzz PART TARGET: what it finds lies among the part's test resources afterwards, to be read again by its tests.
fuzz() {
  JAZZER_FUZZ=1 maven test -pl "$1" -am "-Dtest=$2" -Dsurefire.failIfNoSpecifiedTests=false
}

# test_java LOG GOAL WORD...: a run of Maven; failed tests do not stop it, so that all are counted.
test_java() {
  local log=$1 code=0 seeds=${FLAG[seeds]-}
  local -a more=()
  shift
  if [[ -v FLAG[long] ]]; then
    more+=(-Dhuawu.test.long=true)
    seeds=${seeds:-10000}
  fi
  if [[ -n $seeds ]]; then more+=("-Djqwik.tries.default=$seeds"); fi
  if [[ -v FLAG[seed] ]]; then more+=("-Dhuawu.test.seed=${FLAG[seed]}"); fi
  forget_java_reports
  maven -fae -Dmaven.test.failure.ignore=true ${more[@]+"${more[@]}"} "$@" >>"$log" 2>&1 || code=$?
  count_java_reports "$log"
  return "$code"
}

java_reports() {
  find "$HUAWU_ROOT" -maxdepth 5 \( -name node_modules -o -name .git -o -path "$HUAWU_ROOT/data" \) -prune -o \
    -path '*/target/surefire-reports/TEST-*.xml' -print
}

# Reports of an earlier run would be counted again.
forget_java_reports() {
  java_reports | xargs -r -d '\n' rm -f --
}

count_java_reports() {
  local log=$1 report tests=0 failed=0 skipped=0 counts
  local -a reports=()
  mapfile -t reports < <(java_reports)
  for report in "${reports[@]}"; do
    # The opening tag of the suite carries the counts.
    counts=$(sed -n '/<testsuite /,/>/p' "$report" | tr '\n' ' ' | sed 's/>.*//')
    tests=$((tests + $(attribute tests "$counts")))
    failed=$((failed + $(attribute failures "$counts") + $(attribute errors "$counts")))
    skipped=$((skipped + $(attribute skipped "$counts")))
    list_failed_cases "$report" >>"$log.failed"
  done
  PASSED=$((PASSED + tests - failed - skipped))
  FAILED=$((FAILED + failed))
  SKIPPED=$((SKIPPED + skipped))
}

# attribute NAME TAG: the number it has, 0 when it is not there.
attribute() {
  if [[ $2 =~ [[:space:]]$1=\"([0-9]+)\" ]]; then printf '%s' "${BASH_REMATCH[1]}"; else printf '0'; fi
}

# Class and name of each test case that has a failure or an error in it.
list_failed_cases() {
  awk '
    /<testcase / { case_name = $0 }
    /<(failure|error)[ >]/ {
      if (match(case_name, /classname="[^"]*"/)) class = substr(case_name, RSTART + 11, RLENGTH - 12)
      if (match(case_name, / name="[^"]*"/)) name = substr(case_name, RSTART + 7, RLENGTH - 8)
      if (case_name != "") print class " > " name
      case_name = ""
    }' "$1"
}

test_web() {
  local log=$1 code=0
  install_packages web >>"$log" 2>&1 || return 1
  test_one "$log" npm --prefix "$HUAWU_ROOT/web" run check
  test_vitest "$log" web || code=$?
  return "$code"
}

# Whole-system tests drive the built distribution through the launcher.
test_e2e() {
  local log=$1
  (ensure_built) >>"$log" 2>&1 || return 1
  install_packages e2e >>"$log" 2>&1 || return 1
  test_one "$log" npm --prefix "$HUAWU_ROOT/e2e" run check
  test_vitest "$log" e2e
}

install_packages() {
  local folder=$HUAWU_ROOT/$1
  if newer_than "$folder/node_modules/.package-lock.json" "$folder/package-lock.json"; then
    (cd -- "$folder" && npm ci --no-audit --no-fund)
  fi
}

# test_vitest LOG FOLDER: counts from vitest's own JSON, whose totals stand before everything else.
test_vitest() {
  local log=$1 report=$TEST_FOLDER/$2.json code=0 totals failed
  (cd -- "$HUAWU_ROOT/$2" && npm test -- --reporter=default --reporter=json "--outputFile.json=$report") >>"$log" 2>&1 || code=$?
  if [[ -s $report ]]; then
    totals=$(head -c 2000 -- "$report")
    PASSED=$((PASSED + $(json_number numPassedTests "$totals")))
    FAILED=$((FAILED + $(json_number numFailedTests "$totals")))
    SKIPPED=$((SKIPPED + $(json_number numPendingTests "$totals") + $(json_number numTodoTests "$totals")))
  fi
  return "$code"
}

json_number() {
  if [[ $2 =~ \"$1\":[[:space:]]*([0-9]+) ]]; then printf '%s' "${BASH_REMATCH[1]}"; else printf '0'; fi
}

test_launcher() {
  local log=$1
  if type -P shellcheck >/dev/null; then
    test_one "$log" shell_files_are_clean
  else
    SKIPPED=$((SKIPPED + 1))
    note test.shellcheck-missing
  fi
  test_in_bash "$log" "$HUAWU_ROOT/launcher/tests"
}

# The real archive is made and installed.
test_package() {
  local log=$1
  (run_package) >>"$log" 2>&1 || return 1
  # One after the other: each starts the program.
  TEST_JOBS=1 test_in_bash "$log" "$HUAWU_ROOT/launcher/tests/packed"
}

# test_in_bash LOG FOLDER: the tests there print "passed", "failed" or "skipped" and a name for each.
test_in_bash() {
  local log=$1 code=0 before
  before=$(wc -l <"$log")
  bash "$HUAWU_ROOT/launcher/tests/run" "$2" >>"$log" 2>&1 || code=$?
  PASSED=$((PASSED + $(count_lines passed "$log" "$before")))
  FAILED=$((FAILED + $(count_lines failed "$log" "$before")))
  SKIPPED=$((SKIPPED + $(count_lines skipped "$log" "$before")))
  sed -n 's/^failed  *//p' -- "$log" >>"$log.failed"
  return "$code"
}

# count_lines WORD FILE AFTER: lines that begin with the word, after the first AFTER lines.
count_lines() {
  tail -n "+$(($3 + 1))" -- "$2" | awk -v word="$1" '$1 == word { n++ } END { print n + 0 }'
}

shell_files_are_clean() {
  local -a files
  mapfile -t files < <(
    printf '%s\n' "$HUAWU_ROOT/huawu"
    find "$HUAWU_ROOT/launcher" -type f \( -name '*.sh' -o -path '*/tests/*' \) ! -name '*.*.*'
    find "$HUAWU_ROOT/.ci" -type f -name run 2>/dev/null
  )
  (cd -- "$HUAWU_ROOT" && shellcheck -x "${files[@]#"$HUAWU_ROOT/"}")
}

# Licences, parts list, secrets: each file in launcher/checks passes or fails as a whole.
test_checks() {
  local log=$1 check
  for check in "$HUAWU_ROOT"/launcher/checks/*.sh; do
    test_one "$log" bash "$check"
  done
}
