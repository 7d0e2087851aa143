# shellcheck shell=bash
# up, down, status.

READY_LIMIT_S=${HUAWU_READY_LIMIT_S:-120}
STOP_LIMIT_S=${HUAWU_STOP_LIMIT_S:-60}
readonly READY_LIMIT_S STOP_LIMIT_S

# Waits for a tenth of a second. Files and other users' processes can only be asked again.
breathe() {
  sleep 0.1
}

run_up() {
  local data
  data=$(data_folder)
  refuse_wrong_owner "$data"
  keys_of_installation
  answer_if_up "$data"
  need_java
  if ! is_packed; then ensure_built; fi
  prepare_data_folder "$data"
  lock_start "$data"
  # Another start may have finished while this one waited.
  answer_if_up "$data"
  if ! reason_of forget_last_run "$data"; then
    recall_last_run "$data"
    refuse up.not-writable "$data" "$REASON"
  fi
  flags_to_properties
  program_line "$data" up
  if [[ -v FLAG[detach] ]]; then
    start_detached "$data"
  else
    start_in_foreground "$data"
  fi
}

# Already up: the ready block again, or a refusal when the flags differ. Returns when nothing runs.
answer_if_up() {
  local data=$1 pid different waited=0
  pid=$(running_pid "$data") || return 0
  different=$(different_flags "$data")
  if [[ -n $different ]]; then refuse up.other-flags "$data" "$different" "$(typed down "$data")"; fi
  while ! is_ready "$data"; do
    if ! is_our_program "$pid" "$data"; then return 0; fi
    if ((waited++ > READY_LIMIT_S * 10)); then refuse up.slow "$pid" "$READY_LIMIT_S" "$data/logs/console.log" "$(typed down "$data")"; fi
    breathe
  done
  if ! is_packed && sources_are_newer; then note up.newer "$(typed down "$data")" "$(typed up "$data")"; fi
  show_ready_block "$data"
  exit 0
}

# By the shell itself: an INT that comes while it waits for another command would be lost.
show_ready_block() {
  local -a block=()
  { mapfile -t block <"$1/run/ready.txt"; } 2>/dev/null || refuse up.no-ready-block "$1/run/ready.txt" "$(typed down "$1")"
  printf '%s\n' "${block[@]}"
}

prepare_data_folder() {
  local data=$1
  umask 077
  reason_of mkdir -p -- "$data/run" "$data/logs" || refuse up.not-writable "$data" "$REASON"
  # A full disk lets a file be made and not be filled.
  reason_of write_line "$data/run/start" "$$" || refuse up.not-writable "$data" "$REASON"
}

write_line() {
  printf '%s\n' "$2" >"$1"
}

# One start at a time on a folder; the lock ends with this process and is not handed to the program.
lock_start() {
  local waited=0
  exec {START_LOCK}<"$1/run/start"
  if flock -n "$START_LOCK"; then return; fi
  note up.waiting
  while ! flock -w 1 "$START_LOCK"; do
    answer_if_up "$1"
    if ((++waited > READY_LIMIT_S)); then refuse up.still-starting "$1" "$READY_LIMIT_S" "$1/logs/console.log" "$(typed down "$1")"; fi
  done
}

# What a program that was killed left behind says nothing about the one that starts now. It is kept until that one is
# ready: a program that holds the folder unseen (from another container) refuses this start and is known by these files.
forget_last_run() {
  local flags
  flags=$(flags_as_lines) &&
    rm -rf -- "$1/run/before" &&
    mkdir -- "$1/run/before" &&
    move_run_files "$1/run" "$1/run/before" &&
    write_line "$1/run/flags" "$flags"
}

# After a start that came to nothing.
recall_last_run() {
  move_run_files "$1/run/before" "$1/run"
  rm -rf -- "$1/run/before"
}

move_run_files() {
  local name
  for name in pid ready.txt flags; do
    rm -f -- "$2/$name" || return 1
    if [[ -e $1/$name ]]; then mv -- "$1/$name" "$2/$name" || return 1; fi
  done
}

start_in_foreground() {
  local data=$1 child='' code shown=no stop=no interrupted
  note up.starting "$data"
  trap 'stop=yes interrupted=yes; pass_on_stop "$child"' INT TERM HUP
  # In the background, so that this shell hears signals at once and passes them on as TERM.
  (
    exec {START_LOCK}<&-
    printf '%s\n' "$BASHPID" >"$data/run/pid"
    exec "${PROGRAM[@]}" </dev/null
  ) &
  child=$!
  if [[ $stop == yes ]]; then pass_on_stop "$child"; fi
  while [[ $shown == no ]] && kill -0 "$child" 2>/dev/null; do
    if is_ready "$data"; then
      rm -rf -- "$data/run/before"
      show_ready_block "$data"
      shown=yes
      exec {START_LOCK}<&-
      tell_systemd
    else
      breathe
    fi
  done
  while true; do
    code=0 interrupted=no
    wait "$child" || code=$?
    # A signal to this shell ends the wait before the program ends: then wait again.
    if [[ $interrupted == no ]]; then break; fi
  done
  if [[ $shown == no ]]; then recall_last_run "$data"; fi
  exit "$(plain_code "$code")"
}

pass_on_stop() {
  if [[ -n $1 ]] && kill -0 "$1" 2>/dev/null; then kill -TERM "$1"; fi
}

# systemd waits for this before it calls the service started.
tell_systemd() {
  if [[ -n ${NOTIFY_SOCKET-} ]] && type -P systemd-notify >/dev/null; then systemd-notify --ready; fi
}

# A JVM that TERM, INT or HUP ended has stopped cleanly.
plain_code() {
  case $1 in
    143 | 130 | 129) printf '0' ;;
    0 | 1 | 2) printf '%s' "$1" ;;
    *) printf '1' ;;
  esac
}

start_detached() {
  local data=$1 console=$1/logs/console.log child begin waited=0 code=0
  note up.starting "$data"
  begin=$(console_size "$console")
  (
    exec {START_LOCK}<&-
    printf '%s\n' "$BASHPID" >"$data/run/pid"
    # setsid in a process that leads no group keeps the process id.
    exec setsid "${PROGRAM[@]}" </dev/null >>"$console" 2>&1
  ) &
  child=$!
  while ! is_ready "$data"; do
    if ! kill -0 "$child" 2>/dev/null; then
      wait "$child" || code=$?
      recall_last_run "$data"
      show_last_reason "$console" "$begin" "$code"
    fi
    if ((waited++ > READY_LIMIT_S * 10)); then refuse up.slow "$child" "$READY_LIMIT_S" "$console" "$(typed down "$data")"; fi
    breathe
  done
  show_ready_block "$data"
  rm -rf -- "$data/run/before"
}

# Keeps the file of console output small: it holds what the logs do not.
console_size() {
  if [[ ! -f $1 ]]; then
    printf '0'
  elif (($(stat -c %s -- "$1") > 5000000)); then
    mv -f -- "$1" "$1.1"
    printf '0'
  else
    stat -c %s -- "$1"
  fi
}

# The program's own last words: its refusal, else its last line. Never returns.
show_last_reason() {
  local console=$1 begin=$2 code=$3 text last
  text=$(tail -c "+$((begin + 1))" -- "$console" | sed '/^[[:space:]]*$/d' | tail -n 200)
  last=$(sed -n '/^huawu: /p' <<<"$text" | tail -n 1)
  if [[ -z $last ]]; then
    if [[ -z $text ]]; then refuse up.mute "$code" "$console"; fi
    tail -n 5 <<<"$text" >&2
    refuse up.ended "$code" "$console"
  fi
  printf '%s\n' "$last" >&2
  exit 1
}

run_down() {
  local data pid waited=0
  data=$(data_folder)
  if ! pid=$(running_pid "$data"); then
    say down.not-running "$data"
    return
  fi
  note down.stopping "$pid"
  if ! reason_of kill -TERM "$pid" && is_our_program "$pid" "$data"; then refuse down.no-right "$pid" "$REASON"; fi
  while is_our_program "$pid" "$data" || is_ending "$pid"; do
    if ((waited++ > STOP_LIMIT_S * 10)); then refuse down.slow "$pid" "$data/logs/console.log"; fi
    breathe
  done
  if [[ $(cat -- "$data/run/pid" 2>/dev/null) == "$pid" ]]; then rm -f -- "$data/run/pid" "$data/run/ready.txt"; fi
  say down.done
}

run_status() {
  local data pid
  data=$(data_folder)
  if ! pid=$(running_pid "$data"); then
    if ! is_packed && [[ ! -f $DIST/build-id ]]; then refuse status.not-built "$data"; fi
    refuse status.not-running "$data" "$(typed up "$data")"
  fi
  if ! is_ready "$data"; then
    say status.starting "$pid" "$(running_since "$data")" "$data"
    return
  fi
  say status.running "$pid" "$(running_since "$data")" "$data"
  call_program "$data" status
}
