# shellcheck shell=bash
# The program that runs on a data folder: is there one, which, since when, with which flags.

# is_our_program PID DATA: the process is the program, started with `up` on this data folder.
# A number that another process has taken over after a kill -9 does not pass.
is_our_program() {
  local word folder=no
  local -a line=()
  [[ $1 =~ ^[1-9][0-9]*$ && -r /proc/$1/cmdline ]] || return 1
  # The process may end between the two looks: then nothing is read.
  { mapfile -d '' -t line <"/proc/$1/cmdline"; } 2>/dev/null || return 1
  for word in "${line[@]}"; do
    if [[ $word == "-Dhuawu.data=$2" ]]; then folder=yes; fi
  done
  [[ $folder == yes && ${line[-1]-} == up ]]
}

# is_ending PID: a process that has given its memory back, its command line with it, and is not over yet. One with a
# large heap stays like this for a moment, and PostgreSQL's may do so too.
is_ending() {
  local stat
  [[ -e /proc/$1/cmdline && -z $(tr -d '\0' <"/proc/$1/cmdline") ]] 2>/dev/null || return 1
  stat=$(cat -- "/proc/$1/stat" 2>/dev/null) || return 1
  [[ ${stat##*) } != [ZX]* ]]
}

# running_pid DATA: prints the process id of the program on this folder; fails when none runs.
running_pid() {
  local pid
  pid=$(cat -- "$1/run/pid" 2>/dev/null) || return 1
  is_our_program "$pid" "$1" && printf '%s' "$pid"
}

# typed COMMAND DATA: what people are told to type for a command on this folder.
typed() {
  if [[ -v FLAG[data] ]]; then printf './huawu %s --data %q' "$1" "$2"; else printf './huawu %s' "$1"; fi
}

# Since when, in the time of this machine.
running_since() {
  date -r "$1/run/pid" '+%Y-%m-%d %H:%M:%S %:z'
}

is_ready() {
  [[ -s $1/run/ready.txt ]]
}

# The flags of this call, sorted, one KEY=VALUE a line; how it is started (--detach) is no property of what runs.
flags_as_lines() {
  local name
  for name in $(printf '%s\n' "${!FLAG[@]}" | LC_ALL=C sort); do
    if [[ $name != detach && $name != data ]]; then printf '%s=%s\n' "$name" "${FLAG[$name]}"; fi
  done
}

# different_flags DATA: what differs between the running program and this call, in words; nothing when nothing does.
different_flags() {
  local name value text=''
  local -A running=()
  if [[ -r $1/run/flags ]]; then
    while IFS='=' read -r name value; do
      if [[ -n $name ]]; then running[$name]=$value; fi
    done <"$1/run/flags"
  fi
  for name in $(printf '%s\n' "${!running[@]}" "${!FLAG[@]}" | LC_ALL=C sort -u); do
    if [[ $name == detach || $name == data || ${running[$name]-} == "${FLAG[$name]-}" ]]; then continue; fi
    if [[ -n $text ]]; then text+='; '; fi
    text+=$(words up.flag-was "$name" "${running[$name]:-$(words up.unset)}" "${FLAG[$name]:-$(words up.unset)}")
  done
  printf '%s' "$text"
}

# The data of an installation belongs to one user: files of another among them would stop the program later.
refuse_wrong_owner() {
  if [[ -d $1 && ! -O $1 ]]; then
    refuse up.owner "$1" "$(stat -c %U -- "$1")" "$(id -un)" "$(realpath -s -- "$0") $COMMAND"
  fi
}

# reason_of COMMAND...: runs it; when it fails, the system's own reason (the text after the last colon) is in REASON.
reason_of() {
  local text
  if text=$("$@" 2>&1); then return 0; fi
  # shellcheck disable=SC2034 # read by the caller
  REASON=${text##*: }
  return 1
}
