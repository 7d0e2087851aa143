# shellcheck shell=bash
# The command line: what is wrong ends with exit code 2 and one sentence that says what, which, why and how to mend it.

# wrong REASON WORD...: the call is refused with this in its sentence.
wrong() {
  huawu "${@:2}"
  expect_code 2
  expect_reason "$1"
  expect_equal '' "$OUT"
}

given_an_unknown_command_when_called_then_the_nearest_is_named() {
  make_house
  wrong 'there is no command statsu. Did you mean status?' statsu
  wrong 'there is no command zzzzzz. ./huawu --help lists' zzzzzz
  wrong 'the flag --data stands where a command is expected' --data x
}

given_an_unknown_flag_when_called_then_the_nearest_is_named() {
  make_house
  wrong 'up has no flag --htps. Did you mean --https?' up --htps 1
  wrong 'up has no flag --det. Did you mean --detach?' up --det
  wrong 'up has no flag -d. ./huawu up --help lists' up -d
  wrong 'up has no flag --colour. ./huawu up --help lists' up --colour
  wrong 'package takes no flags, and --json was given' package --json
  wrong 'down has no flag --detach.' down --detach
}

given_a_flag_without_its_value_when_called_then_it_is_refused() {
  make_house
  wrong '--http has no value. Give a port' up --http
  wrong '--data has no value. Give a folder' up --data --detach
  wrong '--sample is a switch and takes no value' up --sample=yes
  wrong '--http is given twice' up --http 1 --http=2
}

given_a_port_out_of_range_when_called_then_it_is_refused() {
  local value
  make_house
  for value in 0 65536 -1 080 8080x 1e3 '' ' 80' 99999999999999999999; do
    wrong "\"$value\" is not a port" up "--http=$value"
  done
  wrong '--sip "70000" is not a port' up --sip 70000
}

given_a_wrong_range_of_rtp_ports_when_called_then_it_is_refused() {
  local value
  make_house
  for value in 20000-10000 10000-10000 1023-2000 10000-65536 10000 10000- a-b 010000-20000; do
    wrong "\"$value\" is not a range of ports" up --rtp "$value"
  done
}

given_an_address_nobody_can_reach_when_called_then_it_is_refused() {
  local value
  make_house
  for value in 0.0.0.0 256.1.1.1 1.2.3 1.2.3.4.5 01.2.3.4 224.0.0.1 host :: 0:0:0:0:0:0:0:0 1::2::3 12345::1 1:2:3:4:5:6:7:8:9 ff02::1; do
    wrong "\"$value\" is not an address" up --public-address "$value"
  done
}

given_a_certificate_without_its_key_when_called_then_it_is_refused() {
  make_house
  printf 'x\n' >cert.pem
  wrong '--cert is given without --key' up --cert cert.pem
  wrong '--key is given without --cert' up --key cert.pem
  wrong '--cert "absent.pem" is not a file that can be read' up --cert absent.pem --key cert.pem
}

given_one_port_for_two_things_when_called_then_it_is_refused() {
  make_house
  wrong '--http and --https are both port 8443' up --http 8443
  wrong '--https and --sip are both port 9000' up --https 9000 --sip 9000
  wrong '--sip 10500 lies within --rtp 10000-19999' up --sip 10500
}

given_a_wrong_value_of_another_kind_when_called_then_it_is_refused() {
  make_house
  printf 'x\n' >file
  wrong '"file" cannot be a folder' up --data file
  wrong 'is not a host name' up --host 'a b'
  wrong 'is not a host name' up --host -x
  wrong 'is not the address of a PostgreSQL database' up --db mysql://x/y
  wrong 'is not the address of a PostgreSQL database' up --db jdbc:postgresql://db/a/b
  wrong 'carries a password' up --db 'jdbc:postgresql://db/huawu?user=u&password=p'
  wrong '"0" is not a count' test --seeds 0
  wrong 'is not a duration' bench --soak 5
  wrong 'is not a month' figures verify --month 2026-13
  wrong 'is not a time' figures explain calls --from yesterday --to 2026-11-21 --scope project:1
  wrong 'is not a scope' figures explain calls --from 2026-11-20 --to 2026-11-21 --scope planet:1
  wrong 'is not a file that can be read' restore absent
  wrong 'cannot be written as a file' backup absent/folder/file
}

given_the_wrong_number_of_arguments_when_called_then_it_is_refused() {
  make_house
  printf 'x\n' >file
  wrong 'backup needs FILE' backup
  wrong 'backup takes one FILE, and "two" came after it' backup one two
  wrong 'status takes no argument, and "now" was given' status now
  wrong 'log needs a second word: cat, export' log
  wrong 'log does not know cta. Did you mean log cat?' log cta
  wrong 'figures explain cannot do without --from' figures explain calls
}

given_a_command_of_later_work_when_called_rightly_then_it_says_so_with_code_2() {
  local words
  make_house
  printf 'x\n' >file
  for words in 'demo --callers 5 --json' 'apply file --plan' 'export fresh' \
    'figures explain calls --from 2026-11-20 --to 2026-11-21T10:00:00+08:00 --scope project:1' \
    'figures verify --month 2026-11' 'audit verify' 'sim file' 'settle anything at all'; do
    # Split at blanks on purpose.
    # shellcheck disable=SC2086
    wrong 'comes with later work' $words
  done
  mkdir -p house/bench/src/main/java/org/huawu/bench
  printf 'x\n' >house/bench/src/main/java/org/huawu/bench/StartBench.java
  wrong 'the measurement media is not built yet. Those that stand: start.' bench media
}

given_relative_paths_and_links_when_called_then_one_folder_has_one_name() {
  make_house
  mkdir real
  ln -s real link
  huawu status --data link
  expect_code 1
  expect_reason "$SCRATCH/real"
  huawu status --data=./nothing/../real/
  expect_reason "$SCRATCH/real"
}

given_names_and_addresses_of_a_host_when_called_then_they_are_taken() {
  local value
  make_house
  for value in hotline.example.com 10.1.2.3 ::1 fd00::12 客服.公司 host1; do
    huawu doctor --host "$value"
    if [[ $CODE == 2 ]]; then fail "$value was refused"; fi
  done
}
