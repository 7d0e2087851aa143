# shellcheck shell=bash
# The help pages, made from the table of commands so that no flag is left out.

show_help() {
  local command
  say help.intro
  printf '\n'
  for command in "${KNOWN_COMMANDS[@]}"; do
    if ! is_later "$command"; then printf '  %-10s %s\n' "$command" "$(words "about.$command")"; fi
  done
  printf '\n%s\n' "$(words help.later)"
  for command in "${KNOWN_COMMANDS[@]}"; do
    if is_later "$command"; then printf '  %-10s %s\n' "$command" "$(words "about.$command")"; fi
  done
  printf '\n'
  say help.more
}

show_version() {
  printf 'huawu %s\n' "$(program_version)"
}

# usage_of COMMAND: one line, flags that may be left out in brackets.
usage_of() {
  local command=$1 line="./huawu $1" row name kind
  for row in $(flags_of "$command"); do
    name=--${row%%:*} kind=${row#*:}
    if [[ $kind != switch ]]; then name+=" $(words "value.$kind")"; fi
    if [[ " ${NEEDED_FLAGS[$command]-} " == *" ${row%%:*} "* ]]; then
      line+=" $name"
    else
      line+=" [$name]"
    fi
  done
  row=$(arguments_of "$command")
  case $row in
    '') ;;
    *'*') line+=" [${row%%:*}...]" ;;
    *'?') line+=" [${row%%:*}]" ;;
    *) line+=" ${row%%:*}" ;;
  esac
  printf '%s' "$line"
}

show_command_help() {
  local command=$1 second row name
  if [[ -n ${SUBCOMMANDS[$command]-} ]]; then
    for second in ${SUBCOMMANDS[$command]}; do
      printf '%s\n' "$(usage_of "$command $second")"
    done
  else
    printf '%s\n' "$(usage_of "$command")"
  fi
  printf '\n%s\n' "$(words "about.${command%% *}")"
  if [[ -v WORDS["more.${command%% *}"] ]]; then
    printf '%s\n' "$(words "more.${command%% *}")"
  fi
  if [[ $command == test ]] && ! is_packed; then say help.modules "$(standing_modules)"; fi
  if is_later "$command"; then say later.help; fi
  if [[ -n $(flags_of "$command") ]]; then printf '\n'; fi
  for row in $(flags_of "$command"); do
    name=--${row%%:*}
    if [[ ${row#*:} != switch ]]; then name+=" $(words "value.${row#*:}")"; fi
    printf '  %-24s %s\n' "$name" "$(words "flag.${row%%:*}")"
  done
}

# What ./huawu test can be given in this clone.
standing_modules() {
  local folder
  for folder in "$HUAWU_ROOT"/*/ "$HUAWU_ROOT"/server/src/main/java/org/huawu/server/*/; do
    folder=${folder%/} folder=${folder##*/}
    if part_stands "$folder"; then printf '%s ' "$folder"; fi
  done
  printf 'format java package'
}

is_later() {
  [[ $LATER_COMMANDS == *" ${1%% *} "* ]]
}
