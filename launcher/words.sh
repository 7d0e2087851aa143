# shellcheck shell=bash
# Sentences in the language of the terminal. The catalogues hold whole sentences; {1} {2} ... are filled in.

# Chinese when the locale of the terminal begins with zh, else English.
language_of_terminal() {
  local locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  if [[ $locale == zh* ]]; then
    printf 'zh'
  else
    printf 'en'
  fi
}

HUAWU_LANGUAGE=$(language_of_terminal)
readonly HUAWU_LANGUAGE
# Everything below sorts, matches and names files the same way on every machine; this locale is part of Debian.
export LC_ALL=C.UTF-8

declare -gA WORDS=()
# shellcheck source=launcher/words-en.sh
source "$HUAWU_ROOT/launcher/words-$HUAWU_LANGUAGE.sh"

# words KEY [FACT...]: the sentence, without a line end. Facts are put in once, left to right, never read again.
words() {
  local rest=${WORDS[$1]:?no sentence named $1} text=''
  shift
  while [[ $rest =~ ^([^{]*)\{([1-9])\}(.*)$ ]]; do
    text+=${BASH_REMATCH[1]}${!BASH_REMATCH[2]-}
    rest=${BASH_REMATCH[3]}
  done
  printf '%s' "$text$rest"
}

# say KEY [FACT...]: a line of result on standard output.
say() {
  words "$@"
  printf '\n'
}

# note KEY [FACT...]: a line about the way, on standard error, so that results stay clean.
note() {
  say "$@" >&2
}

# refuse KEY [FACT...]: failed or refused; the reason is the last line.
refuse() {
  printf 'huawu: %s\n' "$(words "$@")" >&2
  exit 1
}

# misuse KEY [FACT...]: wrong use or not built yet.
misuse() {
  printf 'huawu: %s\n' "$(words "$@")" >&2
  exit 2
}
