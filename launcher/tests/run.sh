# shellcheck shell=bash
# up, down and status with a program that only pretends.

ready_house() {
  make_house
  fake_tools
  export HUAWU_AOT=off
}

# Ended, whether or not somebody has asked for its exit code yet.
process_is_gone() {
  [[ ! -r /proc/$1/cmdline || -z $(tr -d '\0' <"/proc/$1/cmdline") ]]
}

given_a_detached_start_when_ready_then_it_returns_and_the_program_stays() {
  local pid
  ready_house
  huawu up --detach --sample --http 8081
  expect_code 0
  expect_out 'ready: https://localhost:8443'
  expect_equal $'http=8081\nsample=true' "$(<house/data/run/flags)"
  expect_equal 700 "$(stat -c %a house/data)"
  pid=$(<house/data/run/pid)
  kill -0 "$pid"
  expect_equal 1 "$(calls "huawu.data=$SCRATCH/house/data .*huawu.edge.http-port=8081 -Dhuawu.sample=true -jar .* up")"
  huawu status
  expect_code 0
  expect_out "running: pid $pid since 20"
  expect_out 'program says: fine'
  huawu down
  expect_code 0
  expect_out 'Stopped.'
  process_is_gone "$pid"
  huawu status
  expect_code 1
  expect_reason 'not running on'
}

given_a_running_program_when_started_again_with_the_same_flags_then_it_prints_the_block_again() {
  ready_house
  huawu up --detach --http 8081 --sample
  : >calls
  huawu up --sample --http 8081
  expect_code 0
  expect_out 'ready: '
  expect_equal 0 "$(calls ' up$')"
  huawu down
}

given_a_running_program_when_started_with_other_flags_then_the_flag_is_named() {
  ready_house
  huawu up --detach --http 8081
  huawu up --http 8082
  expect_code 1
  expect_reason '--http is 8081, asked for is 8082'
  huawu up --http 8081 --sample
  expect_code 1
  expect_reason '--sample is (not given), asked for is true'
  huawu up
  expect_code 1
  expect_reason '--http is 8081, asked for is (not given)'
  huawu down
}

given_two_data_folders_when_started_then_two_programs_run() {
  ready_house
  huawu up --detach --data one
  huawu up --detach --data two --http 8081 --https 8444
  expect_code 0
  huawu status --data one
  expect_code 0
  huawu down --data one
  huawu status --data two
  expect_code 0
  huawu down --data two
}

given_a_killed_program_when_started_again_then_what_it_left_is_recognised() {
  local pid
  ready_house
  huawu up --detach --sample
  pid=$(<house/data/run/pid)
  kill -KILL "$pid"
  until_true process_is_gone "$pid"
  expect_file house/data/run/ready.txt
  huawu status
  expect_code 1
  huawu down
  expect_code 0
  expect_out 'nothing to stop'
  huawu up --detach
  expect_code 0
  expect_equal '' "$(<house/data/run/flags)"
  huawu down
}

given_a_pid_another_process_has_taken_over_when_started_then_it_is_left_alone() {
  local other
  ready_house
  mkdir -p house/data/run
  sleep 600 &
  other=$!
  printf '%s\n' "$other" >house/data/run/pid
  printf 'ready: of yesterday\n' >house/data/run/ready.txt
  huawu status
  expect_code 1
  huawu down
  expect_out 'nothing to stop'
  huawu up --detach
  expect_code 0
  expect_out 'ready: https://'
  kill -0 "$other"
  kill "$other"
  huawu down
}

given_a_program_on_another_folder_when_its_pid_stands_here_then_it_is_not_ours() {
  ready_house
  huawu up --detach --data one
  mkdir -p two/run
  cp one/run/pid two/run/pid
  huawu status --data two
  expect_code 1
  huawu down --data one
}

given_a_program_that_refuses_when_started_then_its_sentence_is_the_last_line() {
  ready_house
  FAKE_JAVA=refuse huawu up --detach
  expect_code 1
  expect_equal 'huawu: port 8443 is taken. Give another.' "${ERR##*$'\n'}"
  FAKE_JAVA=refuse huawu up
  expect_code 1
  expect_equal 'huawu: port 8443 is taken. Give another.' "${ERR##*$'\n'}"
}

given_a_program_that_crashes_when_started_then_its_last_lines_and_the_log_are_shown() {
  ready_house
  FAKE_JAVA=crash huawu up --detach
  expect_code 1
  expect_err two
  expect_reason 'ended with code 134'
  FAKE_JAVA=mute huawu up --detach
  expect_code 1
  expect_reason 'ended with code 3 and gave no reason'
}

given_a_program_that_is_never_ready_when_started_then_it_says_so_after_the_limit() {
  ready_house
  FAKE_JAVA=slow HUAWU_READY_LIMIT_S=0 huawu up --detach
  expect_code 1
  expect_reason 'was not ready within 0 seconds'
  huawu status
  expect_code 0
  expect_out 'starting: pid'
  huawu down
  expect_code 0
}

given_a_program_in_the_foreground_when_term_comes_then_it_stops_cleanly() {
  local launcher code signal
  ready_house
  # Without job control a shell starts what runs in the background deaf to INT.
  set -m
  for signal in TERM INT HUP; do
    rm -f out # what an earlier one said is no answer
    # Where the tests run in the background, INT is ignored from the start, and no shell could hear it.
    env --default-signal=TERM,INT,HUP "$SCRATCH/house/huawu" up >out 2>err &
    launcher=$!
    until_true grep -qs ready: out
    kill "-$signal" "$launcher"
    code=0
    wait "$launcher" || code=$?
    expect_equal 0 "$code"
    expect_no_file house/data/run/ready.txt
  done
}

given_a_program_in_the_foreground_when_it_dies_then_the_launcher_ends_with_1() {
  local launcher code=0
  ready_house
  rm -f out # what an earlier one said is no answer
  "$SCRATCH/house/huawu" up >out 2>err &
  launcher=$!
  until_true grep -qs ready: out
  kill -KILL "$(<house/data/run/pid)"
  wait "$launcher" || code=$?
  expect_equal 1 "$code"
}

given_two_starts_at_once_when_they_meet_then_one_starts_and_both_are_content() {
  ready_house
  huawu up --detach
  huawu down
  : >calls
  "$SCRATCH/house/huawu" up --detach >out1 2>err1 &
  "$SCRATCH/house/huawu" up --detach >out2 2>err2 &
  wait
  grep -q ready: out1
  grep -q ready: out2
  expect_equal 1 "$(calls ' up$')"
  huawu down
}

given_a_data_folder_that_cannot_be_made_when_started_then_it_says_which_and_why() {
  ready_house
  printf 'x\n' >file
  huawu up --data file/below
  expect_code 1
  expect_reason "the data folder $SCRATCH/file/below cannot be written: Not a directory"
  huawu up --data /proc/huawu
  expect_code 1
  expect_reason 'the data folder /proc/huawu cannot be written: No such file or directory'
}

given_extra_flags_for_the_jvm_when_started_then_they_come_after_the_launchers() {
  ready_house
  HUAWU_JVM_FLAGS='-Xmx3g -Dx=1' huawu up --detach
  expect_equal 1 "$(calls '-Xmx1g .* -Xmx3g -Dx=1 -Dhuawu.home=.* up$')"
  huawu down
}

given_backup_and_restore_when_called_then_the_program_is_handed_absolute_paths() {
  ready_house
  printf 'x\n' >saved
  printf 'key\n' >key
  huawu backup saved.new --recordings
  expect_code 0
  expect_out "program did backup $SCRATCH/saved.new --recordings"
  huawu restore saved --data fresh --master-key key
  expect_code 0
  expect_out "program did restore $SCRATCH/saved"
  expect_equal 1 "$(calls "huawu.data=$SCRATCH/fresh .*huawu.vault.master-key-file=$SCRATCH/key .* restore")"
  FAKE_KEEP=1 huawu backup saved.new
  expect_code 1
}
