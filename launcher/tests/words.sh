# shellcheck shell=bash
# The two catalogues: same keys, same facts, and every sentence the code asks for.

catalogue() {
  local -A WORDS=()
  # shellcheck source=/dev/null
  source "$REPO/launcher/words-$1.sh"
  local key fact facts
  for key in "${!WORDS[@]}"; do
    facts=''
    for fact in 1 2 3 4 5 6 7 8 9; do
      if [[ ${WORDS[$key]} == *"{$fact}"* ]]; then facts+=" $fact"; fi
    done
    printf '%s%s\n' "$key" "$facts"
  done | sort
}

given_both_catalogues_when_compared_then_keys_and_facts_are_the_same() {
  diff <(catalogue en) <(catalogue zh)
}

given_the_code_when_it_asks_for_a_sentence_then_there_is_one() {
  comm -23 <({
    grep -ohE '\b(words|say|note|refuse|misuse|give_up) [a-z-]+\.[a-z.-]*[a-z]' "$REPO"/huawu "$REPO"/launcher/*.sh |
      awk '{ print $2 }'
    grep -ohE '\bfinding (ok|warning|fault) [a-z]+ [a-z]+\.[a-z.-]*[a-z]' "$REPO"/launcher/doctor.sh | awk '{ print $4 }'
  } | sort -u) <(catalogue en | awk '{ print $1 }' | sort) | tee missing
  [[ ! -s missing ]]
}

given_the_table_of_commands_when_read_then_each_has_its_words() {
  local -A WORDS=()
  local command row kind
  # shellcheck source=launcher/commands.sh
  source "$REPO/launcher/commands.sh"
  # shellcheck source=launcher/words-en.sh
  source "$REPO/launcher/words-en.sh"
  for command in "${KNOWN_COMMANDS[@]}"; do : "${WORDS[about.$command]:?}"; done
  for command in "${!FLAGS_OF[@]}"; do
    for row in ${FLAGS_OF[$command]}; do
      kind=${row#*:}
      : "${WORDS[flag.${row%%:*}]:?}"
      if [[ $kind != switch ]]; then : "${WORDS[kind.$kind]:?}" "${WORDS[wrong.$kind]:?}" "${WORDS[value.$kind]:?}"; fi
    done
  done
  for command in "${!ARGUMENTS_OF[@]}"; do
    kind=${ARGUMENTS_OF[$command]#*:} kind=${kind%[?*]}
    if [[ $kind != any ]]; then : "${WORDS[kind.$kind]:?}" "${WORDS[wrong.$kind]:?}"; fi
  done
}
