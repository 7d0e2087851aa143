# shellcheck shell=bash
# Reading the command line: COMMAND, its flags (FLAG) and its arguments (ARGUMENT). Every fault ends with exit code 2.

COMMAND=''
declare -gA FLAG=()
declare -ga ARGUMENT=()
HELP_WANTED=no

# The distance of two words in single edits (Levenshtein), to find what was meant.
distance() {
  local a=$1 b=$2 i j cost best
  local -a before=() now=()
  for ((j = 0; j <= ${#b}; j++)); do before[j]=$j; done
  for ((i = 1; i <= ${#a}; i++)); do
    now=("$i")
    for ((j = 1; j <= ${#b}; j++)); do
      cost=1
      if [[ ${a:i-1:1} == "${b:j-1:1}" ]]; then cost=0; fi
      best=$((before[j - 1] + cost))
      if ((before[j] + 1 < best)); then best=$((before[j] + 1)); fi
      if ((now[j - 1] + 1 < best)); then best=$((now[j - 1] + 1)); fi
      now[j]=$best
    done
    before=("${now[@]}")
  done
  printf '%s' "${before[${#b}]}"
}

# nearest WORD KNOWN...: the known word nearest to WORD when it is near enough to be what was meant, else nothing.
nearest() {
  local word=${1:0:40} known steps limit best=''
  limit=$((${#word} / 3 + 1))
  shift
  for known in "$@"; do
    if [[ $known == "$word"* && ${#word} -ge 2 ]]; then
      steps=1
    else
      steps=$(distance "$word" "$known")
    fi
    if ((steps <= limit)); then
      best=$known limit=$((steps - 1))
    fi
  done
  printf '%s' "$best"
}

# unknown_word KIND WORD COMMAND KNOWN...: says that WORD is unknown and what was probably meant.
unknown_word() {
  local kind=$1 word=$2 command=$3 dashes='' meant
  shift 3
  if [[ $kind == flag ]]; then dashes='--'; fi
  meant=$(nearest "${word#--}" "$@")
  if [[ -n $meant ]]; then
    misuse "unknown.$kind.near" "$word" "$command" "$dashes$meant"
  fi
  misuse "unknown.$kind" "$word" "$command"
}

# parse_command WORD...: fills COMMAND, FLAG and ARGUMENT.
parse_command() {
  local known
  COMMAND=$1
  shift
  if [[ $COMMAND == -* ]]; then
    misuse unknown.first-flag "$COMMAND"
  fi
  if [[ " ${KNOWN_COMMANDS[*]} " != *" $COMMAND "* ]]; then
    unknown_word command "$COMMAND" '' "${KNOWN_COMMANDS[@]}"
  fi
  known=${SUBCOMMANDS[$COMMAND]-}
  if [[ -n $known ]]; then
    parse_second_word "$known" "$@"
    if [[ $HELP_WANTED == yes ]]; then return; fi
    shift
  fi
  parse_words "$@"
  if [[ $HELP_WANTED == no ]]; then
    check_arguments
    check_needed_flags
    check_flags_together
  fi
}

# Commands such as `log` have a second word: it becomes part of COMMAND.
parse_second_word() {
  local known=$1 word=${2-}
  local -a list
  read -ra list <<<"$known"
  case $word in
    --help | -h) HELP_WANTED=yes ;;
    '' | -*) misuse missing.second-word "$COMMAND" "${known// /, }" ;;
    *)
      if [[ " $known " != *" $word "* ]]; then
        unknown_word second-word "$word" "$COMMAND" "${list[@]}"
      fi
      COMMAND="$COMMAND $word"
      ;;
  esac
}

parse_words() {
  local word kind value name
  while (($#)); do
    word=$1
    shift
    case $word in
      --help | -h)
        HELP_WANTED=yes
        return
        ;;
      --)
        ARGUMENT+=("$@")
        return
        ;;
      --*)
        name=${word#--} name=${name%%=*}
        kind=$(kind_of "$COMMAND" "$name") || unknown_flag "--$name"
        if [[ -v FLAG[$name] ]]; then misuse twice.flag "--$name"; fi
        if [[ $kind == switch ]]; then
          if [[ $word == *=* ]]; then misuse switch.with-value "--$name"; fi
          FLAG[$name]=true
          continue
        fi
        if [[ $word == *=* ]]; then
          value=${word#*=}
        elif (($#)) && [[ $1 != --* ]]; then
          value=$1
          shift
        else
          misuse missing.value "--$name" "$(words "kind.$kind")"
        fi
        # The check stands in a process of its own; its word replaces the value as typed.
        FLAG[$name]=$(check_value "$kind" "$value") || misuse "wrong.$kind" "--$name" "$value"
        ;;
      -?*) unknown_flag "$word" ;;
      *) ARGUMENT+=("$word") ;;
    esac
  done
}

unknown_flag() {
  local row
  local -a known=()
  for row in $(flags_of "$COMMAND"); do known+=("${row%%:*}"); done
  if ((${#known[@]} == 0)); then
    misuse unknown.flag.none "$1" "$COMMAND"
  fi
  unknown_word flag "$1" "$COMMAND" "${known[@]}"
}

# The arguments beside the flags: as many as the command takes, each of its kind.
check_arguments() {
  local row name kind value i
  row=$(arguments_of "$COMMAND")
  name=${row%%:*} kind=${row#*:}
  kind=${kind%[?*]}
  if [[ -z $row && ${#ARGUMENT[@]} -gt 0 ]]; then
    misuse argument.none "$COMMAND" "${ARGUMENT[0]}"
  fi
  if [[ -n $row && $row != *[?*] && ${#ARGUMENT[@]} -eq 0 ]]; then
    misuse argument.missing "$COMMAND" "$name" "$(words "kind.$kind")"
  fi
  if [[ $row != *'*' && ${#ARGUMENT[@]} -gt 1 ]]; then
    misuse argument.many "$COMMAND" "$name" "${ARGUMENT[1]}"
  fi
  for i in "${!ARGUMENT[@]}"; do
    value=${ARGUMENT[i]}
    ARGUMENT[i]=$(check_value "$kind" "$value") || misuse "wrong.$kind" "$name" "$value"
  done
}

check_needed_flags() {
  local name
  for name in ${NEEDED_FLAGS[$COMMAND]-}; do
    if [[ ! -v FLAG[$name] ]]; then
      misuse missing.flag "$COMMAND" "--$name" "$(words "kind.$(kind_of "$COMMAND" "$name")")"
    fi
  done
}

# What is right alone and wrong together: a certificate without its key, one port for two things.
check_flags_together() {
  local from to
  if [[ -v FLAG[cert] && ! -v FLAG[key] ]]; then misuse pair.missing --cert --key; fi
  if [[ -v FLAG[key] && ! -v FLAG[cert] ]]; then misuse pair.missing --key --cert; fi
  if [[ ${FLAG[db]-} =~ [?\&]password= ]]; then misuse db.password; fi
  if [[ " $(flags_of "$COMMAND") " != *' http:port '* ]]; then return; fi
  same_port http 8080 https 8443
  same_port http 8080 sip 5060
  same_port https 8443 sip 5060
  from=${FLAG[rtp]:-10000-19999} to=${from#*-} from=${from%-*}
  if ((${FLAG[sip]:-5060} >= from && ${FLAG[sip]:-5060} <= to)); then
    misuse port.in-range --sip "${FLAG[sip]:-5060}" --rtp "$from-$to"
  fi
}

# same_port FLAG DEFAULT FLAG DEFAULT: refuses one port for two services.
same_port() {
  local one=${FLAG[$1]:-$2} other=${FLAG[$3]:-$4}
  if [[ $one == "$other" ]]; then
    misuse port.twice "--$1" "--$3" "$one"
  fi
}
